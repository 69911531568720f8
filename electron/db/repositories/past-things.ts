import { AppError } from '../../../shared/domain/app-error.ts'
import type { JournaledTable } from '../../../shared/history/tables.ts'
import { THING_KINDS, type ThingKind, THINGS } from '../../../shared/history/things.ts'
import { applyChange } from '../recorded-rows.ts'
import { all, get, join, name, type ReadableDb, type Sql, sql, type WritableDb } from '../sql.ts'
import { nameOfThing } from './things.ts'

/** A row as it is now and as it was after a step, as JSON; null where it is not or was not there. */
interface RowThen {
  table: JournaledTable
  now: string | null
  was: string | null
}

/** More rows of one step are not looked through: nobody reads such a list. */
const MOST_ROWS = 20_000

/** A thing that a step changed. */
interface ChangedThing {
  thing: ThingKind
  id: string
  name: string
  change: 'made' | 'changed' | 'removed'
}

/** What a step changed, thing by thing. */
export function listChanges(db: ReadableDb, number: number, limit: number): ChangedThing[] {
  const kindOf = new Map(THING_KINDS.map(kind => [THINGS[kind].table, kind]))
  const rows = all<{
    table: JournaledTable
    id: string
    before: string | null
    after: string | null
  }>(
    db,
    sql`SELECT table_name AS "table", row_key AS id, before, after FROM change
        WHERE command_id = (SELECT id FROM command WHERE number = ${number})
        ORDER BY change.number LIMIT ${MOST_ROWS}`,
  )
  const changed: ChangedThing[] = []
  for (const own of Map.groupBy(rows, ({ table, id }) => `${table} ${id}`).values()) {
    const [first, last] = [own[0], own.at(-1)]
    const thing = first === undefined ? undefined : kindOf.get(first.table)
    if (first === undefined || last === undefined || thing === undefined) continue
    const row = last.after ?? last.before ?? '{}'
    const isBrief = first.before === null && last.after === null
    const change = first.before === null ? 'made' : last.after === null ? 'removed' : 'changed'
    if (isBrief) continue
    changed.push({ thing, id: first.id, name: nameOf(db, first.table, row), change })
    if (changed.length === limit) break
  }
  return changed
}

/** What a row is called, that may be gone. */
function nameOf(db: ReadableDb, table: JournaledTable, row: string): string {
  const columns = columnsOf(db, table)
  const values = columns.map(
    column => sql`json_extract(${row}, ${`$.${column}`}) AS ${name(column)}`,
  )
  const found = get<{ name: string | null }>(
    db,
    sql`SELECT ${nameOfThing(table)} AS name FROM (SELECT ${join(values)})`,
  )
  return found?.name ?? ''
}

function columnsOf(db: ReadableDb, table: JournaledTable): string[] {
  return (db.pragma(`table_info(${table})`) as { name: string }[]).map(column => column.name)
}

function currentRows(db: ReadableDb, table: JournaledTable, at: Sql): Map<string, string> {
  const info = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const keys = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const key = join(
    keys.map(column => name(column.name)),
    ` || '/' || `,
  )
  const pairs = info.map(column => sql`${literal(column.name)}, ${name(column.name)}`)
  const rows = all<{ key: string; row: string }>(
    db,
    sql`SELECT ${key} AS key, json_object(${join(pairs)}) AS row FROM ${name(table)} WHERE ${at}`,
  )
  return new Map(rows.map(({ key: id, row }) => [id, row]))
}

/** A column's name as a text in SQL; it was checked to be a plain one. */
function literal(column: string): Sql {
  return { text: `'${name(column).text.slice(1, -1)}'`, values: [] }
}

/** The first change of each row after a step says what the row was after that step. */
function firstChangesAfter(
  db: ReadableDb,
  table: JournaledTable,
  at: Sql,
  number: number,
): Map<string, string | null> {
  const rows = all<{ key: string; before: string | null }>(
    db,
    sql`SELECT row_key AS key, before FROM change WHERE number IN
          (SELECT min(change.number) FROM change JOIN command ON command.id = command_id
            WHERE table_name = ${table} AND command.number > ${number} AND ${at} GROUP BY row_key)`,
  )
  return new Map(rows.map(({ key, before }) => [key, before]))
}

/** A thing with its parts, row by row, now and after a step. Throws `not_found` where it never was. */
export function readThen(
  db: ReadableDb,
  kind: ThingKind,
  id: string,
  number: number,
): { own: RowThen; parts: RowThen[]; name: string } {
  const { table, parts, keeps } = THINGS[kind]
  const now = currentRows(db, table, sql`id = ${id}`).get(id) ?? null
  const changed = firstChangesAfter(db, table, sql`row_key = ${id}`, number)
  const then = changed.has(id) ? (changed.get(id) ?? null) : now
  const known = then ?? now ?? lastKnown(db, table, id)
  if (known === null) throw new AppError('not_found', 'There is no such thing in the history.')
  const was = then !== null && now !== null ? keep(then, now, keeps) : then
  const own = { table, now, was }
  const rows = then === null ? [] : parts.flatMap(part => readParts(db, part, id, number))
  return { own, parts: rows, name: nameOf(db, table, known) }
}

function lastKnown(db: ReadableDb, table: JournaledTable, id: string): string | null {
  const found = get<{ row: string }>(
    db,
    sql`SELECT coalesce(after, before) AS row FROM change
        WHERE table_name = ${table} AND row_key = ${id} ORDER BY number DESC LIMIT 1`,
  )
  return found?.row ?? null
}

function readParts(
  db: ReadableDb,
  { table, column }: { table: JournaledTable; column: string },
  id: string,
  number: number,
): RowThen[] {
  const path = `$.${column}`
  const now = currentRows(db, table, sql`${name(column)} = ${id}`)
  const isOfThing = sql`${id} IN (before ->> ${path}, after ->> ${path})`
  const changed = firstChangesAfter(db, table, isOfThing, number)
  return [...new Set([...now.keys(), ...changed.keys()])].map(key => {
    const present = now.get(key) ?? null
    const before = changed.has(key) ? (changed.get(key) ?? null) : present
    return { table, now: present, was: before }
  })
}

/** A row as it was, with some columns as they are. */
function keep(then: string, now: string, columns: readonly string[]): string {
  const present = JSON.parse(now) as Record<string, unknown>
  const kept = columns.map(column => [column, present[column]])
  return JSON.stringify({ ...(JSON.parse(then) as object), ...Object.fromEntries(kept) })
}

/**
 * Makes a thing with its parts as they were after a step; returns how many rows that changed. Throws `not_found`, and
 * `undo_refused` where it does not fit what is around it any more.
 */
export function restoreThen(db: WritableDb, kind: ThingKind, id: string, number: number): number {
  const { own, parts } = readThen(db, kind, id, number)
  if (own.was === null) throw refusal('It was not there then. Remove it, if that is meant.')
  if (own.now === null) refuseUnfit(db, kind, own.was)
  const rows = [own, ...parts].filter(({ now, was }) => now !== was)
  try {
    // Parts that go make room for those that come back.
    const order = ({ was }: RowThen) => (was === null ? 0 : 1)
    for (const { table, now, was } of rows.toSorted((a, b) => order(a) - order(b))) {
      applyChange(db, table, now, was)
    }
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      String(error.code).startsWith('SQLITE_CONSTRAINT')
    ) {
      throw refusal('Something like it is there now, that cannot be there twice.')
    }
    throw error
  }
  for (const table of new Set(rows.map(row => row.table))) {
    if ((db.pragma(`foreign_key_check(${table})`) as unknown[]).length > 0) {
      throw refusal('It refers to something that has been removed since. Bring that back first.')
    }
  }
  return rows.length
}

/** What stands on a text can only come back while the text is the same. */
function refuseUnfit(db: ReadableDb, kind: ThingKind, row: string): void {
  if (kind === 'source') {
    throw refusal(
      'A source that was removed comes back by undoing that step, or from the project as it was then.',
    )
  }
  if (kind !== 'coding') return
  const fits = get(
    db,
    sql`SELECT 1 FROM source WHERE id = json_extract(${row}, '$.source_id')
          AND version_id = json_extract(${row}, '$.version_id')`,
  )
  if (fits === undefined) throw refusal('The text it stands on has been changed or removed since.')
}

function refusal(why: string): AppError {
  return new AppError('undo_refused', `${why} Nothing was changed.`)
}
