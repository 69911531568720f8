import { all, get, name, type ReadableDb, type Sql, sql, update, type WritableDb } from '../sql.ts'

/** Where the next thing stands: behind all others of a table, or of those that a condition holds for. */
export function nextPosition(db: ReadableDb, table: string, among: Sql = sql`TRUE`): number {
  const last = get<{ n: number | null }>(
    db,
    sql`SELECT max(position) AS n FROM ${name(table)} WHERE ${among}`,
  )
  return (last?.n ?? -1) + 1
}

/** Moves a thing to another place, from 0, among those of its table that a condition holds for. */
export function moveTo(
  db: WritableDb,
  table: string,
  id: string,
  position: number,
  among: Sql = sql`TRUE`,
): void {
  const others = all<{ id: string }>(
    db,
    sql`SELECT id FROM ${name(table)} WHERE ${among} AND id <> ${id} ORDER BY position, id`,
  ).map(row => row.id)
  others
    .toSpliced(Math.min(position, others.length), 0, id)
    .forEach((each, place) => update(db, table, each, { position: place }))
}
