import type { TextRange } from '../text/boundaries.ts'

/** What a coder marked, as stretches `[start, end)` of a continuum: characters, sentences or turns counted from 0. */

/** Stretches in order, with those that share a unit made one. Those that only touch stay two. */
export function mergeStretches(ranges: readonly TextRange[]): TextRange[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const merged: TextRange[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/**
 * Goes through all that anybody marked, from left to right: `take` is given each stretch with the coders who marked it as
 * bits, the first coder's the lowest. What nobody marked is passed over.
 */
export function sweep(
  coders: readonly (readonly TextRange[])[],
  take: (start: number, end: number, marks: number) => void,
): void {
  const at = coders.map(() => 0)
  for (let from = 0; ; ) {
    let marks = 0
    let to = Number.POSITIVE_INFINITY
    for (let coder = 0; coder < coders.length; coder += 1) {
      const ranges = coders[coder] ?? []
      let next = at[coder] ?? 0
      while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next += 1
      at[coder] = next
      const range = ranges[next]
      if (range === undefined) continue
      if (range.start <= from) marks |= 1 << coder
      to = Math.min(to, range.start <= from ? range.end : range.start)
    }
    if (to === Number.POSITIVE_INFINITY) return
    if (marks !== 0) take(from, to, marks)
    from = to
  }
}
