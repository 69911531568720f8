import type { Conflict } from '../../../shared/contract/team.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import { findConflicts, type RowConflict } from '../../../shared/team/find-conflicts.ts'
import type { Fields } from '../../../shared/team/settle-row.ts'
import { newId } from '../ids.ts'
import { all, get, insert, type ReadableDb, sql, type WritableDb } from '../sql.ts'
import { circleOf, placeCodings, relinkMemo } from './put-in-order.ts'
import { rowInWords, valuesInWords } from './in-words.ts'
import { currentRow, readShapes, type Shapes, writeRow } from './row-shapes.ts'
import { readOwnSteps, readPast } from './streams.ts'
import { readHistories } from './writes.ts'

/** Everything that nobody has settled, worked out from the steps of all copies. */
export function listConflicts(db: ReadableDb): Conflict[] {
  const shapes = readShapes(db)
  const own = readOwnSteps(db)
  const past = readPast(db)
  const settled = readSettled(db)
  const byTable = Map.groupBy(contestedRows(db), ({ table }) => table)
  return [...byTable].flatMap(([table, rows]) => {
    const keys = rows.map(({ key }) => key)
    const current = (key: string) => currentRow(db, shapes, table, key)
    return [...readHistories(db, table, keys, own, current)].flatMap(([key, { writes }]) => {
      const present = current(key)
      const ofRow = settled.get(`${table} ${key}`) ?? new Map<string, Set<string>>()
      return findConflicts({ table, present, writes, settled: ofRow }, past).map(
        ({ kind, register, sides }) => ({
          ...{ id: `${table} ${register} ${key}`, kind, table, rowId: key, field: register },
          ...told(db, shapes, table, present, register, sides),
        }),
      )
    })
  })
}

function told(
  db: ReadableDb,
  shapes: Shapes,
  table: JournaledTable,
  row: Fields | null,
  register: string,
  sides: RowConflict['sides'],
): Pick<Conflict, 'name' | 'present' | 'presentWords' | 'sides'> {
  const words = (values: Fields | null) =>
    values === null ? null : valuesInWords(db, shapes, table, values)
  const present = row === null || register === '' ? row : only(row, sides[0]?.values)
  const named = row ?? sides.find(({ values }) => values !== null)?.values ?? null
  return {
    name: named === null ? null : rowInWords(db, shapes, table, named),
    ...{ present, presentWords: words(present) },
    sides: sides.map(({ by, values }) => ({
      ...{ stepId: by.id, researcherId: by.researcherId, at: timeOf(db, by.id) },
      ...{ values, words: words(values) },
    })),
  }
}

function only(present: Fields, like: Fields | null | undefined): Fields {
  if (like === null || like === undefined) return present
  return Object.fromEntries(Object.keys(like).map(column => [column, present[column] ?? null]))
}

function timeOf(db: ReadableDb, stepId: string): string {
  const step = get<{ at: string }>(
    db,
    sql`SELECT at FROM command WHERE id = ${stepId}
        UNION ALL SELECT at FROM team_command WHERE id = ${stepId} LIMIT 1`,
  )
  return step?.at ?? ''
}

/** Rows that steps of other copies wrote and that were written before or besides. */
function contestedRows(db: ReadableDb): { table: JournaledTable; key: string }[] {
  return all<{ table: JournaledTable; key: string }>(
    db,
    sql`SELECT DISTINCT team_change.table_name AS "table", team_change.row_key AS "key"
        FROM team_change JOIN team_command ON team_command.id = command_id
        WHERE bundle_id IN (SELECT id FROM merged_bundle) AND (is_whole = 0 OR kind = 'repair')
        ORDER BY 1, 2`,
  ).filter(({ table }) => JOURNALED_TABLES.includes(table))
}

function readSettled(db: ReadableDb): Map<string, Map<string, Set<string>>> {
  const rows = all<{ table: string; key: string; register: string; ids: string }>(
    db,
    sql`SELECT table_name AS "table", row_key AS "key", register, command_ids AS ids
        FROM conflict_settlement`,
  )
  const settled = new Map<string, Map<string, Set<string>>>()
  for (const { table, key, register, ids } of rows) {
    const ofRow = settled.get(`${table} ${key}`) ?? new Map<string, Set<string>>()
    const known = ofRow.get(register) ?? new Set<string>()
    for (const id of JSON.parse(ids) as string[]) known.add(id)
    settled.set(`${table} ${key}`, ofRow.set(register, known))
  }
  return settled
}

/** How a conflict is settled. */
export type Taking = 'present' | { stepId: string } | { values: Fields }

/**
 * Settles a conflict, in every copy that hears of it. Throws `not_found` for one that is settled already, `invalid_input`
 * for what cannot be taken.
 */
export function settleConflict(
  db: WritableDb,
  conflict: Conflict,
  take: Taking,
  researcherId: string,
): void {
  const { table, rowId, field, sides } = conflict
  const shapes = readShapes(db)
  const name = JOURNALED_TABLES.find(each => each === table)
  if (name === undefined) throw new Error('Not a table of the project')
  const present = currentRow(db, shapes, table, rowId)
  const wanted = wantedValues(conflict, take)
  if (wanted !== null) {
    const columns = Object.keys(conflict.present ?? wanted)
    if (Object.keys(wanted).some(column => !columns.includes(column))) throw cannotTake()
    writeRow(db, shapes, name, present, { ...present, ...wanted })
    followUp(db, name, rowId)
  }
  insert(db, 'conflict_settlement', {
    ...{ id: newId(), table_name: table, row_key: rowId, register: field },
    command_ids: JSON.stringify(sides.map(({ stepId }) => stepId)),
    ...{ researcher_id: researcherId, at: new Date().toISOString() },
  })
}

/** What hangs on a value goes along with it. */
function followUp(db: WritableDb, table: JournaledTable, rowId: string): void {
  if (table === 'source') placeCodings(db, [rowId])
  if (table === 'memo') relinkMemo(db, rowId)
  if (table === 'code' && circleOf(db, rowId).length > 0) {
    throw new AppError(
      'would_cycle',
      'The code would come to stand below itself. Move the other one first.',
    )
  }
}

function wantedValues(conflict: Conflict, take: Taking): Fields | null {
  if (take === 'present') return null
  // What goes or comes as a whole takes other things along: that is for the commands that know of them.
  if (conflict.field === '') throw cannotTake()
  if ('values' in take) return take.values
  const side = conflict.sides.find(({ stepId }) => stepId === take.stepId)
  if (side?.values === undefined || side.values === null) throw cannotTake()
  return side.values
}

function cannotTake(): AppError {
  return new AppError(
    'invalid_input',
    'This cannot be settled that way. Keep what stands, and make, change or remove the thing itself where you want it otherwise.',
  )
}

/** The codings that a conflict is about. */
export function codingsOf({ table, rowId, present, sides }: Conflict): string[] {
  if (table === 'coding') return [rowId]
  const ids = [present, ...sides.map(({ values }) => values)].map(values => values?.['coding_id'])
  const ofKey = table === 'coding_code' ? [rowId.slice(0, rowId.indexOf('/'))] : []
  return [...ids.filter(id => typeof id === 'string'), ...ofKey]
}

/** Whether a coding can be seen through a connection. */
export function isCodingThere(db: ReadableDb, codingId: string): boolean {
  return get(db, sql`SELECT 1 FROM coding WHERE id = ${codingId}`) !== undefined
}
