import type { Past, Stamp } from './past.ts'
import { registerOf } from './registers.ts'

/** A value as SQLite stores it. */
export type Value = string | number | null
/** A row, or those of its columns that a step wrote. */
export type Fields = Readonly<Record<string, Value>>

/** A step is done, taken back, done again, or follows from a merge. */
export type StepKind = 'start' | 'do' | 'undo' | 'redo' | 'repair'

/** A step that wrote, as far as the writing goes. */
export interface Writer extends Stamp {
  researcherId: string
  procedure: string
  /** What kind of step it is; a repair is made by a merge, to keep what belongs together in order, and nobody's decision. */
  kind: StepKind
}

/** What one step wrote into one row. */
export interface Write {
  by: Writer
  /** What it wrote, each register as a whole; null where it removed the row. */
  fields: Fields | null
  /** Whether that is the whole row. */
  isWhole: boolean
}

/** A row that came out of what all steps wrote. */
export interface SettledRow {
  isAlive: boolean
  /** The values, also of a row that was removed; null where nobody ever wrote it whole. */
  values: Fields | null
  /** Steps that removed the row and that nobody who wrote it knew of. */
  removals: Writer[]
}

/**
 * The row that a set of writes comes to, in whatever order they are given: each register has what the latest step wrote;
 * the row is there while somebody wrote it who did not know of any removal, or after it. `baseline` is the row as it was
 * before everything.
 */
export function settleRow(
  baseline: Fields | null,
  writes: readonly Write[],
  past: Past,
): SettledRow {
  const removals = writes.filter(({ fields }) => fields === null)
  const changes = inOrder(
    writes.filter(({ fields }) => fields !== null),
    past,
  )
  const isAlive =
    changes.some(({ by }) => !removals.some(removal => past.isBefore(by, removal.by))) ||
    (baseline !== null && removals.length === 0)
  const isWhole = baseline !== null || changes.some(change => change.isWhole)
  return {
    isAlive: isAlive && isWhole,
    values: isWhole ? Object.assign({}, baseline, ...changes.map(({ fields }) => fields)) : null,
    removals: removals
      .filter(({ by }) => !writes.some(write => past.isBefore(by, write.by)))
      .map(({ by }) => by),
  }
}

/** The columns that differ between two states of a row, with all that belongs to their registers; null where none does. */
export function changedFields(table: string, before: Fields, after: Fields): Fields | null {
  const columns = Object.keys(after)
  const changed = new Set(
    columns
      .filter(column => (before[column] ?? null) !== (after[column] ?? null))
      .map(column => registerOf(table, column)),
  )
  if (changed.size === 0) return null
  const named = columns.filter(column => changed.has(registerOf(table, column)))
  return Object.fromEntries(named.map(column => [column, after[column] ?? null]))
}

/**
 * Writes in the order of their steps' clocks, and never against what the steps knew of each other, whatever a clock said.
 */
export function inOrder(writes: readonly Write[], past: Past): Write[] {
  const left = writes.toSorted((a, b) => (a.by.id < b.by.id ? -1 : a.by.id > b.by.id ? 1 : 0))
  const ordered: Write[] = []
  while (left.length > 0) {
    const next = left.findIndex(
      (write, index) => !left.some((other, at) => at > index && past.isBefore(other.by, write.by)),
    )
    ordered.push(...left.splice(Math.max(0, next), 1))
  }
  return ordered
}
