import { beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { forgetList, useNames } from '../../../../renderer/store/names.ts'
import { useNotices } from '../../../../renderer/store/notices.ts'
import { frames, openDesk, paintedWords, selectWords, TEXT } from './open-desk.tsx'

beforeEach(() => {
  forgetList()
})

/** The first words of the text that are long enough to be a passage. */
const WORDS = /\p{L}{4,} \p{L}{4,}/u.exec(TEXT)?.[0] ?? ''

test('by key, the words in hand are blacked out, once that is confirmed, and undone', async () => {
  const desk = await openDesk()
  const { bridge, screen, source } = desk
  await selectWords(desk, WORDS)
  await userEvent.keyboard('x')
  await expect
    .poll(() => document.querySelector('[role="alertdialog"]')?.textContent)
    .toMatch(`“${WORDS}” goes from the text`)
  await userEvent.keyboard('{Enter}')
  const text = async () => (await bridge.run('sources.get', { sourceId: source.id })).text
  await expect.poll(text).toBe(TEXT.replace(WORDS, '█████'))
  await expect.poll(() => paintedWords('blacked-out')).toEqual(['█████'])
  const told = screen.getByRole('textbox').element().querySelectorAll('[aria-description]')
  expect([...told].map(block => block.textContent)).toEqual([expect.stringContaining('█████')])

  await bridge.run('history.undo', {})
  await expect.poll(text).toBe(TEXT)
})

test('where the blacked-out words stand in what somebody wrote, that is said', async () => {
  const desk = await openDesk()
  await desk.bridge.run('elements.create', { role: 'C', label: `After ${WORDS}` })
  await selectWords(desk, WORDS)
  await userEvent.keyboard('x')
  await expect.poll(() => document.querySelector('[role="alertdialog"]')).not.toBeNull()
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() =>
      useNotices
        .getState()
        .notices.map(({ text }) => text)
        .join(' '),
    )
    .toMatch(/The same words stand in \d+ other places? of the project/)
})

test('Escape leaves the words as they are', async () => {
  const desk = await openDesk()
  await selectWords(desk, WORDS)
  await userEvent.keyboard('x')
  await expect.poll(() => document.querySelector('[role="alertdialog"]')).not.toBeNull()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[role="alertdialog"]')).toBeNull()
  await frames()
  expect(desk.bridge.commands).toEqual([])
})

test('a name in hand goes on the list, and nothing is replaced yet', async () => {
  const desk = await openDesk()
  await selectWords(desk, WORDS)
  await userEvent.keyboard('aa')
  expect(useNames.getState().rows).toMatchObject([
    { name: WORDS, replacement: 'Person 1', kind: 'person' },
  ])
  expect(desk.bridge.commands).toEqual([])
  forgetList()
})
