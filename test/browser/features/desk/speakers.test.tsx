import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { blocksIn } from '../../editor/sample-text.ts'
import {
  frames,
  type OpenDesk,
  openDesk,
  paintedWords,
  rangeOf,
  selectWords,
} from './open-desk.tsx'

let desk: OpenDesk

const CODED = 'Turn 4. She said'
/** What the gutter says beside the paragraph that holds these words: turn, speaker, and whether they ask. */
function gutter(words: string): string {
  const block = blockOf(words)
  const { turn, speaker, asks } = block.dataset
  return `${turn ?? '-'} ${speaker ?? '-'}${asks === undefined ? '' : ' asks'}`
}
function blockOf(words: string): HTMLElement {
  const block = blocksIn(desk.root).find(child => child.textContent?.includes(words))
  if (!(block instanceof HTMLElement)) throw new Error(`Nothing shows “${words}”`)
  return block
}
/** Puts the caret in front of these words. */
async function caretAt(words: string): Promise<void> {
  await selectWords(desk, words)
  const { start } = useDesk.getState().selection ?? { start: 0 }
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(() => useDesk.getState().selection).toMatchObject({ start, end: start })
}
const commands = () => desk.bridge.commands.map(({ procedure }) => procedure)
const option = (name: RegExp) => page.getByRole('option', { name })
const undo = () => desk.bridge.run('history.undo', {})

beforeEach(async () => {
  await page.viewport(1280, 720)
  desk = await openDesk(async (bridge, sourceId) => {
    await bridge.run('codings.create', { sourceId, ...rangeOf(CODED), roles: ['C'] })
  })
  await expect.poll(() => paintedWords('role-c')).toEqual([CODED])
})

describe('who speaks, on the desk', () => {
  test('by keyboard: this turn goes to somebody new; caret, place and codings stay', async () => {
    await caretAt('Turn 4. She')
    await userEvent.keyboard('{Shift>}S{/Shift}')
    await expect.element(page.getByRole('dialog', { name: 'Who speaks in turn 4?' })).toBeVisible()
    await userEvent.keyboard('Carer{Enter}')
    await expect.poll(() => gutter('Turn 4.')).toBe('4 Carer')
    expect(gutter('Turn 6.')).toBe('6 Ann')
    expect(commands()).toEqual(['speakers.correct'])
    await expect.poll(() => document.activeElement).toBe(desk.root)
    await frames()
    const { start } = rangeOf('Turn 4. She')
    expect(useDesk.getState().selection).toMatchObject({ start, end: start })
    expect(paintedWords('role-c')).toEqual([CODED])
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(document.getSelection()?.toString()).toBe('T')
    await undo()
    await expect.poll(() => gutter('Turn 4.')).toBe('4 Ann')
  })

  test('by keyboard: every turn of a speaker, by the choice beside the field', async () => {
    await caretAt('Turn 4. She')
    await userEvent.keyboard('{Shift>}S{/Shift}')
    await userEvent.keyboard('Bea{Tab}{ArrowDown}')
    await expect.element(page.getByRole('radio', { name: 'All 20 turns of Ann' })).toBeChecked()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => gutter('Turn 6.')).toBe('6 Bea')
    expect(gutter('Turn 4.')).toBe('4 Bea')
    expect(commands()).toEqual(['speakers.rename'])
  })

  test('by mouse: the name in the gutter opens the list; Escape leaves all as it is', async () => {
    const block = blockOf('Turn 4.')
    await userEvent.click(block, { position: { x: 50, y: 20 } })
    await expect.element(page.getByRole('dialog', { name: 'Who speaks in turn 4?' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(document.activeElement).toBe(desk.root)
    await userEvent.click(block, { position: { x: 50, y: 20 } })
    await userEvent.click(option(/^Interviewer/))
    await expect.poll(() => gutter('Turn 4.')).toBe('4 Interviewer asks')
  })

  test('a new speaker begins in a paragraph of a turn, and goes back into it', async () => {
    const words = 'A second paragraph 𝒳𝒴 of turn 3.'
    await userEvent.click(blockOf(words), { position: { x: 50, y: 8 } })
    await expect.element(page.getByRole('radio', { name: 'From here on' })).toBeChecked()
    await userEvent.keyboard('Carer{Enter}')
    await expect.poll(() => gutter(words)).toBe('4 Carer')
    expect(gutter('Turn 4.')).toBe('5 Ann')
    expect(paintedWords('role-c')).toEqual([CODED])
    await userEvent.click(blockOf(words), { position: { x: 50, y: 20 } })
    await userEvent.click(option(/No new speaker here.*Interviewer goes on/))
    await expect.poll(() => gutter(words)).toBe('- - asks')
    expect(gutter('Turn 4.')).toBe('4 Ann')
    expect(commands()).toEqual(['speakers.beginTurn', 'speakers.joinTurn'])
  })

  test('whoever asks is marked in the text, and can be marked by hand', async () => {
    expect(gutter('Turn 3.')).toBe('3 Interviewer asks')
    expect(getComputedStyle(blockOf('Turn 3.')).fontStyle).toBe('italic')
    expect(getComputedStyle(blockOf('Turn 4.')).fontStyle).toBe('normal')
    await caretAt('Turn 4. She')
    await userEvent.keyboard('{Shift>}S{/Shift}')
    await userEvent.click(option(/Ann is an interviewer/))
    await expect.poll(() => gutter('Turn 4.')).toBe('4 Ann asks')
    await undo()
    await expect.poll(() => gutter('Turn 4.')).toBe('4 Ann')
  })
})
