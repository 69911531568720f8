import Database from 'better-sqlite3'
import { replayBack } from './replay-back.ts'
import { MIGRATIONS } from './migrate.ts'
import { copySecret, dropSecret, keepSecret } from './secret.ts'
import { all, get, insert, name, type ReadableDb, sql, type WritableDb } from './sql.ts'

/** A project as it was after a step, in memory only: nothing of it is ever on the disk. Close it with `closePast`. */
export function pastInMemory(db: ReadableDb, number: number): ReadableDb {
  const memory = new Database(':memory:')
  try {
    const past = memory as unknown as WritableDb
    memory.pragma('temp_store = MEMORY')
    memory.pragma('foreign_keys = OFF')
    for (const { statements } of MIGRATIONS) memory.exec(statements)
    memory.pragma(`user_version = ${String(db.pragma('user_version', { simple: true }))}`)
    memory.transaction(() => {
      for (const table of tablesOf(past)) copyTable(db, past, table)
      replayBack(past, number)
    })()
    const secret = copySecret(db)
    if (secret !== undefined) keepSecret(memory, secret)
    return past
  } catch (error) {
    memory.close()
    throw error
  }
}

/** Lets go of a past that was shown. */
export function closePast(past: ReadableDb): void {
  past.close()
  dropSecret(past)
}

function tablesOf(db: ReadableDb): string[] {
  return all<{ name: string }>(
    db,
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  ).map(row => row.name)
}

function copyTable(from: ReadableDb, to: WritableDb, table: string): void {
  const rows = from.prepare(`SELECT * FROM ${name(table).text}`).iterate()
  for (const row of rows) insert(to, table, row as Record<string, string | number | null>)
}

/** The newest step up to an instant, or a step itself; null where there is none. */
export function findStep(
  db: ReadableDb,
  at: { number?: number | undefined; at?: string | undefined },
): { number: number; at: string } | null {
  const condition = at.at === undefined ? sql`number = ${at.number ?? 0}` : sql`at <= ${at.at}`
  return (
    get<{ number: number; at: string }>(
      db,
      sql`SELECT number, at FROM command WHERE ${condition} ORDER BY number DESC LIMIT 1`,
    ) ?? null
  )
}
