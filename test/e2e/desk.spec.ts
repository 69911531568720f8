import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Coding } from '../../shared/contract/codings.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { expect, test } from './fixtures.ts'

const ANSWERS = [
  'Nobody had rung me for weeks. I had given up by then.',
  'She rang within the week. I thought she was holding on to me.',
  'So I went along on the Thursday. They knew my name at the door.',
  'There was tea and somebody to sit with. It was not a class.',
  'I sleep now. I told the doctor so.',
  '“Come back,” they said. And I did.',
]
const TEXT = ANSWERS.map((words, at) => `Interviewer: And ${at + 1}?\nAmara: ${words}`).join('\n')

async function ask<T>(engine: Engine, procedure: string, input: object): Promise<T> {
  const answer = await engine.call(procedure, input)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value as T
}

/** Everything that axe finds wrong with the page, one line each. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
}

test('an interview is coded by keyboard alone, and the project holds exactly what was meant', async ({
  page,
  projectDir,
  engine,
}) => {
  const path = join(projectDir, 'k.retroduce')
  await ask(engine, 'projects.create', { path, title: 'Keys', researcher: 'Kay' })
  const { id: sourceId } = await ask<{ id: string }>(engine, 'sources.create', {
    title: 'Amara',
    text: TEXT,
  })
  await ask(engine, 'codes.create', { name: 'Trust' })
  const { keyboard } = page
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  const sentence = [']', ']']
  /** What is on disk, as short as it can be read. */
  const coded = async () => {
    const codes = await ask<{ id: string; name: string }[]>(engine, 'codes.list', {})
    const codings = await ask<Coding[]>(engine, 'codings.list', { sourceId })
    return codings.map(({ roles, codeIds, quote, note, confidence }) => {
      const names = codeIds.map(id => codes.find(code => code.id === id)?.name)
      return [roles.join(''), quote, ...names, note, confidence].filter(Boolean).join(' | ')
    })
  }

  await press('Alt+1')
  await expect(page.getByRole('row', { name: /^Amara/ })).toBeVisible()
  await page.getByRole('row', { name: /^Amara/ }).focus()
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Transcript: Amara' })).toBeFocused()

  await press('r', ...sentence, 'c', 'n')
  await keyboard.type('why cim 1')
  await press('Control+Enter', 'f', 'f')
  await press('r', 'End', 'Shift+Home', 'm', 'k')
  await keyboard.type('trust')
  await press('Enter')
  await press('r', ...sentence, 'i', 'Alt+ArrowRight', 'Control+z', 'Control+Shift+z')
  await press('r', ...sentence, ']', 'c', 'o', 'Shift+C')
  await keyboard.type('Tea')
  await press('Enter')
  await press('r', ']', 'v')
  await press('r', ...sentence, '1', 'Delete', '1')
  await expect
    .poll(coded)
    .toEqual([
      'C | Nobody had rung me for weeks. | why cim 1 | medium',
      `M | ${ANSWERS[1]} | Trust`,
      'I | So I went along on the Thursday. They',
      `CO | ${ANSWERS[3]}`,
      'I | I',
      '“Come back,” they said. | Trust',
    ])
  const configurations = () =>
    ask<{ slots: { role: string; label: string }[] }[]>(engine, 'configurations.list', {})
  await expect.poll(configurations).toMatchObject([{ slots: [{ role: 'C', label: 'Tea' }] }])
  await expect(page.getByRole('textbox', { name: 'Transcript: Amara' })).toBeFocused()
})

test('the desk has no fault that axe knows, whatever is open on it', async ({ page }) => {
  const { keyboard } = page
  await page.getByRole('button', { name: 'Open the sample evaluation' }).click()
  await page.getByRole('button', { name: 'Save here' }).click()
  await expect(page.getByText('All changes saved')).toBeVisible()
  await keyboard.press('Control+k')
  await keyboard.type('c01 haz')
  await expect(page.getByRole('menuitem', { name: 'C01 Hazel, client' })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Transcript: C01 Hazel, client' })
  await expect(text).toBeFocused()
  for (const key of ['r', ']', ']', 'c', 'm', 'k']) await keyboard.press(key)
  await keyboard.type('alone')
  await keyboard.press('Enter')
  await expect(page.getByTestId('selection-bar')).toBeVisible()

  const small = { width: 640, height: 360 }
  for (const size of [{ width: 1280, height: 800 }, small]) {
    await page.setViewportSize(size)
    await expect(text).toBeVisible()
    expect(await faults(page), 'a coding in hand').toEqual([])
    for (const key of ['k', 'Shift+K', 'Shift+M', 'g', 'Shift+S', 'x']) {
      await keyboard.press(key)
      expect(await faults(page), key).toEqual([])
      await keyboard.press('Escape')
      await expect(text).toBeFocused()
    }
    await keyboard.press('n')
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
    expect(await faults(page), 'a note').toEqual([])
    await keyboard.press('Escape')
    await expect(text).toBeFocused()
  }

  // At 200 % the words have the width, and nothing lies over them.
  const words = await text.boundingBox()
  expect(words?.width).toBeGreaterThan(500)
  const bar = await page.getByTestId('selection-bar').boundingBox()
  const view = await page.getByTestId('transcript').boundingBox()
  expect(bar?.y).toBeGreaterThanOrEqual((view?.y ?? 0) + (view?.height ?? 0))

  await page.emulateMedia({ forcedColors: 'active' })
  expect(await faults(page), 'forced colours').toEqual([])
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' })
  await keyboard.press('Control+\\')
  await expect(
    page.getByRole('heading', { name: 'Which source do you want to code?' }),
  ).toBeVisible()
  expect(await faults(page), 'two sides').toEqual([])
  await keyboard.press('Control+\\')
  await expect(text).toBeFocused()
  await keyboard.press('Control+e')
  await expect(page.getByRole('textbox', { name: /^Editing the text/ })).toBeFocused()
  expect(await faults(page), 'editing').toEqual([])
})
