import type { RatingRow } from './ratings.ts'

/**
 * The coefficients of `coefficients.ts` for one code that is given or not, without their intervals and without a list being
 * made: drawing a study anew four hundred times asks for them tens of thousands of times.
 */

/** One number a coefficient; NaN where it is undefined. */
export interface BinaryValues {
  percent: number
  kappa: number
  pi: number
  ac1: number
  brennanPrediger: number
  alpha: number
}

/** What does not change from draw to draw: how a row was rated. */
export interface BinaryRow {
  ratings: RatingRow['ratings']
  coders: number
  ones: number
}

/** A row as it is counted with: 1 is marked, 0 is not, null was not to be coded. */
export function binaryRow(ratings: RatingRow['ratings']): BinaryRow {
  const given = ratings.filter(rating => rating !== null)
  return { ratings, coders: given.length, ones: given.filter(rating => rating === 1).length }
}

/** The coefficients where row `i` stands for `weights[i]` units. */
export function binaryValues(
  rows: readonly BinaryRow[],
  weights: Float64Array,
  coders: number,
): BinaryValues {
  let units = 0
  let shared = 0
  let agreed = 0
  let share = 0
  let marked = 0
  let given = 0
  let differing = 0
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]
    const weight = weights[index] ?? 0
    if (row === undefined || weight === 0 || row.coders === 0) continue
    const { ones, coders: n } = row
    units += weight
    share += (weight * ones) / n
    if (n < 2) continue
    const pairs = (ones * (n - ones)) / (n - 1)
    shared += weight
    agreed += weight * (1 - (2 * pairs) / n)
    marked += weight * ones
    given += weight * n
    differing += 2 * weight * pairs
  }
  const p = share / units
  const pa = agreed / shared
  const corrected = (pe: number) => (1 - pe < 1e-12 ? Number.NaN : (pa - pe) / (1 - pe))
  const expected = 2 * marked * (given - marked)
  return {
    percent: pa,
    kappa: corrected(pairwiseChance(rows, weights, coders)),
    pi: corrected(p ** 2 + (1 - p) ** 2),
    ac1: corrected(2 * p * (1 - p)),
    brennanPrediger: corrected(0.5),
    alpha: expected === 0 ? Number.NaN : 1 - ((given - 1) * differing) / expected,
  }
}

/** Conger's chance agreement: the mean over pairs of coders of what their own shares make likely. */
function pairwiseChance(rows: readonly BinaryRow[], weights: Float64Array, coders: number): number {
  let [ones, onesSquared, zeros, zerosSquared] = [0, 0, 0, 0]
  for (let coder = 0; coder < coders; coder += 1) {
    let seen = 0
    let marked = 0
    for (let index = 0; index < rows.length; index += 1) {
      const rating = rows[index]?.ratings[coder]
      if (rating === null || rating === undefined) continue
      seen += weights[index] ?? 0
      if (rating === 1) marked += weights[index] ?? 0
    }
    if (seen === 0) continue
    const p = marked / seen
    ones += p
    onesSquared += p * p
    zeros += 1 - p
    zerosSquared += (1 - p) ** 2
  }
  return (ones ** 2 - onesSquared + zeros ** 2 - zerosSquared) / (coders * (coders - 1))
}
