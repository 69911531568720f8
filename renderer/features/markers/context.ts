import type { Block } from '../../../shared/text/source-draft.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import { type TextRange, wordsIn } from '../../../shared/text/boundaries.ts'

/** How much of the text around a clause is shown, in UTF-16 code units. */
const BEFORE = 320
const AFTER = 120

/** A piece of a text: a word that can be an edge, the marker, or what stands between. */
export interface Piece extends TextRange {
  kind: 'word' | 'between' | 'marker'
}

/** The text around a clause, within the paragraphs that it and its marker lie in. */
export function contextOf(
  text: string,
  blocks: readonly Pick<Block, 'start' | 'end' | 'contentStart' | 'turn'>[],
  clause: TextRange,
  marker: TextRange,
): TextRange {
  const first = blocks[blockIndexAt(blocks, clause.start)]
  const last = blocks[blockIndexAt(blocks, marker.start)]
  const least = Math.min(clause.start, first?.contentStart ?? 0)
  const most = Math.max(marker.end, last?.end ?? text.length)
  let start = Math.max(least, clause.start - BEFORE)
  while (start > least && !/\s/.test(text.charAt(start - 1))) start -= 1
  let end = Math.min(most, marker.end + AFTER)
  while (end < most && !/\s/.test(text.charAt(end))) end += 1
  return { start, end }
}

/** A stretch of a text in pieces, in order and without a gap. */
export function piecesOf(text: string, range: TextRange, marker: TextRange): Piece[] {
  const words = [
    ...wordsIn(text, range.start, marker.start),
    ...wordsIn(text, marker.end, range.end),
  ].map((word): Piece => ({ ...word, kind: 'word' }))
  const named = [...words, { ...marker, kind: 'marker' as const }].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = range.start
  for (const piece of named) {
    if (piece.start > at) pieces.push({ start: at, end: piece.start, kind: 'between' })
    pieces.push(piece)
    at = piece.end
  }
  if (at < range.end) pieces.push({ start: at, end: range.end, kind: 'between' })
  return pieces
}
