import type { Block } from '../../../shared/text/source-draft.ts'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/global.css'
import '../../../renderer/editor/highlights.css'
import styles from '../../../renderer/editor/transcript.module.css'
import { TranscriptView } from '../../../renderer/editor/transcript-view.ts'

/** A transcript of so many turns: labels, surrogate pairs, empty lines, headings, table rows and second paragraphs. */
export function sampleSource(turns: number): { text: string; blocks: Block[] } {
  const blocks: Block[] = []
  let text = ''
  const add = (label: string, words: string, rest: Partial<Block>) => {
    if (text !== '') text += '\n'
    const start = text.length
    text += label + words
    const contentStart = start + label.length
    blocks.push({
      kind: 'paragraph',
      speaker: null,
      turn: null,
      timeMs: null,
      level: null,
      ...rest,
      start,
      contentStart,
      end: text.length,
    })
  }
  add('', 'Interview with A. 👩‍🔬', { kind: 'heading', level: 1 })
  for (let turn = 1; turn <= turns; turn++) {
    const speaker = turn % 2 === 1 ? 'Interviewer' : 'Ann'
    const kind = { kind: 'turn', speaker, turn, timeMs: turn * 4000 } as const
    add(
      `${speaker}: `,
      `Turn ${turn}. She said 😀 “it’s fine”; naïve café. ${'And so on. '.repeat(turn % 9)}`,
      kind,
    )
    if (turn % 3 === 0) add('', `A second paragraph 𝒳𝒴 of turn ${turn}.`, kind)
    if (turn % 5 === 0) add('', '', {})
    if (turn % 7 === 0) add('', `cell one\tcell two\t${turn}`, { kind: 'tableRow' })
  }
  return { text, blocks }
}

/** Puts a transcript on the page, 900 by 600 pixels; returns it and how to take it away. */
export function showTranscript(source: { text: string; blocks: readonly Block[] }) {
  const scroller = document.createElement('div')
  const page = document.createElement('div')
  const root = document.createElement('div')
  scroller.className = styles.scroller ?? ''
  page.className = styles.page ?? ''
  root.className = styles.root ?? ''
  scroller.style.cssText = 'width: 900px; height: 600px'
  page.style.setProperty('--stripes', '100px')
  root.contentEditable = 'plaintext-only'
  page.append(root)
  scroller.append(page)
  document.body.append(scroller)
  const view = new TranscriptView(root, scroller, source)
  view.near.refresh()
  return {
    view,
    root,
    scroller,
    remove: () => {
      view.dispose()
      scroller.remove()
    },
  }
}

/** The elements of the blocks of a transcript, in order. */
export function blocksIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-index]')]
}

/** What the page shows as words, block by block. */
export function shownText(root: HTMLElement): string[] {
  return blocksIn(root).map(block => block.textContent ?? '')
}
