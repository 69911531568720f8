import type { JournaledTable } from '../../../shared/history/tables.ts'
import type { Past } from '../../../shared/team/past.ts'
import {
  type Fields,
  type SettledRow,
  settleRow,
  type Write,
} from '../../../shared/team/settle-row.ts'
import type { ReadableDb } from '../sql.ts'
import { currentRow, findRows, keyOf, type Shapes } from './row-shapes.ts'
import type { OwnSteps } from './streams.ts'
import { readHistories } from './writes.ts'

/** A row of a plan: as it is, as all steps have it, and as it is to be. */
export interface PlannedRow {
  table: JournaledTable
  key: string
  current: Fields | null
  /** What all that was written comes to. */
  raw: SettledRow
  writes: readonly Write[]
  target: Fields | null
}

/** Rows as they are to be, over those that stay as they are. */
export class RowPlan {
  readonly db: ReadableDb
  readonly shapes: Shapes
  readonly past: Past
  readonly own: OwnSteps
  /** A step of these does not count for what a row is to be. */
  readonly isRefused: (write: Write, table: JournaledTable, values: Fields) => boolean
  private readonly rows = new Map<JournaledTable, Map<string, PlannedRow>>()

  constructor(given: Pick<RowPlan, 'db' | 'shapes' | 'past' | 'own' | 'isRefused'>) {
    this.db = given.db
    this.shapes = given.shapes
    this.past = given.past
    this.own = given.own
    this.isRefused = given.isRefused
  }

  /** All rows that were looked at. */
  list(): PlannedRow[] {
    return [...this.rows.values()].flatMap(rows => [...rows.values()])
  }

  /** All rows of a table that were looked at. */
  listOf(table: JournaledTable): PlannedRow[] {
    return [...(this.rows.get(table)?.values() ?? [])]
  }

  /** Takes rows into the plan that are not in it yet; returns all of these. */
  load(table: JournaledTable, keys: readonly string[]): PlannedRow[] {
    const rows = this.rows.get(table) ?? new Map<string, PlannedRow>()
    this.rows.set(table, rows)
    const missing = [...new Set(keys)].filter(key => !rows.has(key))
    const found = new Map(missing.map(key => [key, currentRow(this.db, this.shapes, table, key)]))
    const histories = readHistories(
      this.db,
      table,
      missing,
      this.own,
      key => found.get(key) ?? null,
    )
    for (const [key, { baseline, writes }] of histories) {
      const raw = settleRow(baseline, writes, this.past)
      const values = raw.values ?? {}
      const counting = writes.filter(write => !this.isRefused(write, table, values))
      const kept =
        counting.length === writes.length ? raw : settleRow(baseline, counting, this.past)
      rows.set(key, {
        ...{ table, key, raw, writes, current: found.get(key) ?? null },
        target: kept.isAlive ? kept.values : null,
      })
    }
    return keys.flatMap(key => rows.get(key) ?? [])
  }

  /** All rows as they are to be, by some of their columns. */
  findAll(
    table: JournaledTable,
    columns: readonly string[],
    values: readonly (string | number | null)[],
  ): Fields[] {
    const isIt = (row: Fields) =>
      columns.every((column, index) => (row[column] ?? null) === (values[index] ?? null))
    const stored = findRows(this.db, table, columns, values).filter(
      row => this.rows.get(table)?.has(keyOf(this.shapes, table, row)) !== true,
    )
    const planned = this.listOf(table).flatMap(({ target }) => (target === null ? [] : [target]))
    return [...planned.filter(isIt), ...stored]
  }
}
