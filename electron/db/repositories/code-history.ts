import type { CodeEvent } from '../../../shared/contract/codes.ts'
import { all, get, join, type ReadableDb, type Sql, sql } from '../sql.ts'

/** A code's row as the journal keeps it. */
interface CodeRow {
  name: string
  parent_id: string | null
  description: string
  inclusion: string
  exclusion: string
  role: string | null
  colour: string
  origin: string
}

interface Change {
  number: number
  procedure: string
  researcherId: string
  at: string
  before: string | null
  after: string | null
}

/**
 * What happened to a code, oldest first, as far as the journal still tells. Steps that were taken back did not happen, and
 * a new place among the same siblings is not worth telling.
 *
 * A merge and a split show by their codes: one that is merged away is put below the other before it goes, and one that is
 * split off begins below the one it comes from (`mergeCode`, `splitCode`).
 */
export function listCodeHistory(db: ReadableDb, codeId: string): CodeEvent[] {
  const own = changesWhere(db, [sql`row_key = ${codeId}`]).flatMap(change => ownEvents(db, change))
  const mergedIn = changesWhere(db, [
    sql`procedure IN ('codes.merge', 'codes.mergeMany')`,
    sql`after IS NULL AND before ->> 'parent_id' = ${codeId}`,
  ]).map(change => eventOf(change, 'merged', parse(change.before)?.name ?? null, null))
  const splitOff = changesWhere(db, [
    sql`procedure = 'codes.split'`,
    sql`before IS NULL AND after ->> 'parent_id' = ${codeId}`,
  ]).map(change => eventOf(change, 'split', null, parse(change.after)?.name ?? null))
  return [...own, ...mergedIn, ...splitOff].sort((a, b) => a.number - b.number)
}

function changesWhere(db: ReadableDb, conditions: Sql[]): Change[] {
  return all<Change>(
    db,
    sql`SELECT command.number, procedure, researcher_id AS researcherId, at, before, after
        FROM command JOIN change ON command.id = change.command_id
        WHERE table_name = 'code' AND kind IN ('start', 'do') AND state = 'done'
          AND ${join(conditions, ' AND ')}
        ORDER BY change.number`,
  )
}

function ownEvents(db: ReadableDb, change: Change): CodeEvent[] {
  const [was, is] = [parse(change.before), parse(change.after)]
  const isSplit = change.procedure === 'codes.split'
  if (is === null) return []
  if (was === null) {
    return isSplit
      ? [eventOf(change, 'splitOff', nameOf(db, is.parent_id), is.name)]
      : [eventOf(change, 'created', null, is.name)]
  }
  const events: CodeEvent[] = []
  if (was.name !== is.name) events.push(eventOf(change, 'renamed', was.name, is.name))
  if (was.parent_id !== is.parent_id && !isSplit) {
    const [from, to] = [nameOf(db, was.parent_id), nameOf(db, is.parent_id)]
    events.push(eventOf(change, 'moved', from, to))
  }
  const isSame = (fields: readonly (keyof CodeRow)[]) =>
    fields.every(field => was[field] === is[field])
  if (!isSame(['description', 'inclusion', 'exclusion'])) {
    events.push(eventOf(change, 'redefined', null, null))
  }
  if (!isSame(['role', 'colour', 'origin'])) events.push(eventOf(change, 'changed', null, null))
  return events
}

function eventOf(
  { number, at, researcherId }: Change,
  what: CodeEvent['what'],
  from: string | null,
  to: string | null,
): CodeEvent {
  return { number, at, researcherId, what, from, to }
}

/** What a code is called, or was when it went; null for the top of the codebook. */
function nameOf(db: ReadableDb, codeId: string | null): string | null {
  if (codeId === null) return null
  const row = get<{ name: string }>(
    db,
    sql`SELECT name FROM code WHERE id = ${codeId}
        UNION ALL SELECT before ->> 'name' FROM change
          WHERE table_name = 'code' AND row_key = ${codeId} AND after IS NULL LIMIT 1`,
  )
  return row?.name ?? null
}

function parse(row: string | null): CodeRow | null {
  return row === null ? null : (JSON.parse(row) as CodeRow)
}
