import type { TextRange } from './boundaries.ts'

/**
 * Finds the passages at a place without looking at all of them. For a list in the order of starts, the furthest end of
 * all passages up to each one only grows, so both the first and the last that can reach a place are found by halving.
 */

const reaches = new WeakMap<readonly TextRange[], Float64Array>()

/** For each passage the furthest end of it and all before it; kept as long as the list. */
function reachesOf(passages: readonly TextRange[]): Float64Array {
  const known = reaches.get(passages)
  if (known !== undefined) return known
  const made = new Float64Array(passages.length)
  let furthest = 0
  for (const [index, { end }] of passages.entries()) {
    furthest = Math.max(furthest, end)
    made[index] = furthest
  }
  reaches.set(passages, made)
  return made
}

/** Passages that share a character with `[from, to)`; the list is in the order of starts, and so is what is found. */
export function passagesIn<P extends TextRange>(
  passages: readonly P[],
  from: number,
  to: number,
): P[] {
  const reach = reachesOf(passages)
  const first = firstWhere(reach.length, index => (reach[index] ?? 0) > from)
  const found: P[] = []
  for (let index = first; index < passages.length; index += 1) {
    const passage = passages[index]
    if (passage === undefined || passage.start >= to) break
    if (passage.end > from) found.push(passage)
  }
  return found
}

/** Passages that have a caret inside or at one of their ends. */
export function passagesAt<P extends TextRange>(passages: readonly P[], caret: number): P[] {
  return passagesIn(passages, caret - 1, caret + 1)
}

/** The least index from which on something is true. */
function firstWhere(length: number, isSo: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}
