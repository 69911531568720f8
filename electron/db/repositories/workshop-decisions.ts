import type { WorkshopResult } from '../../../shared/contract/workshops.ts'
import type { WorkshopDecisionKind } from '../../../shared/domain/workshop.ts'
import { all, insert, type ReadableDb, sql, type WritableDb } from '../sql.ts'

/** What was decided on the items of a workshop, by item, oldest first. */
export function listWorkshopDecisions(
  db: ReadableDb,
  workshopId: string,
): Map<string, WorkshopResult['decisions']> {
  const rows = all<WorkshopResult['decisions'][number] & { itemId: string }>(
    db,
    sql`SELECT item_id AS itemId, decision_id AS decisionId, workshop_decision.kind, body AS text,
          reason, decided_at AS at
        FROM workshop_decision JOIN decision ON decision.id = decision_id
        JOIN workshop_item ON workshop_item.id = item_id
        JOIN workshop_round ON workshop_round.id = round_id
        WHERE workshop_id = ${workshopId} ORDER BY decided_at, recorded_at, decision_id`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ itemId }) => itemId)].map(([itemId, own]) => [
      itemId,
      own.map(({ itemId: _id, ...decision }) => decision),
    ]),
  )
}

/** Says that a decision was made on an item after its workshop. */
export function insertCause(
  db: WritableDb,
  cause: { decisionId: string; itemId: string; kind: WorkshopDecisionKind },
): void {
  const { decisionId, itemId, kind } = cause
  insert(db, 'workshop_decision', { decision_id: decisionId, item_id: itemId, kind })
}
