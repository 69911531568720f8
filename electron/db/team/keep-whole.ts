import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import type { Fields, Writer } from '../../../shared/team/settle-row.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import type { PlannedRow, RowPlan } from './row-plan.ts'
import { keyOf, type Reference } from './row-shapes.ts'

/**
 * Keeps rows together that mean nothing without each other. What a living row refers to comes back; with a thing that stays
 * although somebody removed it, everything comes back that went with it in that step. It only ever brings rows back, so it
 * comes to an end, and to the same end everywhere.
 */
export function keepWhole(plan: RowPlan): void {
  const open = plan.list()
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (row.target === null) {
      if (row.current !== null && isReferredTo(plan, row)) open.push(row, ...revive(row))
      continue
    }
    for (const missing of missingParents(plan, row)) open.push(...revive(missing))
    for (const removal of row.raw.removals) {
      for (const part of removedWith(plan, removal, row)) open.push(...revive(part))
    }
  }
}

/** Brings a row back; returns it where it was not there. */
function revive(row: PlannedRow): PlannedRow[] {
  if (row.target !== null) return []
  if (row.raw.values === null) throw incomplete()
  row.target = row.raw.values
  return [row]
}

function incomplete(): AppError {
  return new AppError(
    'format_broken',
    'This bundle refers to something that neither it nor this project holds. Nothing was merged. Ask for a bundle with everything.',
  )
}

/** What a row refers to: by its columns, and a comment by the kind and id of what it is on. */
function referencesFrom(plan: RowPlan, table: JournaledTable, row: Fields): Reference[] {
  const plain = plan.shapes.references.filter(reference => reference.table === table)
  const target =
    table === 'comment' ? JOURNALED_TABLES.find(t => t === row['target_kind']) : undefined
  if (target === undefined) return plain
  return [...plain, onTarget(target)]
}

function onTarget(parent: JournaledTable): Reference {
  return { table: 'comment', columns: ['target_id'], parent, parentColumns: ['id'] }
}

function missingParents(plan: RowPlan, { table, target }: PlannedRow): PlannedRow[] {
  if (target === null) return []
  return referencesFrom(plan, table, target).flatMap(({ columns, parent, parentColumns }) => {
    const values = columns.map(column => target[column] ?? null)
    if (values.includes(null)) return []
    const named = Object.fromEntries(parentColumns.map((column, i) => [column, values[i] ?? null]))
    const key = keyOf(plan.shapes, parent, named)
    return plan.load(parent, [key]).filter(row => row.target === null)
  })
}

/** Whether a row that is to go is referred to by one that stays. */
function isReferredTo(plan: RowPlan, { table, current }: PlannedRow): boolean {
  if (current === null) return false
  const references = [
    ...plan.shapes.references.filter(({ parent }) => parent === table),
    ...(COMMENTED.includes(table) ? [onTarget(table)] : []),
  ]
  return references.some(({ table: child, columns, parentColumns }) => {
    const values = parentColumns.map(column => current[column] ?? null)
    return plan
      .findAll(child, columns, values)
      .some(
        row => child !== 'comment' || columns[0] !== 'target_id' || row['target_kind'] === table,
      )
  })
}

const COMMENTED: readonly JournaledTable[] = ['coding', 'configuration', 'element', 'theory']

/** What went in the same step as a row that stays, as far as it hangs on it and nobody wrote it since. */
function removedWith(plan: RowPlan, removal: Writer, kept: PlannedRow): PlannedRow[] {
  return removedIn(plan.db, removal.id).flatMap(({ table, keys }) => {
    const isChild = plan.shapes.references.some(
      each => each.table === table && each.parent === kept.table,
    )
    if (!isChild) return []
    return plan.load(table, keys).filter(({ target, raw }) => {
      if (target !== null || raw.values === null) return false
      const values = raw.values
      return (
        raw.removals.some(({ id }) => id === removal.id) &&
        referencesFrom(plan, table, values).some(
          ({ parent, columns, parentColumns }) =>
            parent === kept.table &&
            columns.every((column, i) => values[column] === kept.target?.[parentColumns[i] ?? '']),
        )
      )
    })
  })
}

const removedRows = new WeakMap<
  ReadableDb,
  Map<string, { table: JournaledTable; keys: string[] }[]>
>()

/** The rows that a step removed, by table. */
function removedIn(db: ReadableDb, commandId: string) {
  const known =
    removedRows.get(db) ?? new Map<string, { table: JournaledTable; keys: string[] }[]>()
  removedRows.set(db, known)
  const found = known.get(commandId)
  if (found !== undefined) return found
  const rows = all<{ table: JournaledTable; key: string }>(
    db,
    sql`SELECT table_name AS "table", row_key AS "key" FROM change
        WHERE command_id = ${commandId} AND after IS NULL
        UNION SELECT table_name, row_key FROM team_change
        WHERE command_id = ${commandId} AND fields IS NULL`,
  )
  const grouped = [...Map.groupBy(rows, ({ table }) => table)].map(([table, own]) => {
    return { table, keys: own.map(({ key }) => key) }
  })
  known.set(commandId, grouped)
  return grouped
}
