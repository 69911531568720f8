import type { HistoryEntry, HistoryState } from '../../../shared/contract/history.ts'
import { type ThingKind, THINGS } from '../../../shared/history/things.ts'
import { all, get, join, type ReadableDb, type Sql, sql } from '../sql.ts'

/** Which steps are asked for. */
export interface HistoryFilter {
  researcherId?: string | undefined
  thing?: ThingKind | undefined
  thingId?: string | undefined
}

/** The steps that changed things of a kind or their parts; with an id, that one thing. */
function stepsThatChanged(thing: ThingKind, thingId: string | undefined): Sql {
  const { table, parts } = THINGS[thing]
  const own = thingId === undefined ? sql`` : sql`AND row_key = ${thingId}`
  const ofParts = parts.map(part => {
    const at = `$.${part.column}`
    const ofThing =
      thingId === undefined ? sql`` : sql`AND coalesce(after, before) ->> ${at} = ${thingId}`
    return sql`UNION SELECT command_id FROM change WHERE table_name = ${part.table} ${ofThing}`
  })
  return sql`(SELECT command_id FROM change WHERE table_name = ${table} ${own} ${join(ofParts, ' ')})`
}

/** Entries of the journal, newest first, from before an entry's number where one is given. */
export function listHistory(
  db: ReadableDb,
  limit: number,
  before?: number,
  only: HistoryFilter = {},
): HistoryEntry[] {
  const { researcherId, thing, thingId } = only
  const conditions = [
    ...(researcherId === undefined ? [] : [sql`AND researcher_id = ${researcherId}`]),
    ...(thing === undefined ? [] : [sql`AND id IN ${stepsThatChanged(thing, thingId)}`]),
  ]
  return all<HistoryEntry>(
    db,
    sql`SELECT id, number, kind, procedure, label, researcher_id AS researcherId, at, state,
          target_id AS targetId,
          (SELECT count(*) FROM change WHERE command_id = command.id) AS changeCount
        FROM command WHERE number < ${before ?? Number.MAX_SAFE_INTEGER} ${join(conditions, ' ')}
        ORDER BY number DESC LIMIT ${limit}`,
  )
}

/** What undo and redo would do. */
export function getHistoryState(db: ReadableDb): HistoryState {
  const label = (state: 'done' | 'undone', order: 'newest' | 'oldest') =>
    get<{ label: string }>(
      db,
      order === 'newest'
        ? sql`SELECT label FROM command WHERE kind = 'do' AND state = ${state}
              ORDER BY number DESC LIMIT 1`
        : sql`SELECT label FROM command WHERE kind = 'do' AND state = ${state}
              ORDER BY number LIMIT 1`,
    )?.label ?? null
  return { undo: label('done', 'newest'), redo: label('undone', 'oldest') }
}

/** The step that undo or redo would take, by its id; null where there is none. */
export function findNextStep(
  db: ReadableDb,
  procedure: 'history.undo' | 'history.redo',
): string | null {
  const found = get<{ id: string }>(
    db,
    procedure === 'history.undo'
      ? sql`SELECT id FROM command WHERE kind = 'do' AND state = 'done'
            ORDER BY number DESC LIMIT 1`
      : sql`SELECT id FROM command WHERE kind = 'do' AND state = 'undone'
            ORDER BY number LIMIT 1`,
  )
  return found?.id ?? null
}

/** Tells the newest entry of the journal from every other: while it stays the same, nothing in the project changed. */
export function newestStep(db: ReadableDb): string {
  return String(get<{ n: number | null }>(db, sql`SELECT max(number) AS n FROM command`)?.n ?? 0)
}

/** Steps of one name that somebody took on one day and that still hold. */
export interface DaySteps {
  /** In UTC, `2026-03-31`. */
  day: string
  researcher: string
  label: string
  count: number
}

/** What was done and still holds, by day, researcher and name of the step, in the order in which it began. */
export function listDaySteps(db: ReadableDb): DaySteps[] {
  return all<DaySteps>(
    db,
    sql`SELECT substr(at, 1, 10) AS day, coalesce(researcher.name, '') AS researcher, label,
          count(*) AS count
        FROM command LEFT JOIN researcher ON researcher.id = researcher_id
        WHERE kind IN ('start', 'do') AND state = 'done'
        GROUP BY day, researcher_id, label ORDER BY min(command.number)`,
  )
}

/** The day of the last change, `2026-03-31`; null where the past was forgotten. To take a file out changes nothing. */
export function lastDay(db: ReadableDb): string | null {
  const row = get<{ day: string | null }>(
    db,
    sql`SELECT substr(max(at), 1, 10) AS day FROM command WHERE kind <> 'note'`,
  )
  return row?.day ?? null
}
