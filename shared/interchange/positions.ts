import type { Counting, Positions } from './foreign-project.ts'

/**
 * Programs count positions in three ways and say nothing of it. Each way is tried on all passages of a source: it is the
 * better one that puts passages onto the words they are named by, and else onto the edges of words.
 */

/** A passage as a file writes it. */
export interface WrittenPassage {
  name: string
  start: number
  end: number
}

const STANDARD: Counting = { unit: 'codePoint', lineBreak: 'two' }

/** The ways there are; the first is the standard's own. */
export const COUNTINGS: readonly Counting[] = [
  STANDARD,
  { unit: 'codePoint', lineBreak: 'one' },
  { unit: 'utf16', lineBreak: 'two' },
  { unit: 'utf16', lineBreak: 'one' },
]

/** Turns positions of a way of counting into offsets in UTF-16 code units; beyond the text it gives null. */
export function offsetsOf(
  raw: string,
  { unit, lineBreak }: Counting,
): (position: number) => number | null {
  // Where two code units count as one, by the position that has: each shifts what stands behind it.
  const pairs: number[] = []
  const pattern = PAIRS[unit][lineBreak]
  if (pattern !== null) {
    for (const { index } of raw.matchAll(pattern)) pairs.push(index - pairs.length)
  }
  const last = raw.length - pairs.length
  return position =>
    position > last || position < 0 ? null : position + countBelow(pairs, position)
}

/** What counts as one though it is two code units. */
const PAIRS: Record<Counting['unit'], Record<Counting['lineBreak'], RegExp | null>> = {
  codePoint: { two: /[\u{10000}-\u{10FFFF}]/gu, one: /\r\n|[\u{10000}-\u{10FFFF}]/gu },
  utf16: { two: null, one: /\r\n/g },
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** How well each way of counting fits a source's passages, in the order of `COUNTINGS`. */
export interface Fit {
  score: number
  fitting: number
  /** Which passages hold the words they are named by. */
  isNamed: boolean[]
  /** Where passages begin and end, in pairs, in UTF-16 code units; -1 beyond the text. */
  places: Int32Array
}

const NAMED = 4
const BEGUN = 3
const ON_WORDS = 2
const ON_ONE_EDGE = 0.5
const OUTSIDE = -8

/** Tries every way of counting on the passages of a text. */
export function tryCountings(raw: string, passages: readonly WrittenPassage[]): Fit[] {
  const isPlain = !/\r\n|[\u{10000}-\u{10FFFF}]/u.test(raw)
  // Without these all ways come to the same.
  const only = isPlain ? tryOne(raw, passages, STANDARD) : null
  return COUNTINGS.map(counting => only ?? tryOne(raw, passages, counting))
}

function tryOne(raw: string, passages: readonly WrittenPassage[], counting: Counting): Fit {
  const offset = offsetsOf(raw, counting)
  const places = new Int32Array(passages.length * 2).fill(-1)
  const isNamed: boolean[] = []
  let [score, fitting] = [0, 0]
  for (const [index, { name, start, end }] of passages.entries()) {
    const [from, to] = [offset(start), offset(end)]
    const points = from === null || to === null ? OUTSIDE : fitOf(raw, from, to, name)
    if (from !== null && to !== null) places.set([from, to], index * 2)
    isNamed.push(points >= BEGUN)
    score += points
    if (points >= ON_WORDS) fitting += 1
  }
  return { score, fitting, isNamed, places }
}

/** The way that fits a source best; among equals the one that fits the whole file best, and then the usual one. */
export function chooseCounting(
  fits: readonly Fit[],
  ofFile: readonly number[],
  passages: number,
): Positions & { index: number } {
  const best = COUNTINGS.map((_, index) => index).sort(
    (a, b) =>
      (fits[b]?.score ?? 0) - (fits[a]?.score ?? 0) || (ofFile[b] ?? 0) - (ofFile[a] ?? 0) || a - b,
  )[0]
  const index = best ?? 0
  const counting = COUNTINGS[index] ?? STANDARD
  return { counting, passages, fitting: fits[index]?.fitting ?? 0, index }
}

function fitOf(raw: string, start: number, end: number, name: string): number {
  const passage = raw.slice(start, end)
  const isAtStart = isEdge(raw, start) && !/^\s/.test(passage)
  const isAtEnd = isEdge(raw, end) && !/\s$/.test(passage)
  const named = namedBy(passage, name)
  if (named === 'whole') return NAMED
  // Where the name is cut, the end must speak for itself.
  if (named === 'beginning') return isAtEnd ? NAMED : BEGUN
  if (isAtStart && isAtEnd) return ON_WORDS
  return isAtStart || isAtEnd ? ON_ONE_EDGE : 0
}

/** Whether a passage is what its name says, or begins so: names of long passages are cut, by some without a sign. */
function namedBy(passage: string, name: string): 'whole' | 'beginning' | null {
  const said = squeeze(name)
  if (said === '') return null
  const words = squeeze(passage)
  if (words === said) return 'whole'
  const beginning = said.replace(/(?:…|\.\.\.)$/, '').trimEnd()
  const least = beginning === said ? 20 : 8
  return beginning.length >= least && words.startsWith(beginning) ? 'beginning' : null
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether an offset lies between characters, not within a word. */
function isEdge(raw: string, offset: number): boolean {
  if (offset === 0 || offset === raw.length) return true
  const isLow = (raw.charCodeAt(offset) & 0xfc00) === 0xdc00
  if (isLow && (raw.charCodeAt(offset - 1) & 0xfc00) === 0xd800) return false
  return !(WORD.test(raw.charAt(offset - 1)) && WORD.test(raw.charAt(offset)))
}

const WORD = /[\p{L}\p{N}]/u
