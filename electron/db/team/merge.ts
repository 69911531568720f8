import type { JournaledTable } from '../../../shared/history/tables.ts'
import type { Head } from '../../../shared/team/past.ts'
import { changedFields, type Fields, type Write } from '../../../shared/team/settle-row.ts'
import { countOnFrom, newId } from '../ids.ts'
import { all, get, insert, type ReadableDb, sql, type WritableDb } from '../sql.ts'
import { keepUnique } from './keep-unique.ts'
import { keepWhole } from './keep-whole.ts'
import { putInOrder } from './put-in-order.ts'
import { currentRow, readShapes, type Shapes, writeRow } from './row-shapes.ts'
import { type PlannedRow, RowPlan } from './row-plan.ts'
import { type Step, type StepChange, storeSteps } from './steps.ts'
import { MERGE, readOwnSteps, readPast, readVector } from './streams.ts'

/** Steps of other copies, with the streams they stand in. */
export interface Incoming {
  copyId: string
  steps: readonly Step[]
  streams: ReadonlyMap<string, readonly Head[]>
}

/** What a merge did. */
export interface Merged {
  steps: number
  /** Rows that are not as they were. */
  rows: number
  /** Rows that had to be put in order after what came of all steps. */
  repaired: number
}

/**
 * Takes in steps that are new here; must run inside the journal's command. The rows become what all steps come to, whoever
 * took them and in whatever order they came. Where that leaves something that cannot be (a reference to what is gone, two of
 * what there is one of, a circle of codes, a coding on a version of its text that is not the chosen one), it is put in
 * order, by a step of the merge's own that travels too: so rows are always what steps come to, and copies with the same steps
 * have the same rows.
 */
export function mergeSteps(db: WritableDb, incoming: Incoming, researcherId: string): Merged {
  const bundleId = newId()
  storeSteps(db, bundleId, incoming.steps, incoming.streams)
  insert(db, 'merged_bundle', {
    ...{ id: bundleId, copy_id: incoming.copyId, step_count: incoming.steps.length },
    ...{ researcher_id: researcherId, at: new Date().toISOString() },
  })
  const plan = planRows(db, incoming.steps)
  keepWhole(plan)
  keepUnique(plan)
  const rows = applyPlan(db, plan)
  putInOrder(db, plan)
  const repairs = findRepairs(db, plan)
  if (repairs.length > 0) storeRepair(db, bundleId, repairs, researcherId)
  return { steps: incoming.steps.length, rows, repaired: repairs.length }
}

/** Lets every id from here on sort after those of these steps. Must precede the command that takes them in. */
export function countOnFromSteps(steps: readonly Step[]): void {
  for (const { id } of steps) countOnFrom(id)
}

function planRows(db: ReadableDb, steps: readonly Step[]): RowPlan {
  const shapes = readShapes(db)
  const incoming = new Set(steps.map(({ id }) => id))
  const plan: RowPlan = new RowPlan({
    ...{ db, shapes, own: readOwnSteps(db), past: readPast(db) },
    isRefused: (write, table, values) =>
      incoming.has(write.by.id) &&
      isAnswer(write, table, values, codingId => makerOf(plan, codingId)),
  })
  const changes = steps.flatMap(step => step.changes)
  for (const [table, own] of Map.groupBy(changes, change => change.table)) {
    plan.load(table, [...new Set(own.map(({ key }) => key))])
  }
  return plan
}

/**
 * Whether a step answers a coding of somebody else: it changed or removed the coding itself, or what it is filed under.
 * Such a step never changes the coding where it comes in; it is listed for the coding's maker. Steps about other things,
 * such as a corrected text or merged codes, take codings along and are no answers.
 */
function isAnswer(
  { by, isWhole }: Write,
  table: JournaledTable,
  values: Fields,
  makerOfCoding: (codingId: string) => string | null,
): boolean {
  if (!by.procedure.startsWith('codings.') || by.kind === 'repair') return false
  if (table === 'coding') return !isWhole && values['researcher_id'] !== by.researcherId
  const codingId = values['coding_id']
  if (typeof codingId !== 'string') return false
  const maker = makerOfCoding(codingId)
  return maker !== null && maker !== by.researcherId
}

function makerOf(plan: RowPlan, codingId: string): string | null {
  const maker = plan.load('coding', [codingId])[0]?.raw.values?.['researcher_id']
  return typeof maker === 'string' ? maker : null
}

/** Writes what is to be: what goes first, then what changes, so that nothing stands in the way of what comes. */
function applyPlan(db: WritableDb, plan: RowPlan): number {
  const rows = plan.list()
  const going = rows.filter(({ current, target }) => current !== null && target === null)
  const changing = rows.filter(
    ({ table, current, target }) =>
      current !== null && target !== null && changedFields(table, current, target) !== null,
  )
  const coming = rows.filter(({ current, target }) => current === null && target !== null)
  // Two rows may change places in what there can be only one of, such as the numbers of a text's versions.
  const swapping = changing.filter(row => isUniqueIn(plan.shapes, row))
  const isSwapping = new Set(swapping.map(({ current }) => current))
  for (const { table, current } of [...going, ...swapping]) {
    writeRow(db, plan.shapes, table, current, null)
  }
  for (const { table, current, target } of changing) {
    if (!isSwapping.has(current)) writeRow(db, plan.shapes, table, current, target)
  }
  for (const { table, current, target } of [...swapping, ...coming]) {
    writeRow(db, plan.shapes, table, null, { ...current, ...target })
  }
  return going.length + changing.length + coming.length
}

/** Whether a change is of what no other row of the table may have. */
function isUniqueIn({ unique }: Shapes, { table, current, target }: PlannedRow): boolean {
  return unique.some(
    each =>
      each.table === table &&
      each.columns.some(column => (current?.[column] ?? null) !== (target?.[column] ?? null)),
  )
}

/** What rows are now otherwise than their steps have it. */
function findRepairs(db: ReadableDb, plan: RowPlan): StepChange[] {
  const changed = all<{ table: JournaledTable; key: string }>(
    db,
    sql`SELECT DISTINCT table_name AS "table", row_key AS "key" FROM change
        WHERE command_id = (SELECT command_id FROM recorder) AND table_name <> 'merged_bundle'`,
  )
  for (const [table, rows] of Map.groupBy(changed, row => row.table)) {
    plan.load(
      table,
      rows.map(({ key }) => key),
    )
  }
  return plan.list().flatMap(({ table, key, raw }): StepChange[] => {
    const final = currentRow(db, plan.shapes, table, key)
    const meant = raw.isAlive ? raw.values : null
    if (final === null) {
      return meant === null ? [] : [{ table, key, isWhole: false, fields: null }]
    }
    if (meant === null) return [{ table, key, isWhole: true, fields: final }]
    const fields = changedFields(table, withDefaults(plan.shapes, table, meant, final), final)
    return fields === null ? [] : [{ table, key, isWhole: false, fields }]
  })
}

/** A row as an older program wrote it lacks columns, which have their defaults then. */
function withDefaults(shapes: Shapes, table: string, row: Fields, final: Fields): Fields {
  const missing = (shapes.columns.get(table) ?? []).filter(column => row[column] === undefined)
  if (missing.length === 0) return row
  return { ...row, ...Object.fromEntries(missing.map(column => [column, final[column] ?? null])) }
}

function storeRepair(
  db: WritableDb,
  bundleId: string,
  changes: StepChange[],
  researcherId: string,
): void {
  const id = newId()
  const step: Step = {
    ...{ id, stream: id, sequence: 1, kind: 'repair', procedure: MERGE, label: 'Put in order' },
    ...{ researcherId, at: new Date().toISOString(), changes, isPartial: false },
  }
  const parents = readPast(db).headsOf(readVector(db))
  storeSteps(db, bundleId, [step], new Map([[id, parents]]))
}

/** Rows that the step under way has changed, by table. */
export function countChanged(db: ReadableDb): { table: string; rows: number }[] {
  return all<{ table: string; rows: number }>(
    db,
    sql`SELECT table_name AS "table", count(DISTINCT row_key) AS rows FROM change
        WHERE command_id = (SELECT command_id FROM recorder) AND table_name <> 'merged_bundle'
        GROUP BY table_name ORDER BY table_name`,
  )
}

/** Passages without words. */
export function countOrphans(db: ReadableDb): number {
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM coding WHERE is_orphan = 1`)?.n ?? 0
}
