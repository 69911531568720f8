import type { JournaledTable } from '../../../shared/history/tables.ts'
import { TABLES_OF_A_COPY } from '../../../shared/team/registers.ts'
import {
  changedFields,
  type Fields,
  type StepKind,
  type Write,
  type Writer,
} from '../../../shared/team/settle-row.ts'
import { all, inList, type ReadableDb, sql } from '../sql.ts'
import { MERGE, type OwnSteps } from './streams.ts'

/** All that counting steps wrote into one row, and how the row was before them. */
export interface RowHistory {
  baseline: Fields | null
  writes: Write[]
}

interface ChangeRow {
  key: string
  commandId: string
  number: number
  /** Nothing in the rest for the step that is under way, which is a merge. */
  kind: StepKind | null
  procedure: string
  researcherId: string
  before: string | null
  after: string | null
}

interface TeamRow {
  key: string
  id: string
  stream: string
  sequence: number
  kind: StepKind
  procedure: string
  researcherId: string
  isWhole: number
  fields: string | null
}

/** What was written into rows of a table, by their keys. `current` gives a row that nobody has changed. */
export function readHistories(
  db: ReadableDb,
  table: JournaledTable,
  keys: readonly string[],
  own: OwnSteps,
  current: (key: string) => Fields | null,
): Map<string, RowHistory> {
  const changes = Map.groupBy(
    all<ChangeRow>(
      db,
      sql`SELECT row_key AS "key", command_id AS commandId, command.number, kind, procedure,
            researcher_id AS researcherId, before, after
          FROM change LEFT JOIN command ON command.id = command_id
          WHERE table_name = ${table} AND row_key ${inList(keys)} ORDER BY change.number`,
    ),
    ({ key }) => key,
  )
  const foreign = Map.groupBy(
    all<TeamRow>(
      db,
      sql`SELECT row_key AS "key", team_command.id, stream_id AS stream, sequence, kind, procedure,
            researcher_id AS researcherId, is_whole AS isWhole, fields
          FROM team_change JOIN team_command ON team_command.id = command_id
          WHERE table_name = ${table} AND row_key ${inList(keys)}
            AND bundle_id IN (SELECT id FROM merged_bundle)`,
    ),
    ({ key }) => key,
  )
  return new Map(
    keys.map(key => {
      const journaled = changes.get(key) ?? []
      const first = journaled[0]
      const baseline = first === undefined ? current(key) : parse(first.before)
      const writes = [
        ...ownWrites(table, journaled, own),
        ...(foreign.get(key) ?? []).map(row => foreignWrite(row)),
      ]
      return [key, { baseline, writes: oneOfEach(writes) }]
    }),
  )
}

/** A step of this file that came back from another copy is known twice. */
function oneOfEach(writes: readonly Write[]): Write[] {
  return [...new Map(writes.map(write => [write.by.id, write])).values()]
}

function ownWrites(table: string, changes: readonly ChangeRow[], own: OwnSteps): Write[] {
  const byCommand = Map.groupBy(
    changes.filter(change => isStep(change) && own.isActive(change.number)),
    ({ commandId }) => commandId,
  )
  return [...byCommand.values()].flatMap(ofCommand => {
    const [first, last] = [ofCommand[0], ofCommand.at(-1)]
    if (first === undefined || last === undefined) return []
    const change = netChange(table, first.before, last.after)
    if (change === null) return []
    const by: Writer = {
      id: first.commandId,
      stream: own.streamOf(first.number),
      sequence: first.number,
      researcherId: first.researcherId,
      procedure: first.procedure,
      kind: first.kind ?? 'do',
    }
    return [{ by, ...change }]
  })
}

/** Whether a journal entry is a step that travels. */
export function isStep({ kind, procedure }: { kind: string | null; procedure: string }): boolean {
  return kind !== null && kind !== 'note' && procedure !== MERGE
}

/** Whether rows of a table travel. */
export function travels(table: string): boolean {
  return !TABLES_OF_A_COPY.has(table)
}

/** What a step wrote into a row, from the row before and after it; null where nothing of it stayed. */
export function netChange(
  table: string,
  before: string | null,
  after: string | null,
): Pick<Write, 'fields' | 'isWhole'> | null {
  const [from, to] = [parse(before), parse(after)]
  if (to === null) return from === null ? null : { fields: null, isWhole: false }
  if (from === null) return { fields: to, isWhole: true }
  const fields = changedFields(table, from, to)
  return fields === null ? null : { fields, isWhole: false }
}

function foreignWrite(row: TeamRow): Write {
  const { id, stream, sequence, researcherId, procedure, kind } = row
  return {
    by: { id, stream, sequence, researcherId, procedure, kind },
    fields: parse(row.fields),
    isWhole: row.isWhole === 1,
  }
}

function parse(row: string | null): Fields | null {
  return row === null ? null : (JSON.parse(row) as Fields)
}
