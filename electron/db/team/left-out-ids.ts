import { all, get, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** The ids that a copy is not to have; of this copy where none is named. */
export function readLeftOut(db: ReadableDb, copyId = ''): Set<string> {
  const rows = all<{ id: string }>(db, sql`SELECT id FROM left_out WHERE copy_id = ${copyId}`)
  return new Set(rows.map(({ id }) => id))
}

/** Remembers ids that a copy is not to have. */
export function noteLeftOut(db: WritableDb, ids: Iterable<string>, copyId = ''): void {
  run(
    db,
    sql`INSERT INTO left_out (copy_id, id)
        SELECT ${copyId}, value FROM json_each(${JSON.stringify([...ids])}) WHERE true
        ON CONFLICT DO NOTHING`,
  )
}

/** Whether a row was ever made in this file, by its own steps or by those that count. */
export function wasEverHere(db: ReadableDb, table: string, key: string): boolean {
  const found = get(
    db,
    sql`SELECT 1 FROM change WHERE table_name = ${table} AND row_key = ${key}
        UNION ALL SELECT 1 FROM team_change WHERE table_name = ${table} AND row_key = ${key}
          AND is_whole = 1 LIMIT 1`,
  )
  return found !== undefined
}
