import type { Step } from '../../../shared/contract/theory-comparison.ts'
import type { Lineage } from '../../../shared/contract/common.ts'
import type { Status } from '../../../shared/domain/roles.ts'
import { all, type ReadableDb, sql } from '../sql.ts'

/** A stretch of time: later than the one instant, not later than the other. */
export interface Stretch {
  after: string
  until: string
}

/** A row of the journal, and whose it is: what the caller wants its steps under. */
export interface Touched {
  owner: number
  table: string
  row: string
}

/**
 * The steps that changed some rows in a stretch of time, newest first, by owner: those that are in effect, so neither undone
 * ones nor undoing itself.
 */
export function listStepsOn(
  db: ReadableDb,
  touched: readonly Touched[],
  { after, until }: Stretch,
): Map<number, Step[]> {
  const rows = all<Step & { owner: number }>(
    db,
    sql`SELECT DISTINCT value ->> 'owner' AS owner, command.id, label,
          researcher_id AS researcherId, at
        FROM json_each(${JSON.stringify(touched)})
        CROSS JOIN change ON table_name = value ->> 'table' AND row_key = value ->> 'row'
        JOIN command ON command.id = command_id
        WHERE kind = 'do' AND state = 'done' AND at > ${after} AND at <= ${until}
        ORDER BY command.number DESC`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, steps]) => [
      owner,
      steps.map(({ owner: _owner, ...step }) => step),
    ]),
  )
}

/** What was copied, split and merged in a stretch of time, oldest first. */
export function listLineageIn(db: ReadableDb, { after, until }: Stretch): Lineage[] {
  return all(
    db,
    sql`SELECT id, kind, from_id AS fromId, from_name AS fromName, to_id AS toId,
          to_name AS toName, reason, researcher_id AS researcherId, at
        FROM lineage WHERE at > ${after} AND at <= ${until} ORDER BY at, id`,
  )
}

/** Why the configurations that are there have the status that they have now. */
export function listReasons(db: ReadableDb): Map<string, { status: Status; reason: string }> {
  const rows = all<{ id: string; status: Status; reason: string }>(
    db,
    sql`SELECT id, status, status_reason AS reason FROM configuration`,
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
