import type { Together } from './kinds.ts'

/** A coding that still has its words, `[start, end)` in its source, with the places of what marks it. */
export interface MarkedCoding {
  sourceId: string
  start: number
  end: number
  /** The unit (turn or paragraph) it begins in. */
  unit: number
  /** Places of its codes or roles among those that are counted, each once. */
  marks: readonly number[]
}

/**
 * How many codings with each mark lie together with a coding that has each other mark: row by row, `markCount` squared
 * numbers. It is what `relation` in a condition finds, a coding that has both marks itself included; counted by going once
 * along the edges for each mark of a source, so that many codings in one place are no matter.
 */
export function countTogether(
  codings: readonly MarkedCoding[],
  markCount: number,
  together: Together,
): Uint32Array {
  const counts = new Uint32Array(markCount * markCount)
  for (const own of Map.groupBy(codings, ({ sourceId }) => sourceId).values()) {
    if (together === 'sameTurn') countInTurns(own, markCount, counts)
    else countOverlapping(own, markCount, counts)
  }
  return counts
}

function countInTurns(
  codings: readonly MarkedCoding[],
  markCount: number,
  counts: Uint32Array,
): void {
  for (const inTurn of Map.groupBy(codings, ({ unit }) => unit).values()) {
    const there = new Set(inTurn.flatMap(({ marks }) => marks))
    for (const { marks } of inTurn) {
      for (const row of marks) {
        for (const column of there) add(counts, row * markCount + column)
      }
    }
  }
}

function countOverlapping(
  codings: readonly MarkedCoding[],
  markCount: number,
  counts: Uint32Array,
): void {
  const byStart = codings.toSorted((a, b) => a.start - b.start)
  const byEnd = codings.toSorted((a, b) => a.end - b.end)
  const begun = new Map<MarkedCoding, number>()
  for (const mark of new Set(codings.flatMap(({ marks }) => marks))) {
    const has = ({ marks }: MarkedCoding) => marks.includes(mark)
    const starts = byStart.filter(has).map(({ start }) => start)
    const ends = byEnd.filter(has).map(({ end }) => end)
    // All that begin before it ends …
    let before = 0
    for (const coding of byEnd) {
      while (before < starts.length && (starts[before] ?? 0) < coding.end) before += 1
      begun.set(coding, before)
    }
    // … less those that end before it begins.
    let over = 0
    for (const coding of byStart) {
      while (over < ends.length && (ends[over] ?? 0) <= coding.start) over += 1
      if ((begun.get(coding) ?? 0) <= over) continue
      for (const row of coding.marks) add(counts, row * markCount + mark)
    }
  }
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}
