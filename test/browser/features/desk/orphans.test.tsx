import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Coding } from '../../../../shared/contract/codings.ts'
import { blocksIn } from '../../editor/sample-text.ts'
import { frames, type OpenDesk, openDesk, paintedWords, rangeOf, TEXT } from './open-desk.tsx'

let desk: OpenDesk
let orphan: Coding
let placed: Coding

const codings = () => desk.bridge.run('codings.list', { sourceId: desk.source.id })
const notice = () => desk.screen.getByText('1 coding lost its words when the text was edited.')
const list = () => desk.screen.getByRole('region', { name: 'Codings that lost their words' })
const button = (name: RegExp) => desk.screen.getByRole('button', { name })
const selected = () => document.getSelection()?.toString() ?? ''

/** The sentence that goes stood once; its words are much like those of all the others. */
const LOST = 'Turn 4. She said 😀 “it’s fine”'

beforeEach(async () => {
  desk = await openDesk(async (bridge, sourceId) => {
    const code = await bridge.run('codes.create', { name: 'Trust' })
    placed = await bridge.run('codings.create', {
      sourceId,
      ...rangeOf('Turn 2.'),
      roles: ['C'],
    })
    orphan = await bridge.run('codings.create', {
      sourceId,
      ...rangeOf(LOST),
      roles: ['M'],
      codeIds: [code.id],
      note: 'Why this matters',
    })
    const { start, end } = orphan
    const edits = [{ start, end, text: 'Number four: she laughed “it’s fine”' }]
    const { codings: report } = await bridge.run('sources.edit', { sourceId, edits })
    expect(report.orphanedIds).toEqual([orphan.id])
  })
  await expect.poll(() => paintedWords('role-c')).toEqual([placed.quote])
})

/** Selects words that came in place of the lost ones. */
async function selectNewWords(): Promise<void> {
  const block = blocksIn(desk.root).find(child => child.textContent?.includes('she laughed'))
  const node = block?.firstChild?.firstChild as Text
  const at = node.data.indexOf('she laughed')
  document.getSelection()?.setBaseAndExtent(node, at, node, at + 11)
  await expect.poll(() => useDesk.getState().selection?.end).toBeGreaterThan(0)
}

describe('codings that lost their words', () => {
  test('stand nowhere in the text, and a notice says so', async () => {
    await expect.element(notice()).toBeVisible()
    expect(paintedWords('role-m')).toEqual([])
    const stripes = [...document.querySelectorAll<HTMLElement>('[data-coding]')]
    expect(stripes.map(stripe => stripe.dataset['coding'])).toEqual([placed.id])
    desk.root.focus()
    await userEvent.keyboard('..')
    await frames()
    expect(useWorkspace.getState().codingId).toBe(placed.id)
  })

  test('are settled by keyboard: the list, similar words, put there; undo takes it back', async () => {
    desk.root.focus()
    await userEvent.keyboard('u')
    await expect.poll(() => list().element().textContent).toMatch(/Trust.*Why this matters/)
    await expect
      .poll(() => document.activeElement?.getAttribute('aria-label'))
      .toMatch(/^Find similar words/)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement).toBe(desk.root)
    // The longest run of the old words that still stands somewhere.
    expect(LOST).toContain(selected())
    expect(selected()).toMatch(/She said/)
    const words = selected()
    await userEvent.keyboard('p')
    await expect.poll(() => paintedWords('role-m')).toEqual([words])
    await expect.poll(codings).toContainEqual(
      expect.objectContaining({
        id: orphan.id,
        quote: words,
        isOrphan: false,
        note: orphan.note,
      }),
    )
    await expect.element(notice()).not.toBeInTheDocument()
    expect(desk.bridge.commands.map(({ procedure }) => procedure)).toEqual(['codings.update'])
    await desk.bridge.run('history.undo', {})
    await expect.element(notice()).toBeVisible()
    await expect.poll(() => paintedWords('role-m')).toEqual([])
  })

  test('are put on whatever words are selected', async () => {
    await userEvent.click(button(/^Settle it/))
    await selectNewWords()
    await userEvent.click(button(/^Put on the selection/))
    await expect.poll(() => paintedWords('role-m')).toEqual(['she laughed'])
    await expect
      .poll(codings)
      .toContainEqual(
        expect.objectContaining({ id: orphan.id, quote: 'she laughed', isOrphan: false }),
      )
  })

  test('leave the selected words free to read when the list adds a row to their tools', async () => {
    await selectNewWords()
    const tools = page.getByTestId('selection-bar')
    await expect.element(tools).toBeVisible()
    const before = tools.element().getBoundingClientRect()
    await userEvent.click(button(/^Settle it/))
    await expect
      .poll(() => tools.element().getBoundingClientRect().height)
      .toBeGreaterThan(before.height)
    const words = () => document.getSelection()?.getRangeAt(0).getBoundingClientRect()
    await expect
      .poll(() => tools.element().getBoundingClientRect().bottom <= (words()?.top ?? 0))
      .toBe(true)
  })

  test('are removed for good only when told, and undo brings them back', async () => {
    await userEvent.click(button(/^Settle it/))
    await userEvent.click(button(/^Remove the coding/))
    await expect.poll(codings).toHaveLength(1)
    await expect.element(notice()).not.toBeInTheDocument()
    await desk.bridge.run('history.undo', {})
    await expect.element(notice()).toBeVisible()
  })

  test('a jump to one opens the list at it', async () => {
    useWorkspace.getState().showPassage({ ...orphan }, orphan.id)
    await expect.element(list()).toBeVisible()
    expect(useDesk.getState().orphanId).toBe(orphan.id)
    expect(TEXT).toContain(orphan.quote)
  })
})
