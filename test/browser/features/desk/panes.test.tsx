import { beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { useDesk } from '../../../../renderer/features/desk/desk-store.ts'
import { useTabs } from '../../../../renderer/store/tabs.ts'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import { blocksIn, sampleSource } from '../../editor/sample-text.ts'
import {
  frames,
  type OpenDesk,
  openDesk,
  paintedWords,
  rangeOf,
  selectWords,
} from './open-desk.tsx'

const { text: OTHER_TEXT } = sampleSource(25)

let desk: OpenDesk
let otherId: string

const rootOf = (title: string) =>
  desk.screen.getByRole('textbox', { name: `Transcript: ${title}` }).element() as HTMLElement
const codingsOf = (sourceId: string) => desk.bridge.run('codings.list', { sourceId })
const read = () => useWorkspace.getState().sourceId
const order = () =>
  [...document.querySelectorAll<HTMLElement>('[data-pane]')].map(pane => pane.dataset['pane'])
const press = (target: EventTarget, key: string, code = `Key${key.toUpperCase()}`) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))

/** Clicks on the first place where a text shows some words. */
async function clickWords(root: HTMLElement, words: string): Promise<void> {
  const block = blocksIn(root).find(child => child.textContent?.includes(words))
  const node = block?.firstChild?.firstChild as Text
  const range = document.createRange()
  range.setStart(node, node.data.indexOf(words))
  range.setEnd(node, node.data.indexOf(words) + words.length)
  const { left, top, width, height } = range.getBoundingClientRect()
  const from = root.getBoundingClientRect()
  const position = { x: left - from.left + width / 2, y: top - from.top + height / 2 }
  await userEvent.click(root, { position })
}

/** Opens the second source beside the first, which is read. */
async function openBeside(): Promise<void> {
  useTabs.setState({ openIds: [desk.source.id, otherId] })
  desk.root.focus()
  window.dispatchEvent(
    new KeyboardEvent('keydown', { key: '\\', code: 'Backslash', ctrlKey: true, bubbles: true }),
  )
  await expect.element(desk.screen.getByRole('textbox', { name: /Interview 2/ })).toBeVisible()
  await expect.poll(() => document.querySelectorAll('[data-index]').length).toBeGreaterThan(60)
}

describe('two sources side by side', () => {
  beforeEach(async () => {
    desk = await openDesk(async (bridge, sourceId) => {
      const other = await bridge.run('sources.create', { title: 'Interview 2', text: OTHER_TEXT })
      otherId = other.id
      const passage = { ...rangeOf('She said', 20), sourceId }
      await bridge.run('codings.create', { ...passage, roles: ['C'] })
      await bridge.run('codings.create', { ...passage, sourceId: otherId, roles: ['O'] })
    })
    await openBeside()
  })

  test('both are painted, and the one that was read stays as it was, with its own text nodes', async () => {
    await expect.poll(() => paintedWords('role-o')).toHaveLength(1)
    expect(paintedWords('role-c')).toHaveLength(1)
    expect(rootOf('Interview 1')).toBe(desk.root)
    expect(desk.root.isConnected).toBe(true)
    expect(read()).toBe(desk.source.id)
    expect(order()).toEqual([desk.source.id, otherId])
  })

  test('whichever is pressed gets the keys and the inspector; nothing is made anew', async () => {
    const roots = [desk.root, rootOf('Interview 2')]
    await clickWords(rootOf('Interview 2'), 'naïve')
    await expect.poll(read).toBe(otherId)
    const overview = () => document.querySelector('[aria-label="Source"]')?.textContent
    await expect.poll(overview).toMatch(/^Interview 2/)
    await userEvent.keyboard(',')
    await expect
      .poll(() => useWorkspace.getState().codingId)
      .toBe((await codingsOf(otherId))[0]?.id)
    await clickWords(desk.root, 'naïve')
    await expect.poll(read).toBe(desk.source.id)
    expect(useWorkspace.getState().codingId).not.toBe((await codingsOf(otherId))[0]?.id)
    expect(order()).toEqual([desk.source.id, otherId])
    expect([rootOf('Interview 1'), rootOf('Interview 2')]).toEqual(roots)
  })

  test('a key in the very task of the change of sides codes nothing of the side that was left', async () => {
    await selectWords(desk, 'naïve café')
    const head = desk.screen.getByRole('heading', { name: 'Interview 2' }).element()
    head.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }))
    for (const key of ['m', 'k', 'v', 'x']) press(desk.root, key)
    press(window, 'i')
    await frames()
    expect(read()).toBe(otherId)
    expect(desk.bridge.commands).toEqual([])
    expect(useDesk.getState().popup).toBeNull()
  })

  test('F6 goes to the other side and back, with caret and selection where they were', async () => {
    await selectWords(desk, 'naïve café')
    await userEvent.keyboard('{F6}')
    await expect.poll(read).toBe(otherId)
    expect(document.activeElement).toBe(rootOf('Interview 2'))
    await userEvent.keyboard(']')
    await userEvent.keyboard('o')
    await expect.poll(() => codingsOf(otherId)).toHaveLength(2)
    expect(await codingsOf(desk.source.id)).toHaveLength(1)
    await userEvent.keyboard('{F6}')
    await expect.poll(() => document.getSelection()?.toString()).toBe('naïve café')
    await userEvent.keyboard('m')
    await expect.poll(() => codingsOf(desk.source.id)).toHaveLength(2)
    expect(await codingsOf(otherId)).toHaveLength(2)
  })

  test('a quote of either is shown where it stands, and a third source takes the place of the one read', async () => {
    const start = OTHER_TEXT.indexOf('Turn 5.')
    const passage = { sourceId: otherId, start, end: start + 30 }
    useWorkspace.getState().showPassage(passage)
    await expect
      .poll(() => paintedWords('desk-flash').join(''))
      .toBe(OTHER_TEXT.slice(start, start + 30))
    expect(read()).toBe(otherId)
    expect(order()).toEqual([desk.source.id, otherId])
    const third = await desk.bridge.run('sources.create', { title: 'Interview 3', text: 'A: Yes.' })
    useWorkspace.getState().openSource(third.id)
    await expect.poll(order).toEqual([desk.source.id, third.id])
  })

  test('a side that is closed leaves its tab; a tab that is closed closes its side', async () => {
    await desk.screen
      .getByRole('button', { name: /^Close this side, and leave Interview 1/ })
      .click()
    await expect.poll(order).toEqual([otherId])
    expect(read()).toBe(otherId)
    expect(useTabs.getState().openIds).toContain(desk.source.id)
    useTabs.setState({ besideId: desk.source.id })
    await expect.poll(order).toHaveLength(2)
    await desk.screen.getByRole('button', { name: 'Close Interview 2' }).click()
    await expect.poll(order).toEqual([desk.source.id])
    expect(read()).toBe(desk.source.id)
  })

  test('the text that is edited on one side gets no keys of the other', async () => {
    await userEvent.keyboard('{Control>}e{/Control}')
    const surface = desk.screen.getByRole('textbox', { name: /^Editing the text/ })
    await expect.element(surface).toBeVisible()
    await clickWords(rootOf('Interview 2'), 'naïve')
    await expect.poll(read).toBe(otherId)
    await userEvent.keyboard(']c')
    await expect.poll(() => codingsOf(otherId)).toHaveLength(2)
    await userEvent.click(surface, { position: { x: 200, y: 40 } })
    await userEvent.keyboard('c')
    await expect
      .poll(() => surface.element().textContent?.length)
      .toBeGreaterThan(desk.source.text.length - 400)
    expect(await codingsOf(otherId)).toHaveLength(2)
    expect(await codingsOf(desk.source.id)).toHaveLength(1)
  })
})

describe('what is remembered', () => {
  test('tabs, sides and the place in the text are there again in a new window', async () => {
    desk = await openDesk(async bridge => {
      const other = await bridge.run('sources.create', { title: 'Interview 2', text: OTHER_TEXT })
      otherId = other.id
    })
    await openBeside()
    const scroller = desk.root.closest('[data-testid="transcript"]') as HTMLElement
    // The text has found its new width by then.
    await frames(8)
    // Well into a paragraph, so that none begins or ends just at the edge.
    const into = blocksIn(desk.root)[15]?.getBoundingClientRect()
    scroller.scrollTop +=
      (into?.top ?? 0) + (into?.height ?? 0) / 2 - scroller.getBoundingClientRect().top
    await frames()
    const top = () => {
      const from = scroller.getBoundingClientRect().top
      return blocksIn(desk.root).find(child => child.getBoundingClientRect().bottom > from)
        ?.textContent
    }
    const seen = top()
    window.dispatchEvent(new Event('pagehide'))
    const remembered = () => desk.bridge.run('places.get', { sourceId: desk.source.id })
    await expect.poll(remembered).not.toBeNull()
    const tabs = () => desk.bridge.run('tabs.get', {})
    await expect.poll(tabs).toEqual({
      ...{ sourceIds: [desk.source.id, otherId], activeId: desk.source.id },
      ...{ besideId: otherId, isActiveRight: false },
    })
    expect(desk.bridge.commands).toEqual([])

    const again = await openDesk(undefined, desk.bridge)
    await expect.poll(order).toEqual([desk.source.id, otherId])
    expect(read()).toBe(desk.source.id)
    const root = again.root
    const view = root.closest('[data-testid="transcript"]') as HTMLElement
    const from = view.getBoundingClientRect().top
    const first = blocksIn(root).find(child => child.getBoundingClientRect().bottom > from)
    expect(first?.textContent).toBe(seen)
  })
})
