/**
 * Finds where a text has words of somebody else: stretches of five words or more in the same order, and shorter ones in
 * quotation marks. Case, punctuation and line breaks do not matter.
 */

interface Stretch {
  start: number
  end: number
}

interface Word extends Stretch {
  word: string
}

/** So many words in a row are nobody's by chance. */
const MOST_WORDS = 5
/** In quotation marks so many are enough. */
const FEWEST_WORDS = 2

/** Runs of words that somebody said, for finding them elsewhere. */
export type OwnWords = ReadonlySet<string>

/** Collects the runs of words of some texts. */
export function ownWords(texts: Iterable<string>): OwnWords {
  const runs = new Set<string>()
  for (const text of texts) {
    const words = wordsOf(text)
    for (let at = 0; at < words.length; at += 1) {
      for (let length = FEWEST_WORDS; length <= MOST_WORDS; length += 1) {
        if (at + length <= words.length) runs.add(runAt(words, at, length))
      }
    }
  }
  return runs
}

/** Where a text has such words, in order and without overlap; offsets are UTF-16 code units. */
export function findOwnWords(text: string, own: OwnWords): Stretch[] {
  const words = wordsOf(text)
  const found: Stretch[] = []
  const add = (from: number, to: number) => {
    const [first, last] = [words[from], words[to]]
    if (first === undefined || last === undefined) return
    const before = found.at(-1)
    if (before !== undefined && first.start <= before.end)
      before.end = Math.max(before.end, last.end)
    else found.push({ start: first.start, end: last.end })
  }
  for (let at = 0; at + MOST_WORDS <= words.length; at += 1) {
    if (own.has(runAt(words, at, MOST_WORDS))) add(at, at + MOST_WORDS - 1)
  }
  return merge([...found, ...findQuoted(text, words, own)])
}

/** Whether a text, however short, is all words of theirs. */
export function isOwnWords(text: string, own: OwnWords): boolean {
  const words = wordsOf(text)
  if (words.length < FEWEST_WORDS) return false
  if (words.length <= MOST_WORDS) return own.has(runAt(words, 0, words.length))
  return findOwnWords(text, own).length > 0
}

const QUOTED = /["“„«]([^"“”„«»\n]{2,200})["”“»]/g

function findQuoted(text: string, words: readonly Word[], own: OwnWords): Stretch[] {
  return [...text.matchAll(QUOTED)].flatMap(match => {
    const start = match.index
    const end = start + match[0].length
    const inside = words.filter(word => word.start >= start && word.end <= end)
    const [first, last] = [inside[0], inside.at(-1)]
    const isShort = inside.length >= FEWEST_WORDS && inside.length < MOST_WORDS
    if (first === undefined || last === undefined || !isShort) return []
    return own.has(runAt(inside, 0, inside.length)) ? [{ start: first.start, end: last.end }] : []
  })
}

function merge(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const before = merged.at(-1)
    if (before !== undefined && start <= before.end) before.end = Math.max(before.end, end)
    else merged.push({ start, end })
  }
  return merged
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(match => {
    return { word: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }
  })
}

function runAt(words: readonly Word[], at: number, length: number): string {
  let run = ''
  for (let index = at; index < at + length; index += 1) run += ` ${words[index]?.word ?? ''}`
  return run
}
