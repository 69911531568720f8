import type { TextRange } from './boundaries.ts'

/** A word with its place; an apostrophe does not end one, curly or straight. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu

interface Word extends TextRange {
  key: string
}

interface Run {
  range: TextRange
  letters: number
  distance: number
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    key: word.toLowerCase().replaceAll('’', "'"),
    start: index,
    end: index + word.length,
  }))
}

/**
 * Where a text is most like a quote that it no longer holds: the longest run of words that both share, counted in
 * letters, so that two long words outweigh three short ones. Of equal runs the one nearest to `near` is taken, for a
 * correction seldom moves words far. Null where they share no run of two words (or the one word that the quote is).
 */
export function findSimilar(text: string, quote: string, near: number): TextRange | null {
  const wanted = wordsOf(quote)
  const places = new Map<string, number[]>()
  wanted.forEach(({ key }, index) => places.set(key, [...(places.get(key) ?? []), index]))
  const least = Math.min(2, wanted.length)
  let best: Run = { range: { start: 0, end: 0 }, letters: 0, distance: 0 }
  // For each place in the quote at which the last word stands: the run that ends there.
  let runs = new Map<number, { start: number; words: number; letters: number }>()
  for (const { key, start, end } of wordsOf(text)) {
    const next: typeof runs = new Map()
    for (const place of places.get(key) ?? []) {
      const before = runs.get(place - 1)
      const run = {
        start: before?.start ?? start,
        words: (before?.words ?? 0) + 1,
        letters: (before?.letters ?? 0) + key.length,
      }
      next.set(place, run)
      const distance = Math.abs(run.start - near)
      if (run.words < least || run.letters < best.letters) continue
      if (run.letters === best.letters && distance >= best.distance) continue
      best = { range: { start: run.start, end }, letters: run.letters, distance }
    }
    runs = next
  }
  return best.letters === 0 ? null : best.range
}
