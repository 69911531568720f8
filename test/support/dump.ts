import Database from 'better-sqlite3'
import { JOURNALED_TABLES } from '../../shared/history/tables.ts'

/** Every row of every journaled table of a closed project file, for comparing two states row by row. */
export function dumpProject(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true })
  try {
    return Object.fromEntries(
      JOURNALED_TABLES.map(table => [
        table,
        db
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map(row => JSON.stringify(row))
          .sort(),
      ]),
    )
  } finally {
    db.close()
  }
}
