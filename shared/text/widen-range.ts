import { type BlockSpan, blockIndexAt } from './block-index.ts'
import { sentencesIn, type TextRange, trimRange, turnRange } from './boundaries.ts'

/** How far a passage can be taken. */
export type Widening = 'exact' | 'sentence' | 'paragraph' | 'turn'

/** A passage taken to the edges of the sentences, paragraphs or turns it begins and ends in; never narrower. */
export function widenRange(
  text: string,
  blocks: readonly BlockSpan[],
  range: TextRange,
  to: Widening,
): TextRange {
  if (to === 'exact') return range
  const last = Math.max(range.start, range.end - 1)
  const first = partAt(text, blocks, range.start, to)
  const end = partAt(text, blocks, last, to)
  return { start: Math.min(first.start, range.start), end: Math.max(end.end, range.end) }
}

function partAt(
  text: string,
  blocks: readonly BlockSpan[],
  offset: number,
  to: Exclude<Widening, 'exact'>,
): TextRange {
  const here = { start: offset, end: offset }
  if (to === 'turn') return turnRange(text, blocks, offset)
  const block = blocks[blockIndexAt(blocks, offset)]
  if (block === undefined) return here
  if (to === 'paragraph') return trimRange(text, { start: block.contentStart, end: block.end })
  const sentences = sentencesIn(text, block.contentStart, block.end)
  return sentences.find(({ start, end }) => start <= offset && offset < end) ?? here
}
