import { fold, foldKeepingCase } from '../../../../shared/search/fold.ts'
import type { Query, TermWord } from '../../../../shared/search/query.ts'

/**
 * Search as one would explain it: each turn is a list of words, and every rule is tried on every word. Slow, and without
 * a thought for offsets, so that it shares no mistake with the real one.
 */
export interface NaiveTurn {
  /** The words of the turn, as written. */
  words: string[]
  speaker: string | null
}

/** A stretch of words of a turn, end exclusive. */
interface Stretch {
  from: number
  to: number
}

/** Where a query is found in a turn, in words. */
export function searchNaively(query: Query, turn: NaiveTurn, matchCase: boolean): Stretch[] {
  if (!holds(query, turn, matchCase)) return []
  const all = stretches(query, turn, matchCase)
  const unique = all.filter((one, at) => all.findIndex(other => isSame(one, other)) === at)
  return unique
    .filter(one => !unique.some(other => !isSame(one, other) && isWithin(one, other)))
    .sort((a, b) => a.from - b.from)
}

function holds(query: Query, turn: NaiveTurn, matchCase: boolean): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every(part => holds(part, turn, matchCase))
    case 'any':
      return query.of.some(part => holds(part, turn, matchCase))
    case 'not':
      return !holds(query.of, turn, matchCase)
    case 'field': {
      const name = turn.speaker === null ? null : fold(turn.speaker).text
      if (query.field !== 'speaker' || name === null) return false
      return query.isPrefix ? name.startsWith(query.value) : name === query.value
    }
    default:
      return stretches(query, turn, matchCase).length > 0
  }
}

function stretches(query: Query, turn: NaiveTurn, matchCase: boolean): Stretch[] {
  switch (query.kind) {
    case 'term':
      return turn.words.flatMap((_, from) =>
        query.words.every((word, next) => isWord(word, turn.words[from + next], matchCase))
          ? [{ from, to: from + query.words.length }]
          : [],
      )
    case 'near': {
      const found = stretches(query.left, turn, matchCase).flatMap(left =>
        stretches(query.right, turn, matchCase).flatMap(right => {
          const [first, second] = left.from <= right.from ? [left, right] : [right, left]
          const between = second.from - first.to
          if (between < 0 || between > query.distance) return []
          return [{ from: first.from, to: second.to }]
        }),
      )
      return found.filter(one => !found.some(other => !isSame(one, other) && isWithin(other, one)))
    }
    // A part that does not hold in the turn by itself gives nothing.
    case 'any':
      return query.of.flatMap(part =>
        holds(part, turn, matchCase) ? stretches(part, turn, matchCase) : [],
      )
    case 'all':
      return holds(query, turn, matchCase)
        ? query.of.flatMap(part => stretches(part, turn, matchCase))
        : []
    case 'not':
    case 'field':
      return []
  }
}

function isWord(
  { folded, cased, isPrefix }: TermWord,
  word: string | undefined,
  matchCase: boolean,
) {
  if (word === undefined) return false
  const written = matchCase ? foldKeepingCase(word) : fold(word).text
  const wanted = matchCase ? cased : folded
  return isPrefix ? written.startsWith(wanted) : written === wanted
}

const isSame = (a: Stretch, b: Stretch) => a.from === b.from && a.to === b.to
const isWithin = (a: Stretch, b: Stretch) => a.from >= b.from && a.to <= b.to
