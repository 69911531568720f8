/**
 * What several coders said of units, as the coefficients of agreement take it. Units that were rated alike are one row
 * with a weight, so that a study of a million characters is a handful of rows: every formula sums over units.
 */

/** Units that were rated alike. */
export interface RatingRow {
  /** The category each coder gave, counted from 0; null where a coder was not to rate these units. */
  ratings: readonly (number | null)[]
  /** How many units. */
  weight: number
}

/** Ratings of units by coders. Every row has a rating or null for each coder. */
export interface Ratings {
  coders: number
  /** How many categories there are to choose among, whether or not all were used. */
  categories: number
  rows: readonly RatingRow[]
}

/** Two coders' table of counts as ratings: `table[a][b]` units were `a` for the first and `b` for the second. */
export function fromTable(table: readonly (readonly number[])[]): Ratings {
  const rows = table.flatMap((counts, a) =>
    counts.map((weight, b): RatingRow => ({ ratings: [a, b], weight })),
  )
  return { coders: 2, categories: table.length, rows: rows.filter(({ weight }) => weight > 0) }
}

/** A row as counts of each category, with how many coders rated it. */
export interface CountedRow {
  counts: readonly number[]
  coders: number
  weight: number
}

/** How often each category was given; rows that nobody rated are left out. */
export function countRows({ categories, rows }: Ratings): CountedRow[] {
  return rows.flatMap(({ ratings, weight }) => {
    const counts = Array.from({ length: categories }, () => 0)
    let coders = 0
    for (const rating of ratings) {
      if (rating === null) continue
      counts[rating] = (counts[rating] ?? 0) + 1
      coders += 1
    }
    return coders === 0 || weight <= 0 ? [] : [{ counts, coders, weight }]
  })
}

/** Sums over rows, or whatever else is listed. */
export function sum<T>(items: readonly T[], of: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + of(item, index), 0)
}
