import { snapCharacter, type TextRange, wordsIn } from './boundaries.ts'
import type { Edit } from './edit-script.ts'
import { labelledTurns, labelRegions } from './label-places.ts'
import type { Block } from './source-draft.ts'
import type { Substitution } from './substitute.ts'

/** What stands where words were blacked out: always as long, so that the length tells nothing. */
export const BLACKOUT = '█████'

/** What blacking out passages comes to. */
export interface Redaction extends Substitution {
  /** How many passages go; those that touch count as one. */
  count: number
  /** The words that go, as they are compared: in lower case. */
  words: ReadonlySet<string>
}

/** Shorter words stand everywhere and say nothing. */
const MIN_WORD = 3

/**
 * Blacks passages out, in whole characters and line by line, so that turns stay turns. A speaker's label that a passage
 * touches goes whole, and the turn has no other speaker then.
 */
export function redact(
  text: string,
  blocks: readonly Block[],
  passages: readonly TextRange[],
): Redaction {
  const regions = labelRegions(blocks)
  const turns = labelledTurns(text, blocks)
  const edits: Edit[] = []
  const speakers = new Map<number, string>()
  let count = 0
  for (const stretch of mergeTouching(passages.map(passage => widen(text, passage)))) {
    const before = edits.length
    for (const piece of piecesOf(text, stretch, regions)) {
      const isLabel = regions.some(({ start, end }) => start <= piece.start && piece.end <= end)
      const labels = isLabel ? turns.filter(({ place }) => place && touches(place, piece)) : []
      for (const { turn } of labels) speakers.set(turn, BLACKOUT)
      const range = hull([piece, ...labels.flatMap(({ place }) => place ?? [])])
      if (/[^█]/.test(text.slice(range.start, range.end))) edits.push({ ...range, text: BLACKOUT })
    }
    if (edits.length > before) count += 1
  }
  const words = edits.flatMap(({ start, end }) => longWords(text.slice(start, end)))
  return { edits: joinOverlapping(edits), speakers, count, words: new Set(words) }
}

/** Where words that were blacked out stand in another text. */
export function findBlackedOut(text: string, words: ReadonlySet<string>): Edit[] {
  return wordsIn(text, 0, text.length)
    .filter(({ start, end }) => words.has(text.slice(start, end).toLowerCase()))
    .map(range => ({ ...range, text: BLACKOUT }))
}

function longWords(text: string): string[] {
  return wordsIn(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end).toLowerCase())
    .filter(word => word.length >= MIN_WORD)
}

/** To whole characters, and over what is blacked out right beside it. */
function widen(text: string, passage: TextRange): TextRange {
  let start = snapCharacter(text, passage.start, 'back')
  let end = snapCharacter(text, passage.end, 'forward')
  while (text[start - 1] === '█') start -= 1
  while (text[end] === '█') end += 1
  return { start, end }
}

function mergeTouching(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The parts of a stretch on each line, before and behind the end of a label, without the white space around them. */
function piecesOf(text: string, stretch: TextRange, regions: readonly TextRange[]): TextRange[] {
  const inside = (edge: number) => stretch.start < edge && edge < stretch.end
  const edges = new Set(regions.flatMap(({ start, end }) => [start, end]).filter(inside))
  const lineBreaks = [...text.slice(stretch.start, stretch.end).matchAll(/\n/g)]
  for (const { index } of lineBreaks) edges.add(stretch.start + index)
  const cuts = [stretch.start, ...[...edges].sort((a, b) => a - b), stretch.end]
  return cuts.slice(1).flatMap((end, index) => {
    const start = cuts[index] ?? 0
    const part = text.slice(start, end)
    const isLabel = regions.some(region => region.start <= start && end <= region.end)
    // The colon behind a label is what makes the line a turn.
    const kept = isLabel ? part.replace(/[\s:：]+$/, '') : part.trimEnd()
    const lead = kept.length - kept.trimStart().length
    return lead < kept.length ? [{ start: start + lead, end: start + kept.length }] : []
  })
}

function touches(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end
}

function hull(ranges: readonly TextRange[]): TextRange {
  return {
    start: Math.min(...ranges.map(range => range.start)),
    end: Math.max(...ranges.map(range => range.end)),
  }
}

/** Two passages in one label black out the same words. */
function joinOverlapping(edits: readonly Edit[]): Edit[] {
  return mergeTouching(edits).map(range => ({ ...range, text: BLACKOUT }))
}
