import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import type { JournaledTable } from '../../shared/history/tables.ts'
import { get, join, name, type ReadableDb, runOne, type Sql, sql, type WritableDb } from './sql.ts'

/** Rows as the journal records them: JSON objects of column and value, by the columns that a table has on opening. */

/** The columns of a table, and those that tell its rows apart. */
export interface TableShape {
  columns: string[]
  keys: string[]
}

const shapes = new WeakMap<Database, Map<JournaledTable, TableShape>>()

/** Forgets the columns of a connection's tables, which may have changed since. */
export function forgetShapes(db: Database): void {
  shapes.delete(db)
}

/** A row's change as the journal keeps it; rows are JSON objects of column and value. */
export interface Change {
  number: number
  table_name: JournaledTable
  before: string | null
  after: string | null
}

/** Changes one row from one recorded state to another; refuses if it is no longer in the first. */
export function applyChange(
  db: WritableDb,
  table: JournaledTable,
  from: string | null,
  to: string | null,
): void {
  const shape = shapeOf(db, table)
  const at = keyCondition(shape, from ?? to ?? '{}')
  if (currentRow(db, table, shape, at) !== from) throw undoRefused()
  if (to === null) {
    runOne(db, sql`DELETE FROM ${name(table)} WHERE ${at}`)
  } else if (from === null) {
    const columns = shape.columns.map(name)
    const values = shape.columns.map(column => extract(to, column))
    runOne(db, sql`INSERT INTO ${name(table)} (${join(columns)}) VALUES (${join(values)})`)
  } else {
    const settings = shape.columns.map(column => sql`${name(column)} = ${extract(to, column)}`)
    runOne(db, sql`UPDATE ${name(table)} SET ${join(settings)} WHERE ${at}`)
  }
}

function currentRow(
  db: ReadableDb,
  table: string,
  { columns }: TableShape,
  at: Sql,
): string | null {
  const pairs = columns.map(column => sql`${jsonKey(column)}, ${name(column)}`)
  const row = get<{ row: string }>(
    db,
    sql`SELECT json_object(${join(pairs)}) AS row FROM ${name(table)} WHERE ${at}`,
  )
  return row?.row ?? null
}

function keyCondition({ keys }: TableShape, row: string): Sql {
  return join(
    keys.map(key => sql`${name(key)} = ${extract(row, key)}`),
    ' AND ',
  )
}

/** A column of a recorded row as a bound value of its own type. */
function extract(row: string, column: string): Sql {
  return sql`json_extract(${row}, ${`$.${column}`})`
}

function jsonKey(column: string): Sql {
  return { text: `'${column}'`, values: [] }
}

function undoRefused(): AppError {
  return new AppError(
    'undo_refused',
    'This step cannot be taken back, because something it changed has been changed again since. Nothing was changed.',
  )
}

function shapeOf(db: Database, table: JournaledTable): TableShape {
  return shapes.get(db)?.get(table) ?? readShape(db, table)
}

/** Reads the columns of a table from the database. */
export function readShape(db: Database, table: JournaledTable): TableShape {
  const info = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const shape = {
    columns: info.map(column => column.name),
    keys: info
      .filter(column => column.pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(column => column.name),
  }
  const known = shapes.get(db) ?? new Map<JournaledTable, TableShape>()
  shapes.set(db, known.set(table, shape))
  return shape
}
