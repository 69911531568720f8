import { foldQuote, type FoldedText, foldText } from './folded-text.ts'

/** Where a quote stands in a text, in UTF-16 code units. */
export interface FoundQuote {
  start: number
  end: number
  /** `exact`: these very characters; `close`: the same words otherwise written, left out in part, or nearly all of them. */
  how: 'exact' | 'close'
  /** How often it stands in the text as well as here; 1 where it is not repeated. */
  times: number
}

/** A text in which quotes are looked for; prepared once for all of them. */
export interface QuoteText {
  text: string
  folded: () => FoldedText
}

/** Prepares a text. */
export function prepareText(text: string): QuoteText {
  let folded: FoldedText | undefined
  return { text, folded: () => (folded ??= foldText(text)) }
}

/** Less of a quote than this stands in too many places by chance, in letters and digits. */
const LEAST_LETTERS = 3
/** How much of its words a close passage shares with the quote, in their order; by their letters, since the long ones say most. */
const LEAST_SHARED = 0.75
/** With fewer words than this, one other word is another quote. */
const LEAST_WORDS = 5
/** How much longer than its quote a passage may be of which parts were left out, in folded characters. */
const MOST_LEFT_OUT = 2_000

/** Finds a quote in a text: exactly, then in the same words, then nearly. Null where it is not there. */
export function findQuote(
  prepared: QuoteText,
  quote: string,
  mode: 'exact' | 'any' = 'any',
): FoundQuote | null {
  const bare = stripMarks(quote)
  if ([...bare.matchAll(/[\p{L}\p{N}]/gu)].length < LEAST_LETTERS) return null
  // Marks at an end may belong to the words: somebody quotes somebody.
  for (const words of new Set([quote.trim(), bare])) {
    const at = prepared.text.indexOf(words)
    if (at === -1) continue
    const times = countOf(prepared.text, words)
    return { start: at, end: at + words.length, how: 'exact', times }
  }
  if (mode === 'exact') return null
  return (
    findFolded(prepared.folded(), bare) ??
    findParts(prepared.folded(), bare) ??
    findNear(prepared.folded(), bare)
  )
}

/** A quote without the marks around it and white space. */
function stripMarks(quote: string): string {
  return quote
    .trim()
    .replace(/^[“”"„«‘'‹]+(?=.)/u, '')
    .replace(/(?<=.)[“”"«»’'›]+$/u, '')
    .trim()
}

function countOf(text: string, part: string): number {
  let times = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) times += 1
  return times
}

function findFolded(text: FoldedText, quote: string): FoundQuote | null {
  const wanted = foldQuote(quote)
  const at = wanted === '' ? -1 : text.folded.indexOf(wanted)
  if (at === -1) return null
  const times = countOf(text.folded, wanted)
  return { ...placeOf(text, at, at + wanted.length), how: 'close', times }
}

const LEFT_OUT = /\s*(?:\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3,})\s*/u

/** A quote of which something was left out: its parts follow each other. */
function findParts(text: FoldedText, quote: string): FoundQuote | null {
  const parts = quote
    .split(new RegExp(LEFT_OUT, 'gu'))
    .map(foldQuote)
    .filter(part => part.length >= LEAST_LETTERS)
  const [first] = parts
  if (first === undefined || !LEFT_OUT.test(quote)) return null
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  for (let start = text.folded.indexOf(first); start !== -1; ) {
    let end = start + first.length
    const isWhole = parts.slice(1).every(part => {
      const at = text.folded.indexOf(part, end)
      end = at + part.length
      return at !== -1 && end - start <= length + MOST_LEFT_OUT
    })
    if (isWhole) return { ...placeOf(text, start, end), how: 'close', times: 1 }
    start = text.folded.indexOf(first, start + 1)
  }
  return null
}

/** A passage that has most words of the quote in their order: the one with the most of them. */
function findNear(text: FoldedText, quote: string): FoundQuote | null {
  const wanted = foldQuote(quote).split(' ').filter(isWord)
  if (wanted.length < LEAST_WORDS) return null
  const words = text.words()
  const slack = Math.max(2, Math.ceil(wanted.length / 4))
  const from = busiestDiagonal(words, wanted, slack)
  if (from === null) return null
  const first = Math.max(0, from - slack)
  const window = words.slice(first, from + wanted.length + 2 * slack)
  const shared = longestCommon(
    window.map(({ word }) => word),
    wanted,
  )
  const [one, last] = [shared[0], shared.at(-1)]
  const letters = shared.map(index => window[index]?.word ?? '').join('').length
  if (one === undefined || last === undefined) return null
  if (letters < wanted.join('').length * LEAST_SHARED) return null
  if (last - one + 1 > wanted.length + slack) return null
  const [begin, end] = [window[one], window[last]]
  if (begin === undefined || end === undefined) return null
  return { ...placeOf(text, begin.at, end.at + end.word.length), how: 'close', times: 1 }
}

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word)
}

/** The index of the word of a text at which a quote begins if most of its words stand where they would then. */
function busiestDiagonal(
  words: readonly { word: string }[],
  wanted: readonly string[],
  slack: number,
): number | null {
  const places = Map.groupBy(wanted.keys(), index => wanted[index] ?? '')
  const votes = new Map<number, number>()
  let best: { diagonal: number; votes: number } | null = null
  for (const [index, { word }] of words.entries()) {
    for (const place of places.get(word) ?? []) {
      const bucket = Math.floor((index - place) / slack)
      const count = (votes.get(bucket) ?? 0) + 1
      votes.set(bucket, count)
      const both = count + (votes.get(bucket - 1) ?? 0)
      if (best === null || both > best.votes) best = { diagonal: bucket * slack, votes: both }
    }
  }
  return best === null || best.votes < wanted.length / 2 ? null : Math.max(0, best.diagonal - slack)
}

/** The indexes in `from` of a longest sequence that both have. */
function longestCommon(from: readonly string[], to: readonly string[]): number[] {
  const width = to.length + 1
  const best = new Uint16Array((from.length + 1) * width)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  for (let row = from.length - 1; row >= 0; row--) {
    for (let column = to.length - 1; column >= 0; column--) {
      best[row * width + column] =
        from[row] === to[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const shared: number[] = []
  for (let row = 0, column = 0; row < from.length && column < to.length; ) {
    if (from[row] === to[column]) {
      shared.push(row)
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return shared
}

function placeOf(text: FoldedText, start: number, end: number): { start: number; end: number } {
  return { start: text.at(start), end: text.endAt(end) }
}
