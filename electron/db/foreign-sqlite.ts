import Database from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import type { ForeignRow, ForeignSqlite } from '../../shared/interchange/foreign-database.ts'

/**
 * The database of another program, read only. It is taken as hostile: it lies in memory, so that nothing is written beside
 * it; only columns of plain tables are read, so that nothing its schema says is run; and what is read is bounded.
 */

const MOST_ROWS = 1_000_000
const MOST_UNITS = 200_000_000

/** Opens a database that was read into memory; the bytes are its own from then on. Throws `format_broken`. */
export function openForeignSqlite(bytes: Uint8Array): ForeignSqlite {
  const copy = Buffer.from(bytes)
  if (!copy.subarray(0, 16).equals(MAGIC)) throw damaged()
  // One that was left in WAL mode cannot be opened in memory otherwise; what only the journal holds is not in it.
  copy.writeUInt8(1, 18)
  copy.writeUInt8(1, 19)
  let db: Database.Database | undefined
  try {
    db = new Database(copy, { readonly: true })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('query_only = ON')
    return readerOf(db)
  } catch (error) {
    db?.close()
    throw error instanceof AppError ? error : damaged()
  }
}

const MAGIC = Buffer.from('SQLite format 3\0')

function readerOf(db: Database.Database): ForeignSqlite {
  const tables = columnsByTable(db)
  let units = 0
  const read = (table: string, columns: readonly string[]): ForeignRow[] => {
    const there = tables.get(table)
    const wanted = columns.filter(column => there?.has(column) === true)
    if (there === undefined || wanted.length === 0) return []
    const list = wanted.map(column => `"${column}"`).join(', ')
    const statement = db.prepare(`SELECT ${list} FROM main."${table}" NOT INDEXED`).raw()
    const rows: ForeignRow[] = []
    for (const values of statement.iterate() as Iterable<unknown[]>) {
      const row: Record<string, string | number | null> = Object.fromEntries(
        columns.map(column => [column, null]),
      )
      for (const [index, column] of wanted.entries()) {
        const value = values[index]
        if (typeof value === 'string') units += value.length
        row[column] = typeof value === 'string' || typeof value === 'number' ? value : null
      }
      rows.push(row)
      if (rows.length > MOST_ROWS || units > MOST_UNITS) throw tooMuch()
    }
    return rows
  }
  return {
    has: (table, ...columns) => columns.every(column => tables.get(table)?.has(column) === true),
    rows(table, ...columns) {
      try {
        return read(table, columns)
      } catch (error) {
        throw error instanceof AppError ? error : damaged()
      }
    },
    close: () => void db.close(),
  }
}

/** The columns that hold what was written to them, by plain table. */
function columnsByTable(db: Database.Database): Map<string, Set<string>> {
  const tables = db
    .prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' LIMIT 1000")
    .all() as { name: string; sql: string | null }[]
  return new Map(
    tables
      .filter(({ name, sql }) => PLAIN.test(name) && !/^\s*CREATE\s+VIRTUAL/i.test(sql ?? ''))
      .map(({ name }) => {
        const columns = db.pragma(`main.table_xinfo("${name}")`) as {
          name: string
          hidden: number
        }[]
        const own = columns.filter(each => each.hidden === 0 && PLAIN.test(each.name))
        return [name, new Set(own.map(each => each.name))]
      }),
  )
}

const PLAIN = /^[a-z_][a-z0-9_]*$/i

function damaged(): AppError {
  return new AppError(
    'format_broken',
    'The database of the project is damaged, or no database at all. Nothing was imported.',
  )
}

function tooMuch(): AppError {
  return new AppError(
    'too_large',
    'The database of the project holds more than can be taken in at once. Nothing was imported.',
  )
}
