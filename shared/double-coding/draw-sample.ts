import { randomFrom } from '../agreement/bootstrap.ts'

/**
 * Draws what several researchers code independently. The same things, amount and seed give the same sample on every
 * computer, in whatever order the things come: a reader of the study can draw it again.
 */

/** What can be drawn. */
export interface Drawable {
  id: string
  /** The group it stands for, `''` where it is in none. */
  stratum: string
}

/** How much is drawn: so many, or a share of all. */
export type SampleSize = { number: number } | { percent: number }

/** How many of one group there are, and how many of them are drawn. */
export interface StratumDraw {
  stratum: string
  of: number
  drawn: number
}

/** What a rounding error may add to a share before it counts as one more. */
const TOLERANCE = 1e-9

/** How many things are drawn of so many: a share is never fallen short of, and nothing is drawn twice. */
export function sampleSize(of: number, size: SampleSize): number {
  const wanted = 'number' in size ? size.number : Math.ceil((size.percent * of) / 100 - TOLERANCE)
  return Math.min(of, Math.max(0, wanted))
}

/**
 * How many of each group are drawn, by name: each in proportion, and what is left over goes one each to the largest
 * remainders (Hamilton's method), of equal ones to the larger group and then by name.
 */
export function sizeStrata(things: readonly Drawable[], size: SampleSize): StratumDraw[] {
  const total = sampleSize(things.length, size)
  const strata = [...Map.groupBy(things, ({ stratum }) => stratum)]
    .map(([stratum, { length }]) => {
      // In whole numbers: length * total / all = drawn + remainder / all.
      const parts = length * total
      const remainder = parts % things.length
      return { stratum, of: length, drawn: (parts - remainder) / things.length, remainder }
    })
    .sort((a, b) => compare(a.stratum, b.stratum))
  const short = total - strata.reduce((sum, { drawn }) => sum + drawn, 0)
  const first = new Set(
    strata
      .toSorted((a, b) => b.remainder - a.remainder || b.of - a.of || compare(a.stratum, b.stratum))
      .slice(0, short),
  )
  return strata.map(each => ({
    ...{ stratum: each.stratum, of: each.of },
    drawn: each.drawn + (first.has(each) ? 1 : 0),
  }))
}

/** The ids that are drawn, by id. Without strata all things are one group. */
export function drawSample(
  things: readonly Drawable[],
  size: SampleSize,
  seed: number,
  isStratified: boolean,
): string[] {
  const next = randomFrom(seed)
  const pool = isStratified ? things : things.map(({ id }) => ({ id, stratum: '' }))
  const byStratum = Map.groupBy(pool, ({ stratum }) => stratum)
  return sizeStrata(pool, size)
    .flatMap(({ stratum, drawn }) => {
      const ids = (byStratum.get(stratum) ?? []).map(({ id }) => id).sort(compare)
      return takeAtRandom(ids, drawn, next)
    })
    .sort(compare)
}

/** The first so many of a shuffle (Fisher–Yates). */
function takeAtRandom(ids: readonly string[], count: number, next: () => number): string[] {
  const left = [...ids]
  for (let at = 0; at < count; at += 1) {
    const chosen = at + Math.floor(next() * (left.length - at))
    const [one = '', other = ''] = [left[at], left[chosen]]
    left[at] = other
    left[chosen] = one
  }
  return left.slice(0, count)
}

/** By code units: the same order on every computer. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
