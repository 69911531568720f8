import type { Settlement } from '../../../shared/contract/agreement.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { all, inList, insert, type ReadableDb, run, runOne, sql, type WritableDb } from '../sql.ts'
import { insertCoding, listCodings, requireCodings } from './codings.ts'

type SettlementRow = Omit<Settlement, 'codings'>
interface PartRow {
  settlementId: string
  codingId: string
  isStanding: number
  isNew: number
}

/** All settlements, latest last. */
export function listSettlements(db: ReadableDb): Settlement[] {
  const parts = Map.groupBy(
    all<PartRow>(
      db,
      sql`SELECT settlement_id AS settlementId, coding_id AS codingId, is_standing AS isStanding,
            is_new AS isNew
          FROM settlement_coding ORDER BY settlement_id, coding_id`,
    ),
    ({ settlementId }) => settlementId,
  )
  return all<SettlementRow>(
    db,
    sql`SELECT id, kind, chosen_id AS chosenId, reason, researcher_id AS researcherId,
          settled_at AS settledAt
        FROM settlement ORDER BY settled_at, id`,
  ).map(row => ({
    ...row,
    codings: (parts.get(row.id) ?? []).map(({ codingId, isStanding, isNew }) => ({
      ...{ codingId, isStanding: isStanding === 1, isNew: isNew === 1 },
    })),
  }))
}

/** The codings that were made to settle something: nobody made them independently. */
export function listSettledAnew(db: ReadableDb): Set<string> {
  const rows = all<{ id: string }>(
    db,
    sql`SELECT coding_id AS id FROM settlement_coding WHERE is_new = 1`,
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Settles a difference; what was said before of the same codings is replaced, and a coding that was made for that stays,
 * and no longer stands. Throws `not_found`, or `invalid_input` where the codings are of several sources.
 */
export function insertSettlement(
  db: WritableDb,
  input: ParsedInputOf<'agreement.settle'>,
  researcherId: string,
): Settlement {
  const { kind, coding, reason } = input
  requireCodings(db, input.codingIds)
  const codings = listCodings(db, { ids: input.codingIds })
  const sourceId = codings[0]?.sourceId
  if (sourceId === undefined || codings.some(each => each.sourceId !== sourceId)) {
    throw new AppError('invalid_input', 'These codings are of several sources.')
  }
  if (kind === 'one' && !codings.some(each => each.researcherId === input.researcherId)) {
    throw new AppError('invalid_input', 'None of these codings is of this researcher.')
  }
  const before = removeSettlementsOf(db, input.codingIds)
  const id = newId()
  const chosenId = input.researcherId ?? null
  const settledAt = new Date().toISOString()
  insert(db, 'settlement', {
    ...{ id, kind, chosen_id: chosenId, reason: reason.trim() },
    ...{ researcher_id: researcherId, settled_at: settledAt },
  })
  const part = (codingId: string, isStanding: boolean, isNew: boolean) =>
    insert(db, 'settlement_coding', {
      ...{ settlement_id: id, coding_id: codingId },
      ...{ is_standing: isStanding ? 1 : 0, is_new: isNew ? 1 : 0 },
    })
  for (const each of codings) {
    if (before.has(each.id)) continue
    part(each.id, kind === 'both' || each.researcherId === chosenId, false)
  }
  for (const codingId of before) part(codingId, false, true)
  if (coding !== undefined) {
    part(insertCoding(db, { sourceId, ...coding }, researcherId), true, true)
  }
  const made = listSettlements(db).find(each => each.id === id)
  if (made === undefined) throw new Error('A settlement was not stored')
  return made
}

/** Removes what was said of these codings; returns the codings that were made for it. */
function removeSettlementsOf(db: WritableDb, codingIds: readonly string[]): Set<string> {
  const settlements = all<{ id: string }>(
    db,
    sql`SELECT DISTINCT settlement_id AS id FROM settlement_coding
        WHERE coding_id ${inList(codingIds)}`,
  )
  const made = new Set<string>()
  for (const { id } of settlements) {
    for (const { codingId } of all<{ codingId: string }>(
      db,
      sql`SELECT coding_id AS codingId FROM settlement_coding
          WHERE settlement_id = ${id} AND is_new = 1`,
    )) {
      made.add(codingId)
    }
    run(db, sql`DELETE FROM settlement_coding WHERE settlement_id = ${id}`)
    runOne(db, sql`DELETE FROM settlement WHERE id = ${id}`)
  }
  return made
}
