import { AppError } from '../../../shared/domain/app-error.ts'
import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import type { Past } from '../../../shared/team/past.ts'
import { TABLES_OF_A_COPY } from '../../../shared/team/registers.ts'
import { type Fields, inOrder, settleRow, type Write } from '../../../shared/team/settle-row.ts'
import { all, insert, name, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { isRowOut } from './left-out.ts'
import { BEGINNING } from './members.ts'
import { keyOf, readShapes, type Shapes, writeRow } from './row-shapes.ts'
import { listSteps, type Step, type StepChange, storeSteps } from './steps.ts'
import { readOwnSteps, readParents, readPast, readVector, rootOf } from './streams.ts'
import { readHistories } from './writes.ts'

/**
 * Makes a copy of a project a copy with a part of its sources. What is left out goes, and with it the journal, which holds
 * all that ever was. Of the past only the stamps of steps stay, and of what they wrote only what still stands: so rows come
 * to the same here as in copies that know the whole past.
 */

/** A row of the project, or one that once was. */
interface KnownRow {
  table: JournaledTable
  key: string
  values: Fields
  isThere: boolean
  /** How it was before all steps, and what they wrote. */
  isOld: boolean
  writes: readonly Write[]
}

/** What a copy is without, and the sources and participants that it has, by their ids. */
export interface CutOut {
  leftOut: Set<string>
  kept: string[]
}

/** Takes everything out of a copy that hangs on other sources than these, and its journal. */
export function cutCopy(
  copy: WritableDb,
  { sourceIds, isPastKept }: { sourceIds: readonly string[]; isPastKept: boolean },
): CutOut {
  const shapes = readShapes(copy)
  const rows = readRows(copy, shapes)
  const out = findOut(rows, sourceIds)
  const scope = { isOut: (id: string) => out.has(id) }
  const isIn = ({ key, values }: KnownRow) => !isRowOut(key, values, scope)
  for (const row of rows) {
    const goes = row.isThere && (TABLES_OF_A_COPY.has(row.table) || !isIn(row))
    if (goes) writeRow(copy, shapes, row.table, row.values, null)
  }
  keepStamps(copy, isPastKept ? rows.filter(isIn) : [])
  const kept = rows.filter(row => isIn(row) && ['source', 'participant'].includes(row.table))
  return { leftOut: out, kept: kept.map(({ key }) => key) }
}

function readRows(db: ReadableDb, shapes: Shapes): KnownRow[] {
  const own = readOwnSteps(db)
  const past = readPast(db)
  return JOURNALED_TABLES.flatMap(table => {
    const present = new Map(
      all<Record<string, string | number | null>>(db, sql`SELECT * FROM ${name(table)}`).map(
        row => [keyOf(shapes, table, row), row],
      ),
    )
    const keys = [...new Set([...present.keys(), ...touchedKeys(db, table)])]
    const histories = readHistories(db, table, keys, own, key => present.get(key) ?? null)
    return [...histories].flatMap(([key, { baseline, writes }]): KnownRow[] => {
      const there = present.get(key)
      const values = there ?? settleRow(baseline, writes, past).values
      if (values === null) return []
      const isThere = there !== undefined
      return [{ table, key, values, isThere, isOld: baseline !== null, writes }]
    })
  })
}

function touchedKeys(db: ReadableDb, table: string): string[] {
  return all<{ key: string }>(
    db,
    sql`SELECT DISTINCT row_key AS "key" FROM change WHERE table_name = ${table}
        UNION SELECT row_key FROM team_change WHERE table_name = ${table}`,
  ).map(({ key }) => key)
}

/** The ids of all that hangs on other sources: rows that name something left out, and memos that link to it. */
function findOut(rows: readonly KnownRow[], sourceIds: readonly string[]): Set<string> {
  const speaking = rows.filter(
    ({ table, values, isThere }) =>
      table === 'speaker' && isThere && sourceIds.includes(String(values['source_id'])),
  )
  const people = new Set(speaking.map(({ values }) => values['participant_id']))
  const out = new Set(
    rows.flatMap(({ table, key }) => {
      if (table === 'source') return sourceIds.includes(key) ? [] : [key]
      return table === 'participant' && !people.has(key) ? [key] : []
    }),
  )
  const scope = { isOut: (id: string) => out.has(id) }
  for (let before = -1; before < out.size; ) {
    before = out.size
    for (const { table, key, values } of rows) {
      if (!isRowOut(key, values, scope)) continue
      if (table === 'memo_link') out.add(String(values['memo_id']))
      else if (!key.includes('/')) out.add(key)
    }
  }
  return out
}

/** Puts stamps in the place of the journal; they count like the steps of others. */
function keepStamps(copy: WritableDb, rows: readonly KnownRow[]): void {
  const past = readPast(copy)
  const parents = readParents(copy)
  const vector = readVector(copy)
  const root = rootOf(copy)
  const steps = new Map(
    listSteps(copy, readOwnSteps(copy), new Map()).map((step): [string, Step] => [
      step.id,
      { ...step, label: '', changes: [], isPartial: true },
    ]),
  )
  // A copy of such a copy has it already.
  const first: Step = {
    ...{ id: FIRST_ID, stream: root, sequence: 0, kind: 'start', procedure: BEGINNING },
    ...{ label: '', researcherId: '', at: '', changes: [], isPartial: true },
  }
  steps.set(first.id, first)
  for (const row of rows) {
    for (const [stepId, change] of standing(row, past)) steps.get(stepId)?.changes.push(change)
    // A row that was there before the first step and is gone may be brought back by somebody who still has it.
    if (row.isOld && !row.isThere) first.changes.push({ ...at(row), ...whole(row.values) })
  }
  for (const table of ['team_change', 'team_command', 'team_stream', 'change', 'command']) {
    run(copy, sql`DELETE FROM ${name(table)}`)
  }
  run(copy, sql`DELETE FROM replica`)
  insert(copy, 'replica', { first_number: 0, id: root, parents: '[]' })
  insert(copy, 'merged_bundle', {
    ...{ id: BEGINNING, copy_id: BEGINNING, step_count: steps.size, researcher_id: '', at: '' },
  })
  storeSteps(copy, BEGINNING, [...steps.values()], parents)
  const known = readVector(copy)
  const isWhole = [...vector].every(([stream, sequence]) => known.get(stream) === sequence)
  if (!isWhole) throw new Error('The past of a copy came out otherwise')
}

/** Before every step that a program takes. */
const FIRST_ID = '00000000-0000-7000-8000-000000000000'

function at({ table, key }: KnownRow) {
  return { table, key }
}

function whole(fields: Fields) {
  return { isWhole: true, fields }
}

/** What of what steps wrote into a row still stands, by step; of the rest only that they wrote. */
function standing(row: KnownRow, past: Past): [string, StepChange][] {
  const left = new Set(Object.keys(row.values))
  return inOrder(row.writes, past)
    .toReversed()
    .map(({ by, fields, isWhole }) => {
      if (fields === null) return [by.id, { ...at(row), isWhole, fields }]
      const columns = Object.keys(fields).filter(column => left.delete(column))
      const kept = Object.fromEntries(columns.map(column => [column, row.values[column] ?? null]))
      return [by.id, { ...at(row), isWhole, fields: kept }]
    })
}

/** Throws `not_found` where one of the sources is not in the project, or none is named. */
export function requireSources(db: ReadableDb, sourceIds: readonly string[]): void {
  const known = new Set(all<{ id: string }>(db, sql`SELECT id FROM source`).map(({ id }) => id))
  if (sourceIds.length > 0 && sourceIds.every(id => known.has(id))) return
  throw new AppError('not_found', 'Choose sources that are in the project. No copy was written.')
}
