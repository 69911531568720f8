import { type BinaryValues, binaryValues } from './binary-values.ts'
import { DRAWS, drawClusters, percentileInterval } from './bootstrap.ts'
import { coefficients, type Estimate } from './coefficients.ts'
import { STATISTICS, type Statistic } from './statistics.ts'
import { bitsIn, type Grounds, type Tally } from './tally.ts'

/** Agreement on one code, or on several together. */

/** A number with its 95 % interval; null where it is undefined, or no interval can be had. */
export interface Interval {
  value: number | null
  low: number | null
  high: number | null
}

/** How coders agreed on a code. */
export interface Measured {
  /** How many units were judged by two or more. */
  units: number
  /** Of these, those that all who were to code them marked. */
  all: number
  /** Those that nobody marked. */
  neither: number
  /** Those that some marked and others did not. */
  some: number
  /** Those that one coder alone marked, by coder. */
  only: number[]
  statistics: Record<Statistic, Interval>
}

/** Draws of a study: made once, and used for all its codes, so that codes can be compared. */
export interface Draws {
  times: readonly Uint16Array[]
  /** Units of each kind of readers in each draw. */
  lengths: readonly Float64Array[]
  /** Of each draw, what the unitising alpha has where nobody marked anything. */
  blank: readonly Blank[]
}

/** Draws the clusters of a study anew. */
export function drawStudy(grounds: Grounds, draws = DRAWS): Draws {
  const times = drawClusters(grounds.clusters, draws)
  return {
    times,
    lengths: times.map(drawn => readerLengths(grounds, drawn)),
    blank: grounds.isBySource ? times.map(drawn => blankSums(grounds, drawn)) : [],
  }
}

/** Lengths of all coders together, and their squares, where each source is one unit of nothing. */
interface Blank {
  all: number
  squares: number
}

function blankSums(grounds: Grounds, times: Uint16Array | null): Blank {
  const blank = { all: 0, squares: 0 }
  for (const [source, { length }] of grounds.sources.entries()) {
    const readers = bitsIn(grounds.readers[grounds.readersOf[source] ?? 0]?.who ?? 0)
    if (readers < 2) continue
    const drawn = times === null ? 1 : (times[source] ?? 0)
    blank.all += drawn * length * readers
    blank.squares += drawn * length ** 2 * readers
  }
  return blank
}

function readerLengths({ readers, clusters }: Grounds, times: Uint16Array | null): Float64Array {
  return Float64Array.from(readers, ({ lengths }) => {
    let units = 0
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      units += (times === null ? 1 : (times[cluster] ?? 0)) * (lengths[cluster] ?? 0)
    }
    return units
  })
}

/**
 * Measures agreement. With `isIndependent` units are taken as independent, and all but the alphas have their published
 * analytic intervals; without it, as for characters, every interval is of the draws.
 */
export function measure(
  grounds: Grounds,
  tally: Tally,
  draws: Draws,
  isIndependent: boolean,
): Measured {
  const { coders } = grounds
  const weights = new Float64Array(tally.rows.length)
  fillWeights(tally, readerLengths(grounds, null), null, weights)
  const values = binaryValues(tally.rows, weights, coders)
  const drawn = drawValues(grounds, tally, draws)
  const rows = tally.rows.map(({ ratings }, row) => ({ ratings, weight: weights[row] ?? 0 }))
  const analytic = isIndependent ? coefficients({ coders, categories: 2, rows }) : null
  const statistics = Object.fromEntries(
    STATISTICS.map((statistic): [Statistic, Interval] => {
      if (statistic === 'unitisingAlpha') {
        const value = orNull(unitisingOf(tally, blankSums(grounds, null), null))
        const samples = draws.blank.map((blank, draw) =>
          orNull(unitisingOf(tally, blank, draws.times[draw] ?? null)),
        )
        return [statistic, withInterval(value, samples)]
      }
      if (analytic !== null && statistic !== 'alpha') {
        return [statistic, plainInterval(analytic[ANALYTIC[statistic]])]
      }
      const samples = drawn.map(each => orNull(each[statistic]))
      return [statistic, withInterval(orNull(values[statistic]), samples)]
    }),
  ) as Record<Statistic, Interval>
  return { ...countUnits(tally, weights, coders), statistics }
}

const ANALYTIC = {
  percent: 'percent',
  kappa: 'conger',
  pi: 'fleiss',
  ac1: 'ac1',
  brennanPrediger: 'brennanPrediger',
} as const

function plainInterval({ value, low, high }: Estimate): Interval {
  return { value, low, high }
}

function withInterval(value: number | null, samples: readonly (number | null)[]): Interval {
  const interval = value === null ? null : percentileInterval(samples)
  return { value, low: interval?.low ?? null, high: interval?.high ?? null }
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function drawValues(grounds: Grounds, tally: Tally, { times, lengths }: Draws): BinaryValues[] {
  const weights = new Float64Array(tally.rows.length)
  return times.map((drawn, draw) => {
    fillWeights(tally, lengths[draw] ?? new Float64Array(), drawn, weights)
    return binaryValues(tally.rows, weights, grounds.coders)
  })
}

/** How many units each row stands for; those that nobody marked are what the others leave. */
function fillWeights(
  { entries, readersOf, marks, codes }: Tally,
  lengths: Float64Array,
  times: Uint16Array | null,
  weights: Float64Array,
): void {
  weights.fill(0)
  const { clusters, rows, units } = entries
  for (let index = 0; index < units.length; index += 1) {
    const drawn = times === null ? 1 : (times[clusters[index] ?? 0] ?? 0)
    const row = rows[index] ?? 0
    weights[row] = (weights[row] ?? 0) + drawn * (units[index] ?? 0)
  }
  for (let reader = 0; reader < lengths.length; reader += 1) {
    weights[reader] = (lengths[reader] ?? 0) * codes
  }
  for (let row = lengths.length; row < marks.length; row += 1) {
    const reader = readersOf[row] ?? 0
    weights[reader] = (weights[reader] ?? 0) - (weights[row] ?? 0)
  }
}

/** The unitising alpha, of all sources or of a draw of them. */
function unitisingOf(tally: Tally, blank: Blank, times: Uint16Array | null): number {
  const { units, codes } = tally
  const all = blank.all * codes
  let squares = blank.squares * codes
  let marked = 0
  let disagreement = 0
  for (let source = 0; source < units.marked.length; source += 1) {
    const drawn = times === null ? 1 : (times[source] ?? 0)
    if (drawn === 0) continue
    marked += drawn * (units.marked[source] ?? 0)
    disagreement += drawn * (units.disagreement[source] ?? 0)
    squares += drawn * (units.squares[source] ?? 0)
  }
  const different = 2 * marked * (all - marked)
  return different === 0
    ? Number.NaN
    : 1 - (disagreement * (all ** 2 - squares)) / (all * different)
}

function countUnits({ rows, marks }: Tally, weights: Float64Array, coders: number) {
  const counts = {
    units: 0,
    all: 0,
    neither: 0,
    some: 0,
    only: Array.from({ length: coders }, () => 0),
  }
  for (const [index, { ones, coders: readers }] of rows.entries()) {
    const units = weights[index] ?? 0
    if (readers < 2) continue
    counts.units += units
    if (ones === 0) counts.neither += units
    else if (ones === readers) counts.all += units
    else {
      counts.some += units
      const coder = 31 - Math.clz32(marks[index] ?? 0)
      if (ones === 1) counts.only[coder] = (counts.only[coder] ?? 0) + units
    }
  }
  return counts
}
