import { afterEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { blocksIn, sampleSource, showTranscript, shownText } from './sample-text.ts'

const source = sampleSource(30)
let shown: ReturnType<typeof showTranscript> | null = null
afterEach(() => {
  shown?.remove()
  shown = null
})

function openAt(words: string) {
  shown = showTranscript(source)
  const at = source.text.indexOf(words)
  shown.view.select(at, at)
  return { ...shown, at, before: shownText(shown.root) }
}
const caret = () => shown?.view.map.readSelection()?.focus
const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))

describe('a transcript', () => {
  test('has a caret that the arrow keys move by characters and words', async () => {
    const { at } = openAt('She said')
    await userEvent.keyboard('{ArrowRight}')
    expect(caret()).toBe(at + 1)
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}')
    expect(source.text.slice(at, caret()).trim()).toBe('She')
    await userEvent.keyboard('{Home}{Shift>}{End}{/Shift}')
    const read = shown?.view.map.readSelection()
    expect(read && read.end > read.start).toBe(true)
  })

  test('selects words with shift and control', async () => {
    const { view } = openAt('She said')
    await userEvent.keyboard('{Control>}{Shift>}{ArrowRight}{ArrowRight}{/Shift}{/Control}')
    const read = view.map.readSelection()
    expect(source.text.slice(read?.start, read?.end)).toBe('She said')
  })

  test('lets the caret pass from one block into the next and back', async () => {
    openAt('She said')
    const first = source.blocks.find(block => block.turn === 1)
    const next = source.blocks.find(block => block.turn === 2)
    shown?.view.select(first?.end ?? 0, first?.end ?? 0)
    await userEvent.keyboard('{ArrowRight}')
    expect(caret()).toBe(next?.contentStart)
    await userEvent.keyboard('{ArrowLeft}')
    expect(caret()).toBe(first?.end)
  })

  test('goes a page on and back with the page keys', async () => {
    const { at } = openAt('She said')
    await userEvent.keyboard('{PageDown}')
    expect(caret()).toBeGreaterThan(at + 300)
    await userEvent.keyboard('{PageUp}')
    expect(caret()).toBeLessThan(at + 300)
  })

  test('is never changed by typing, deleting, pasting, cutting, dropping or composing', async () => {
    const { view, root, at, before } = openAt('She said')
    view.select(at, at + 8)
    await userEvent.keyboard('x')
    await userEvent.keyboard('{Backspace}{Delete}{Enter}')
    await userEvent.keyboard('{Control>}x{/Control}{Control>}v{/Control}{Control>}b{/Control}')
    for (const type of ['paste', 'cut', 'drop'] as const) {
      const data = new DataTransfer()
      data.setData('text/plain', 'foreign')
      const event =
        type === 'drop'
          ? new DragEvent(type, { dataTransfer: data, cancelable: true, bubbles: true })
          : new ClipboardEvent(type, { clipboardData: data, cancelable: true, bubbles: true })
      root.dispatchEvent(event)
      expect(event.defaultPrevented).toBe(true)
    }
    document.execCommand('insertText', false, 'foreign')
    document.execCommand('delete')
    const session = cdp() as unknown as {
      send: (method: string, input: unknown) => Promise<unknown>
    }
    await session.send('Input.insertText', { text: 'foreign' })
    await session.send('Input.imeSetComposition', {
      text: 'か',
      selectionStart: 1,
      selectionEnd: 1,
    })
    await session.send('Input.insertText', { text: '蚊' })
    await frames()
    expect(shownText(root)).toEqual(before)
  })

  test('never shows what an input method composes, and keeps the caret and the keys', async () => {
    const { root, at, before } = openAt('She said')
    const written: MutationRecord[] = []
    const observer = new MutationObserver(records => written.push(...records))
    observer.observe(root, { characterData: true, childList: true, subtree: true })
    const session = cdp() as unknown as {
      send: (method: string, input: unknown) => Promise<unknown>
    }
    for (const text of ['か', 'かん', '漢']) {
      const selection = { selectionStart: text.length, selectionEnd: text.length }
      await session.send('Input.imeSetComposition', { text, ...selection })
      await frames()
    }
    await session.send('Input.insertText', { text: '漢字' })
    await frames()
    observer.disconnect()
    expect(written.filter(({ type }) => type === 'characterData')).toEqual([])
    expect(shownText(root)).toEqual(before)
    expect(document.activeElement).toBe(root)
    expect(caret()).toBe(at)
    await userEvent.keyboard('{ArrowRight}')
    expect(caret()).toBe(at + 1)
  })

  test('puts back what something else writes into the page', async () => {
    const { root, before } = openAt('She said')
    const node = blocksIn(root)[3]?.firstChild?.firstChild as Text
    node.data = 'foreign'
    root.append('more')
    blocksIn(root)[5]?.remove()
    root.children[1]?.remove()
    await frames()
    expect(shownText(root)).toEqual(before)
    expect(root.textContent).toBe(before.join(''))
  })
})
