import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import type { Fields, Value } from '../../../shared/team/settle-row.ts'
import {
  all,
  get,
  insert,
  join,
  name,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  type WritableDb,
} from '../sql.ts'

/** What the tables of a project say of their rows: how they are told apart, what they refer to, what must be unique. */

/** Columns of a row that name another row. */
export interface Reference {
  table: JournaledTable
  columns: string[]
  parent: JournaledTable
  parentColumns: string[]
}

/** The tables, as the file has them. */
export interface Shapes {
  columns: ReadonlyMap<string, readonly string[]>
  keys: ReadonlyMap<string, readonly string[]>
  references: readonly Reference[]
  unique: readonly { table: JournaledTable; columns: string[] }[]
}

/** Reads the shapes of all tables. */
export function readShapes(db: ReadableDb): Shapes {
  const columns = new Map<string, string[]>()
  const keys = new Map<string, string[]>()
  const references: Reference[] = []
  const unique: { table: JournaledTable; columns: string[] }[] = []
  for (const table of JOURNALED_TABLES) {
    const info = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
    columns.set(
      table,
      info.map(column => column.name),
    )
    const own = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    keys.set(
      table,
      own.map(column => column.name),
    )
    references.push(...referencesOf(db, table))
    unique.push(...uniqueOf(db, table))
  }
  return { columns, keys, references, unique }
}

function referencesOf(db: ReadableDb, table: JournaledTable): Reference[] {
  const rows = db.pragma(`foreign_key_list(${table})`) as {
    id: number
    table: string
    from: string
    to: string
  }[]
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(parts => {
    const parent = JOURNALED_TABLES.find(each => each === parts[0]?.table)
    // Texts and files are named by their hash and never go.
    if (parent === undefined) return []
    return [{ table, columns: parts.map(p => p.from), parent, parentColumns: parts.map(p => p.to) }]
  })
}

function uniqueOf(db: ReadableDb, table: JournaledTable) {
  const indexes = db.pragma(`index_list(${table})`) as {
    name: string
    unique: number
    origin: string
  }[]
  return indexes
    .filter(({ unique, origin }) => unique === 1 && origin !== 'pk')
    .map(({ name: index }) => {
      const parts = db.pragma(`index_info(${index})`) as { name: string | null }[]
      // A part that is worked out from a column has no name: the one there is, is the theory of a diagram.
      return { table, columns: parts.map(part => part.name ?? 'theory_id') }
    })
}

/** A row's key as the journal writes it. */
export function keyOf(shapes: Shapes, table: string, row: Fields): string {
  return (shapes.keys.get(table) ?? []).map(column => String(row[column])).join('/')
}

/** The row with these values in some columns, or all of them. */
export function findRows(
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  values: readonly Value[],
): Fields[] {
  const at = columns.map((column, index) => sql`${name(column)} IS ${values[index] ?? null}`)
  return all<Record<string, Value>>(
    db,
    sql`SELECT * FROM main.${name(table)} WHERE ${join(at, ' AND ')}`,
  )
}

/** A row by its key, as long as no part of the key holds a slash but the last. */
export function currentRow(
  db: ReadableDb,
  shapes: Shapes,
  table: string,
  key: string,
): Fields | null {
  const columns = shapes.keys.get(table) ?? []
  const parts = splitKey(key, columns.length)
  const at = columns.map((column, index) => sql`${name(column)} = ${parts[index] ?? ''}`)
  return (
    get<Record<string, Value>>(
      db,
      sql`SELECT * FROM main.${name(table)} WHERE ${join(at, ' AND ')}`,
    ) ?? null
  )
}

function splitKey(key: string, count: number): string[] {
  const parts = key.split('/')
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join('/')]
}

/** Brings a row to what it is to be; null for none. Columns that are not named keep their defaults. */
export function writeRow(
  db: WritableDb,
  shapes: Shapes,
  table: JournaledTable,
  before: Fields | null,
  after: Fields | null,
): void {
  const condition = (row: Fields): Sql =>
    join(
      (shapes.keys.get(table) ?? []).map(column => sql`${name(column)} = ${row[column] ?? null}`),
      ' AND ',
    )
  if (after === null) {
    if (before !== null) runOne(db, sql`DELETE FROM ${name(table)} WHERE ${condition(before)}`)
    return
  }
  const known = shapes.columns.get(table) ?? []
  const named = Object.fromEntries(
    Object.entries(after).filter(([column]) => known.includes(column)),
  )
  if (before === null) return insert(db, table, named)
  const changed = Object.entries(named).filter(([column, value]) => before[column] !== value)
  if (changed.length === 0) return
  const settings = changed.map(([column, value]) => sql`${name(column)} = ${value}`)
  run(db, sql`UPDATE ${name(table)} SET ${join(settings)} WHERE ${condition(before)}`)
}
