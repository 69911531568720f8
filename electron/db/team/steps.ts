import type { JournaledTable } from '../../../shared/history/tables.ts'
import type { Head, Past, Vector } from '../../../shared/team/past.ts'
import type { Fields } from '../../../shared/team/settle-row.ts'
import { all, get, insert, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { isStep, netChange, travels } from './writes.ts'
import type { OwnSteps } from './streams.ts'

/** What a step wrote into a row. */
export interface StepChange {
  table: JournaledTable
  key: string
  isWhole: boolean
  fields: Fields | null
}

/** A step as it travels from copy to copy. */
export interface Step {
  id: string
  stream: string
  sequence: number
  kind: 'start' | 'do' | 'undo' | 'redo' | 'repair'
  procedure: string
  label: string
  researcherId: string
  at: string
  changes: StepChange[]
  /** Only what concerns this copy is here of it, so it cannot be sent on. */
  isPartial: boolean
}

type StepRow = Omit<Step, 'changes'>

/** The steps that count and that a copy that knows so much does not have, in the order of their streams. */
export function listSteps(db: ReadableDb, own: OwnSteps, since: Vector): Step[] {
  const steps: Step[] = own.streams.flatMap(({ id: stream, firstNumber, endNumber }) => {
    const from = Math.max(firstNumber, (since.get(stream) ?? -1) + 1)
    return all<Omit<StepRow, 'stream' | 'isPartial'>>(
      db,
      sql`SELECT id, number AS sequence, kind, procedure, label, researcher_id AS researcherId, at
          FROM command WHERE number >= ${from} AND number < ${endNumber} ORDER BY number`,
    )
      .filter(step => isStep(step) && own.isActive(step.sequence))
      .map(step => ({ ...step, stream, isPartial: false, changes: ownChanges(db, step.id) }))
  })
  const known = new Set(steps.map(({ id }) => id))
  const foreign = all<Omit<StepRow, 'isPartial'> & { isPartial: number }>(
    db,
    sql`SELECT id, stream_id AS stream, sequence, kind, procedure, label,
          researcher_id AS researcherId, at, is_partial AS isPartial
        FROM team_command WHERE bundle_id IN (SELECT id FROM merged_bundle)
        ORDER BY stream_id, sequence`,
  ).filter(({ id, stream, sequence }) => !known.has(id) && sequence > (since.get(stream) ?? -1))
  return [
    ...steps,
    ...foreign.map(step => ({
      ...step,
      ...{ isPartial: step.isPartial === 1, changes: foreignChanges(db, step.id) },
    })),
  ]
}

/** How many steps count and are not in `since`. */
export function countSteps(db: ReadableDb, own: OwnSteps, since: Vector): number {
  let count = 0
  for (const { id: stream, firstNumber, endNumber } of own.streams) {
    const from = Math.max(firstNumber, (since.get(stream) ?? -1) + 1)
    count += all<Omit<StepRow, 'stream'>>(
      db,
      sql`SELECT number AS sequence, kind, procedure FROM command
          WHERE number >= ${from} AND number < ${endNumber}`,
    ).filter(step => isStep(step) && own.isActive(step.sequence)).length
  }
  return count
}

function ownChanges(db: ReadableDb, commandId: string): StepChange[] {
  const rows = all<{
    table: JournaledTable
    key: string
    before: string | null
    after: string | null
  }>(
    db,
    sql`SELECT table_name AS "table", row_key AS "key", before, after FROM change
        WHERE command_id = ${commandId} ORDER BY number`,
  )
  const byRow = Map.groupBy(
    rows.filter(({ table }) => travels(table)),
    ({ table, key }) => `${table} ${key}`,
  )
  return [...byRow.values()].flatMap(changes => {
    const [first, last] = [changes[0], changes.at(-1)]
    if (first === undefined || last === undefined) return []
    const net = netChange(first.table, first.before, last.after)
    return net === null ? [] : [{ table: first.table, key: first.key, ...net }]
  })
}

function foreignChanges(db: ReadableDb, commandId: string): StepChange[] {
  return all<{ table: JournaledTable; key: string; isWhole: number; fields: string | null }>(
    db,
    sql`SELECT table_name AS "table", row_key AS "key", is_whole AS isWhole, fields
        FROM team_change WHERE command_id = ${commandId} ORDER BY number`,
  ).map(({ isWhole, fields, ...row }) => ({
    ...row,
    isWhole: isWhole === 1,
    fields: fields === null ? null : (JSON.parse(fields) as Fields),
  }))
}

/** The id of a step that counts, by its place; null where this file does not have it. */
export function stepAt(db: ReadableDb, own: OwnSteps, [stream, sequence]: Head): string | null {
  const foreign = get<{ id: string }>(
    db,
    sql`SELECT id FROM team_command WHERE stream_id = ${stream} AND sequence = ${sequence}
          AND bundle_id IN (SELECT id FROM merged_bundle)`,
  )
  if (foreign !== undefined) return foreign.id
  if (!own.streams.some(({ id }) => id === stream) || own.streamOf(sequence) !== stream) return null
  const step = get<{ id: string }>(db, sql`SELECT id FROM command WHERE number = ${sequence}`)
  return step !== undefined && own.isActive(sequence) ? step.id : null
}

/** Keeps steps of other copies, with what their streams stand on. They count while the bundle is there. */
export function storeSteps(
  db: WritableDb,
  bundleId: string,
  steps: readonly Step[],
  streams: ReadonlyMap<string, readonly Head[]>,
): void {
  for (const [id, parents] of streams) {
    run(
      db,
      sql`INSERT INTO team_stream (id, parents) VALUES (${id}, ${JSON.stringify(parents)})
          ON CONFLICT (id) DO NOTHING`,
    )
  }
  for (const { changes, ...step } of steps) {
    // A merge that was taken back since may have brought it before.
    run(db, sql`DELETE FROM team_change WHERE command_id = ${step.id}`)
    run(db, sql`DELETE FROM team_command WHERE id = ${step.id}`)
    insert(db, 'team_command', {
      ...{ id: step.id, stream_id: step.stream, sequence: step.sequence, kind: step.kind },
      ...{ procedure: step.procedure, label: step.label, researcher_id: step.researcherId },
      ...{ at: step.at, bundle_id: bundleId, is_partial: step.isPartial ? 1 : 0 },
    })
    for (const { table, key, isWhole, fields } of changes) {
      insert(db, 'team_change', {
        ...{ command_id: step.id, table_name: table, row_key: key, is_whole: isWhole ? 1 : 0 },
        fields: fields === null ? null : JSON.stringify(fields),
      })
    }
  }
}

/** What streams stand on that a copy that knows so much has not heard of. */
export function streamsSince(
  parents: ReadonlyMap<string, Head[]>,
  past: Past,
  vector: Vector,
  since: Vector,
): Map<string, Head[]> {
  const wanted = new Set([...vector.keys()].flatMap(each => [each, ...past.vectorOf(each).keys()]))
  return new Map([...wanted].filter(id => !since.has(id)).map(id => [id, parents.get(id) ?? []]))
}
