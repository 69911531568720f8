import type { ChartData } from '../../../shared/contract/charts.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'

/** What charts are put together from. */

/** A row or a column of a chart. */
export type Heading = ChartData['rows'][number]
/** A cell of a chart. */
export type ChartCell = ChartData['cells'][number]

/** Any of some conditions, in heaps that the contract takes. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions
  if (only !== undefined && conditions.length === 1) return only
  if (conditions.length <= HEAP) return { any: [...conditions] }
  const heaps: Condition[] = []
  for (let at = 0; at < conditions.length; at += HEAP) {
    heaps.push({ any: conditions.slice(at, at + HEAP) })
  }
  return anyOf(heaps)
}

/** The most conditions that one takes inside it (`shared/contract/queries.ts`). */
const HEAP = 200

/**
 * The places of the `most` headings that have the highest totals, in their own order. What stands for having none is left
 * out where it has nothing.
 */
export function chooseMost(
  headings: readonly Heading[],
  totals: readonly number[],
  most: number,
): number[] {
  const places = headings.flatMap(({ id }, at) =>
    id === null && (totals[at] ?? 0) === 0 ? [] : [at],
  )
  if (places.length <= most) return places
  return places
    .toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b)
}

/** That headings were left out, for the notes; nothing where none was. */
export function leftOut(shown: number, total: number, plural: string): string[] {
  return shown === total ? [] : [`Shown are the ${shown} ${plural} with most, of ${total}.`]
}

/** What a title says of the version that a chart is of. */
export function inVersion(theory: Theory | null): string {
  return theory === null ? '' : `, in “${theory.name}”`
}

/** What is to be known of the version that a chart is of. */
export function versionNotes(theory: Theory | null): string[] {
  if (theory === null || theory.frozenAt === null) return []
  return [
    `Configurations and passages are those that “${theory.name}” had when it was kept on ${writtenDay(theory.frozenAt)}, as far as the passages are still there.`,
  ]
}

/** A number with its noun. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString('en-GB')} ${value === 1 ? one : many}`
}

/** The cell that counts most, or the first of several; null where none counts anything. */
export function highest(cells: readonly ChartCell[]): ChartCell | null {
  return cells.reduce<ChartCell | null>(
    (top, cell) => (top === null || cell.count > top.count ? cell : top),
    null,
  )
}
