import { studentQuantile } from './intervals.ts'
import { type CountedRow, countRows, type Ratings, sum } from './ratings.ts'

/**
 * Coefficients of agreement on nominal categories, for two coders or more, with missing ratings. All but alpha are
 * (pa − pe) / (1 − pe) with one pa and a pe of their own, in the general form of Gwet (2014, Handbook of Inter-Rater
 * Reliability, 4th ed., ch. 5): units that one coder alone rated tell how often categories are given, not whether coders agree.
 *
 * Sources: Cohen 1960 (Educ Psychol Meas 20:37–46); Scott 1955 (Public Opin Q 19:321–325); Fleiss 1971 (Psychol Bull
 * 76:378–382); Conger 1980 (Psychol Bull 88:322–328); Brennan & Prediger 1981 (Educ Psychol Meas 41:687–699); Gwet 2008 (Br J
 * Math Stat Psychol 61:29–48); Krippendorff 2011 (Computing Krippendorff's alpha-reliability). Variances: Fleiss, Cohen &
 * Everitt 1969 (Psychol Bull 72:323–327) for two coders, Gwet 2008 and 2014 beyond.
 */

/** What can be told of agreement on categories. For two coders Conger's kappa is Cohen's, and Fleiss' is Scott's pi. */
export const COEFFICIENTS = ['percent', 'conger', 'fleiss', 'ac1', 'brennanPrediger'] as const
/** What can be told of agreement on categories. */
export type Coefficient = (typeof COEFFICIENTS)[number]

/** A coefficient; null where it is undefined. */
export interface Estimate {
  value: number | null
  /** Of the value; null where the formula has none, or fewer than two units were rated. */
  standardError: number | null
  /** The 95 % interval, never beyond 1 or below −1 (a share: 0). */
  low: number | null
  high: number | null
}

/** An estimate where nothing can be said. */
export const UNDEFINED: Estimate = { value: null, standardError: null, low: null, high: null }

/** Chance agreement, and how much each row adds to it beside the mean row. */
interface Chance {
  pe: number
  /** The influence of a row on `pe`: its mean over units is 0. */
  influence: (row: number) => number
}

/** All coefficients but alpha, with analytic intervals over units. */
export function coefficients(ratings: Ratings): Record<Coefficient, Estimate> {
  const rows = countRows(ratings)
  const shares = meanShares(rows, ratings.categories)
  const estimate = (chance: Chance, least = -1) => estimateOf(ratings, rows, chance, least)
  return {
    percent: estimate({ pe: 0, influence: () => 0 }, 0),
    conger: estimate(congerChance(ratings)),
    fleiss: estimate(fleissChance(rows, shares)),
    ac1: estimate(gwetChance(rows, shares)),
    brennanPrediger: estimate({ pe: 1 / ratings.categories, influence: () => 0 }),
  }
}

/** The share of a row's pairs of coders that agree; null where one coder alone rated it. */
function agreementOf({ counts, coders }: CountedRow): number | null {
  if (coders < 2) return null
  return sum(counts, count => count * (count - 1)) / (coders * (coders - 1))
}

/** How often a category is given: the mean over units of the share of their coders that gave it. */
function meanShares(rows: readonly CountedRow[], categories: number): number[] {
  const units = sum(rows, row => row.weight)
  return Array.from({ length: categories }, (_, category) =>
    sum(rows, row => (row.weight * (row.counts[category] ?? 0)) / row.coders / units),
  )
}

function fleissChance(rows: readonly CountedRow[], shares: readonly number[]): Chance {
  const pe = sum(shares, share => share ** 2)
  return { pe, influence: row => 2 * (expectedIn(rows[row], shares) - pe) }
}

function gwetChance(rows: readonly CountedRow[], shares: readonly number[]): Chance {
  const squares = sum(shares, share => share ** 2)
  const others = shares.length - 1
  return {
    pe: (1 - squares) / others,
    influence: row => (-2 * (expectedIn(rows[row], shares) - squares)) / others,
  }
}

function expectedIn(row: CountedRow | undefined, shares: readonly number[]): number {
  if (row === undefined) return 0
  return sum(shares, (share, category) => (share * (row.counts[category] ?? 0)) / row.coders)
}

/** Two coders who draw, each by the own shares of categories: the mean over pairs of coders. */
function congerChance({ coders, categories, rows }: Ratings): Chance {
  const rated = rows.filter(row => row.weight > 0 && row.ratings.some(each => each !== null))
  const units = sum(rated, row => row.weight)
  const seen = Array.from({ length: coders }, () => 0)
  const own = seen.map(() => Array.from({ length: categories }, () => 0))
  for (const { ratings, weight } of rated) {
    for (const [coder, rating] of ratings.entries()) {
      const shares = own[coder]
      if (rating === null || shares === undefined) continue
      seen[coder] = (seen[coder] ?? 0) + weight
      shares[rating] = (shares[rating] ?? 0) + weight
    }
  }
  for (const [coder, shares] of own.entries()) {
    for (const [category, count] of shares.entries()) {
      shares[category] = seen[coder] === 0 ? 0 : count / (seen[coder] ?? 1)
    }
  }
  const all = Array.from({ length: categories }, (_, category) =>
    sum(own, shares => shares[category] ?? 0),
  )
  /** The sum over categories of what a coder gives times what the others give. */
  const withOthers = own.map(shares => sum(shares, (p, category) => p * ((all[category] ?? 0) - p)))
  const pairs = coders * (coders - 1)
  return {
    pe: sum(withOthers, each => each) / pairs,
    influence: row => {
      const ratings = rated[row]?.ratings ?? []
      const change = sum(ratings, (rating, coder) => {
        const shares = own[coder]
        if (rating === null || shares === undefined) return 0
        const others = (all[rating] ?? 0) - (shares[rating] ?? 0)
        return (units / (seen[coder] ?? 1)) * (others - (withOthers[coder] ?? 0))
      })
      return (2 * change) / pairs
    },
  }
}

function estimateOf(
  ratings: Ratings,
  rows: readonly CountedRow[],
  { pe, influence }: Chance,
  least: number,
): Estimate {
  const units = sum(rows, row => row.weight)
  const shared = sum(rows, row => (row.coders < 2 ? 0 : row.weight))
  if (shared === 0 || 1 - pe < 1e-12) return UNDEFINED
  const pa = sum(rows, row => row.weight * (agreementOf(row) ?? 0)) / shared
  const value = (pa - pe) / (1 - pe)
  const squares = sum(rows, (row, index) => {
    const agreement = agreementOf(row)
    const own = agreement === null ? 0 : ((units / shared) * (agreement - pe)) / (1 - pe)
    return row.weight * (own - ((1 - value) * influence(index)) / (1 - pe) - value) ** 2
  })
  if (units < 2) return { ...UNDEFINED, value }
  // Fleiss, Cohen & Everitt give the large-sample variance of a table of two coders; Gwet divides by n (n − 1).
  const isTable = ratings.coders === 2 && shared === units
  const standardError = Math.sqrt(squares / (units * (isTable ? units : units - 1)))
  const reach = studentQuantile(units - 1) * standardError
  return {
    ...{ value, standardError },
    ...{ low: Math.max(least, value - reach), high: Math.min(1, value + reach) },
  }
}

/**
 * Krippendorff's alpha for nominal categories; null where nothing was rated by two, or all ratings are of one category.
 * Its interval is had by drawing units anew (`bootstrap.ts`).
 */
export function nominalAlpha({ categories, rows }: Pick<Ratings, 'categories' | 'rows'>) {
  const totals = Array.from({ length: categories }, () => 0)
  let observed = 0
  for (const { counts, coders, weight } of countRows({ coders: 0, categories, rows })) {
    if (coders < 2) continue
    for (const [category, count] of counts.entries()) {
      totals[category] = (totals[category] ?? 0) + weight * count
      observed += (weight * count * (coders - count)) / (coders - 1)
    }
  }
  const all = sum(totals, total => total)
  const expected = sum(totals, total => total * (all - total))
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected
}
