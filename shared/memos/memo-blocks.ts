import type { MemoTarget } from './memo-links.ts'

/**
 * A memo as its editor has it. Its stored form is Markdown (`read-memo.ts`, `write-memo.ts`), of which this is what the
 * editor can make; all other Markdown is kept as it was written.
 */

/** Words in one look. */
export interface MemoSpan {
  /** A line feed is a line break. The words of a link hold none. */
  text: string
  isBold: boolean
  isItalic: boolean
  /** What the words link to. */
  target: MemoTarget | null
}

/** An item of a list. */
export interface MemoItem {
  /** 0 for an item of the list itself; at most one more than the item before. */
  depth: number
  isOrdered: boolean
  spans: MemoSpan[]
}

/** A part of a memo that begins on a line of its own. */
export type MemoBlock =
  | { kind: 'paragraph' | 'quote'; spans: MemoSpan[] }
  | { kind: 'heading'; level: number; spans: MemoSpan[] }
  /** `start` is the number of the first item of an ordered list. */
  | { kind: 'list'; start: number; items: MemoItem[] }
  /** Markdown that the editor does not know, to the letter. */
  | { kind: 'kept'; text: string }

/** Words without any look. */
export function plainSpan(text: string): MemoSpan {
  return { text, isBold: false, isItalic: false, target: null }
}

/** Whether two blocks say the same in the same look. */
export function isSameBlock(one: MemoBlock, other: MemoBlock): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/**
 * Blocks as only one way of writing them has them: neighbouring lists of one kind are one list, a heading is one line,
 * blanks at the ends of bold or italic words are neither, and what looks the same is one span.
 */
export function tidyBlocks(blocks: readonly MemoBlock[]): MemoBlock[] {
  const result: MemoBlock[] = []
  for (const block of blocks.map(tidyBlock)) {
    const last = result.at(-1)
    if (block.kind === 'list' && last?.kind === 'list' && isOrdered(last) === isOrdered(block)) {
      last.items.push(...block.items)
    } else result.push(block)
  }
  return result
}

function tidyBlock(block: MemoBlock): MemoBlock {
  switch (block.kind) {
    case 'kept':
      return { kind: 'kept', text: block.text }
    case 'list':
      return tidyList(block)
    case 'heading': {
      const spans = tidySpans(block.spans.map(toOneLine))
      return { kind: 'heading', level: block.level, spans }
    }
    default:
      return { kind: block.kind, spans: tidySpans(block.spans) }
  }
}

function isOrdered({ items }: { items: MemoItem[] }): boolean {
  return items[0]?.isOrdered ?? false
}

function tidyList(list: Extract<MemoBlock, { kind: 'list' }>): MemoBlock {
  let above = -1
  const items = list.items.map(({ depth, isOrdered: ordered, spans }) => {
    above = Math.min(depth, above + 1)
    return { depth: above, isOrdered: ordered, spans: tidySpans(spans) }
  })
  return { kind: 'list', start: isOrdered({ items }) ? list.start : 1, items }
}

function toOneLine(span: MemoSpan): MemoSpan {
  return { ...span, text: span.text.replaceAll('\n', ' ') }
}

/** Spans in which blanks have no look of their own, joined where they look the same. */
export function tidySpans(spans: readonly MemoSpan[]): MemoSpan[] {
  const pieces = spans.flatMap(splitBlanks)
  clearBlanks(pieces, 'isBold')
  clearBlanks(pieces, 'isItalic')
  const result: MemoSpan[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    const isSame = last?.isBold === piece.isBold && last.isItalic === piece.isItalic
    if (last && isSame && last.target === null && piece.target === null) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}

/** The blanks at both ends of a span as spans of their own. */
function splitBlanks({ text, isBold, isItalic, target }: MemoSpan): MemoSpan[] {
  if (target !== null) {
    const words = text.replaceAll(/\s*[\r\n]\s*/g, ' ')
    return [{ text: words, isBold, isItalic, target: { kind: target.kind, id: target.id } }]
  }
  const whole = text.replaceAll(/\r\n?/g, '\n')
  const words = whole.trim()
  const at = whole.indexOf(words)
  const parts = [whole.slice(0, at), words, whole.slice(at + words.length)]
  return parts
    .filter(part => part !== '')
    .map(part => ({ text: part, isBold, isItalic, target: null }))
}

/** Blanks are bold only between bold words, and italic between italic ones. */
function clearBlanks(pieces: MemoSpan[], look: 'isBold' | 'isItalic'): void {
  let before = false
  let blanks: MemoSpan[] = []
  const settle = (isSame: boolean) => {
    for (const blank of blanks) blank[look] = isSame
    blanks = []
  }
  for (const piece of pieces) {
    if (piece.target === null && piece.text.trim() === '') blanks.push(piece)
    else {
      settle(before && piece[look])
      before = piece[look]
    }
  }
  settle(false)
}
