import { sum } from './ratings.ts'
import type { Segment } from './unitising-alpha.ts'

/**
 * The older alpha for unitising, by squared distances of where units begin and end (Krippendorff 1995, Sociological
 * Methodology 25:47–76; 2004, Content Analysis, 2nd ed., p. 251–256). That of 2016 has taken its place: this one is here to be
 * held against what was published with it. Units of a coder and a category are in order and do not overlap.
 */
export interface Disagreement {
  observed: number
  expected: number
}

/** What coders disagree on one category over a continuum `[0, length)`. */
export function disagreementOf(
  coders: readonly (readonly Segment[])[],
  category: string,
  length: number,
): Disagreement {
  const own = coders.map(segments => segments.filter(segment => segment.category === category))
  const gaps = own.map(segments => gapsOf(segments, length))
  const observed = sum(own, (segments, one) =>
    sum(own, (others, other) => {
      if (one === other) return 0
      const overlapping = sum(segments, a => sum(others, b => distance(a, b))) / 2
      return overlapping + sum(segments, a => withinGap(a, gaps[other] ?? []))
    }),
  )
  const pairs = coders.length * (coders.length - 1)
  const lengths = own.flat().map(({ start, end }) => end - start)
  const free = gaps.flat().map(({ start, end }) => end - start)
  const chance = sum(lengths, b => {
    const others = ((lengths.length - 1) * (2 * b ** 3 - 3 * b ** 2 + b)) / 3
    return others + b ** 2 * sum(free, gap => Math.max(0, gap - b + 1))
  })
  const all = coders.length * length
  const places = all * (all - 1) - sum(lengths, b => b * (b - 1))
  return {
    observed: (2 * observed) / (pairs * length ** 2),
    expected: (2 * chance) / (length * places),
  }
}

/** Alpha of one category, or of several together; null where there is nothing to disagree on. */
export function unitisingAlpha1995(parts: readonly Disagreement[]): number | null {
  const expected = sum(parts, part => part.expected)
  return expected === 0 ? null : 1 - sum(parts, part => part.observed) / expected
}

type Stretch = Pick<Segment, 'start' | 'end'>

function gapsOf(segments: readonly Stretch[], length: number): Stretch[] {
  const starts = [0, ...segments.map(({ end }) => end)]
  const ends = [...segments.map(({ start }) => start), length]
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? length }))
    .filter(({ start, end }) => end > start)
}

/** The squared distance of two units that overlap. */
function distance(a: Stretch, b: Stretch): number {
  if (a.end <= b.start || b.end <= a.start) return 0
  return (a.start - b.start) ** 2 + (a.end - b.end) ** 2
}

/** The squared length of a unit where the other coder has nothing. */
function withinGap({ start, end }: Stretch, gaps: readonly Stretch[]): number {
  return gaps.some(gap => gap.start <= start && end <= gap.end) ? (end - start) ** 2 : 0
}
