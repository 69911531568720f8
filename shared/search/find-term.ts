import { endOfWord, isInWord, isWordEdge } from './characters.ts'
import { foldKeepingCase, originOf } from './fold.ts'
import type { Term, TermWord } from './query.ts'
import { type Match, type SearchText, unitAt } from './search-text.ts'

/** How words are compared. */
export interface TermOptions {
  matchCase: boolean
  /** Otherwise a word may begin and end inside another one. */
  wholeWord: boolean
}

/**
 * Every place of a word or phrase, in order, in folded offsets; a prefix takes its whole word.
 * @param within the units to look in; null for all.
 */
export function findTerm(
  { words }: Term,
  text: SearchText,
  options: TermOptions,
  within: Uint8Array | null,
): Match[] {
  const [first] = words
  if (first === undefined) return []
  const folded = text.folded.text
  const found: Match[] = []
  let unit = -1
  for (let at = folded.indexOf(first.folded); at >= 0; at = folded.indexOf(first.folded, at + 1)) {
    // Most often it is in the unit of the place before it.
    if (unit < 0 || at >= (text.starts[unit + 1] ?? folded.length)) unit = unitAt(text.starts, at)
    if (unit < 0) continue
    if (within !== null && within[unit] === 0) {
      const next = within.indexOf(1, unit)
      if (next < 0) break
      at = (text.starts[next] ?? folded.length) - 1
      continue
    }
    if (options.wholeWord && !isWordEdge(folded, at)) continue
    const end = matchWords(words, text, at, options)
    if (end >= 0 && end <= (text.ends[unit] ?? 0)) found.push({ start: at, end, unit })
  }
  return found
}

/** Where the words end that begin at an offset; -1 where they do not stand there. */
function matchWords(
  words: readonly TermWord[],
  text: SearchText,
  start: number,
  options: TermOptions,
): number {
  const folded = text.folded.text
  let end = start
  for (const [index, word] of words.entries()) {
    let at = end
    if (index > 0) {
      while (at < folded.length && !isInWord(folded, at)) at += 1
      if (!isWordEdge(folded, at)) return -1
    }
    if (index > 0 && !folded.startsWith(word.folded, at)) return -1
    end = at + word.folded.length
    if (options.matchCase && !hasCase(word, text, at, end)) return -1
    const isLoose = !options.wholeWord && index === words.length - 1
    if (word.isPrefix) end = endOfWord(folded, end)
    else if (!isLoose && !isWordEdge(folded, end)) return -1
  }
  return end
}

/** Compares with the text as it is written: only accents are passed over. */
function hasCase(word: TermWord, text: SearchText, start: number, end: number): boolean {
  const origin = originOf(text.folded, start, end)
  return foldKeepingCase(text.text.slice(origin.start, origin.end)) === word.cased
}
