import { beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { useDrafts } from '../../../../renderer/features/desk/drafts.ts'
import { mayLeave } from '../../../../renderer/store/leaving.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import { frames, type OpenDesk, openDesk, paintedWords, rangeOf, TEXT } from './open-desk.tsx'

let desk: OpenDesk
let early: Coding
let late: Coding

const stored = async () => (await desk.bridge.run('sources.get', { sourceId: desk.source.id })).text
const codings = () => desk.bridge.run('codings.list', { sourceId: desk.source.id })
const commandNames = () => desk.bridge.commands.map(({ procedure }) => procedure)
const surface = () => desk.screen.getByRole('textbox', { name: /^Editing the text/ })
const isEditing = () => surface().query() !== null
const button = (name: string | RegExp) => desk.screen.getByRole('button', { name })
/** Dialogs lie over the desk, outside its frame. */
const dialogButton = (name: string) =>
  [...document.querySelectorAll('[data-modal] button')].find(found => found.textContent === name)
/** What the surface shows, as the text that saving would store. */
const typed = () => [...surface().element().children].map(line => line.textContent ?? '').join('\n')

/** Opens the text to typing and puts the caret in front of words. */
async function editAt(words: string): Promise<void> {
  if (!isEditing()) {
    desk.root.focus()
    await userEvent.keyboard('{Control>}e{/Control}')
    await expect.poll(isEditing).toBe(true)
    await expect.poll(() => document.activeElement).toBe(surface().element())
  }
  const walker = document.createTreeWalker(surface().element(), NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text
    const at = node.data.indexOf(words)
    if (at < 0) continue
    document.getSelection()?.setBaseAndExtent(node, at, node, at)
    return frames()
  }
  throw new Error(`The surface does not show: ${words}`)
}
const save = () => userEvent.keyboard('{Control>}s{/Control}')

beforeEach(async () => {
  desk = await openDesk(async (bridge, sourceId) => {
    const code = (words: string, role: 'C' | 'M') =>
      bridge.run('codings.create', { sourceId, ...rangeOf(words), roles: [role] })
    early = await code('She said 😀', 'C')
    late = await code('A second paragraph', 'M')
  })
  await expect.poll(() => paintedWords('role-c')).toEqual([early.quote])
})

describe('editing the text', () => {
  test('a correction before a coding moves it, on screen at once and on disk as one step', async () => {
    await editAt('Turn 1.')
    expect(typed()).toBe(TEXT)
    await userEvent.keyboard('Well, ')
    await expect.poll(() => paintedWords('role-c')).toEqual([early.quote])
    expect(commandNames()).toEqual([])
    await save()
    await expect.poll(isEditing).toBe(false)
    expect(await stored()).toBe(TEXT.replace('Turn 1.', 'Well, Turn 1.'))
    expect(await codings()).toMatchObject([
      { id: early.id, quote: early.quote, start: early.start + 6, isOrphan: false },
      { id: late.id, quote: late.quote, start: late.start + 6 },
    ])
    expect(commandNames()).toEqual(['sources.edit'])
    await expect.element(desk.screen.getByText('2 codings kept')).toBeVisible()
    await expect.poll(() => paintedWords('role-c')).toEqual([early.quote])
    await desk.bridge.run('history.undo', {})
    await expect.poll(() => paintedWords('role-m')).toEqual([late.quote])
    expect(await stored()).toBe(TEXT)
    expect(await codings()).toMatchObject([{ start: early.start }, { start: late.start }])
    await expect.element(desk.screen.getByText('2 codings kept')).not.toBeInTheDocument()
  })

  test('the keys that code are letters here', async () => {
    await editAt('She said')
    await userEvent.keyboard('cimo1k[[]')
    await expect.poll(typed).toBe(TEXT.replace('She said', 'cimo1k[]She said'))
    expect(commandNames()).toEqual([])
  })

  test('Enter splits a turn, Backspace joins it again, and typing is undone and done again', async () => {
    await editAt('She said')
    await userEvent.keyboard('{Enter}')
    const split = TEXT.replace('She said', '\nShe said')
    await expect.poll(typed).toBe(split)
    await userEvent.keyboard('{Backspace}')
    await expect.poll(typed).toBe(TEXT)
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(typed).toBe(split)
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(typed).toBe(TEXT)
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.poll(typed).toBe(split)
    expect(commandNames()).toEqual([])
  })

  test('what is pasted is plain text, a line for each of its lines', async () => {
    await editAt('She said')
    const data = new DataTransfer()
    data.setData('text/plain', 'one\r\ntwo\tthree')
    data.setData('text/html', '<b>bold</b>')
    const paste = { clipboardData: data, bubbles: true, cancelable: true }
    surface().element().dispatchEvent(new ClipboardEvent('paste', paste))
    await expect.poll(typed).toBe(TEXT.replace('She said', 'one\ntwo\tthreeShe said'))
    expect(surface().element().querySelector('b, strong')).toBeNull()
  })

  test('a speaker label is text like any other, and its correction is the speaker', async () => {
    await editAt('Interviewer: Turn 1.')
    await userEvent.keyboard('{Delete>11/}Moderator')
    await save()
    await expect.poll(isEditing).toBe(false)
    const { text, blocks } = await desk.bridge.run('sources.get', { sourceId: desk.source.id })
    expect(text).toBe(TEXT.replace('Interviewer: Turn 1.', 'Moderator: Turn 1.'))
    expect(blocks.find(block => block.turn === 1)?.speaker).toBe('Moderator')
    expect((await codings()).map(coding => coding.quote)).toEqual([early.quote, late.quote])
  })

  test('what is typed survives a look elsewhere, and is asked about before it is left for good', async () => {
    await editAt('Turn 1.')
    await userEvent.keyboard('x')
    const other = await desk.bridge.run('sources.create', { title: 'Interview 2', text: 'Else' })
    useWorkspace.getState().openSource(other.id)
    await expect.poll(isEditing).toBe(false)
    useWorkspace.getState().openSource(desk.source.id)
    await expect.poll(isEditing).toBe(true)
    const changed = TEXT.replace('Turn 1.', 'xTurn 1.')
    expect(typed()).toBe(changed)

    const staying = mayLeave()
    await expect.poll(() => dialogButton('Keep editing')).toBeDefined()
    await userEvent.click(dialogButton('Keep editing') as Element)
    expect(await staying).toBe(false)
    expect(typed()).toBe(changed)

    const leaving = mayLeave()
    await expect.poll(() => dialogButton('Save the text')).toBeDefined()
    await userEvent.click(dialogButton('Save the text') as Element)
    expect(await leaving).toBe(true)
    expect(await stored()).toBe(changed)
  })

  test('leaving asks nothing while nothing is changed, and discards what is only when told', async () => {
    await editAt('Turn 1.')
    await userEvent.click(button('Leave'))
    await expect.poll(isEditing).toBe(false)
    await editAt('Turn 1.')
    await userEvent.keyboard('x')
    await userEvent.click(button('Discard'))
    await userEvent.click(dialogButton('Discard the corrections') as Element)
    await expect.poll(isEditing).toBe(false)
    expect(useDrafts.getState().drafts).toEqual({})
    expect(await stored()).toBe(TEXT)
    expect(commandNames()).toEqual([])
  })

  test('a refusal keeps the mode and what was typed', async () => {
    desk.bridge.refuse('sources.edit', 'The text could not be saved. Nothing was lost.')
    await editAt('Turn 1.')
    await userEvent.keyboard('x')
    await save()
    await expect.poll(commandNames).toEqual(['sources.edit'])
    await expect.poll(() => useDrafts.getState().drafts[desk.source.id]?.isSaving).toBe(false)
    expect(typed()).toBe(TEXT.replace('Turn 1.', 'xTurn 1.'))
  })

  test('a better transcript says what it would do before it does it', async () => {
    await editAt('Turn 1.')
    await userEvent.click(button('Paste a better transcript…'))
    const area = () => document.querySelector<HTMLTextAreaElement>('[data-modal] textarea')
    await expect.poll(area).not.toBeNull()
    const better = TEXT.replace('She said 😀 ', 'Nodding')
    await userEvent.fill(area() as Element, better)
    const shown = () => document.querySelector('[data-modal] [role=status]')?.textContent
    await expect.poll(shown).toContain('1 coding kept, 1 lost its words')
    expect(shown()).toContain(early.quote)
    await userEvent.click(dialogButton('Replace the text') as Element)
    await expect.poll(isEditing).toBe(false)
    expect(await stored()).toBe(better)
    expect((await codings()).filter(coding => coding.isOrphan)).toMatchObject([{ id: early.id }])
    expect(commandNames()).toEqual(['sources.edit'])
  })
})
