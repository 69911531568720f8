import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopRound } from '../../../shared/contract/workshops.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { moveTo, nextPosition } from './positions.ts'
import { listItems, removeItemRows } from './workshop-items.ts'

/** The rounds of a workshop in order, with their items. */
export function listRounds(db: ReadableDb, workshopId: string): WorkshopRound[] {
  const items = listItems(db, { workshopId })
  return all<Omit<WorkshopRound, 'items'>>(
    db,
    sql`SELECT id, title, kind, question, dots FROM workshop_round
        WHERE workshop_id = ${workshopId} ORDER BY position, id`,
  ).map(round => ({
    ...round,
    items: items
      .filter(({ roundId }) => roundId === round.id)
      .map(({ roundId: _id, ...item }) => item),
  }))
}

/** One round with its items. Throws `not_found`. */
export function getRound(db: ReadableDb, roundId: string): WorkshopRound {
  const round = listRounds(db, workshopOfRound(db, roundId)).find(({ id }) => id === roundId)
  if (round === undefined) throw new Error('A round is of its workshop')
  return round
}

/** The workshop that a round is of. Throws `not_found`. */
export function workshopOfRound(db: ReadableDb, roundId: string): string {
  const row = get<{ id: string }>(
    db,
    sql`SELECT workshop_id AS id FROM workshop_round WHERE id = ${roundId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such round.', { roundId })
  return row.id
}

/** Puts a round at the end of a workshop; returns its id. */
export function insertRound(db: WritableDb, input: ParsedInputOf<'workshops.addRound'>): string {
  const id = newId()
  const position = nextPosition(db, 'workshop_round', sql`workshop_id = ${input.workshopId}`)
  insert(db, 'workshop_round', {
    ...{ id, workshop_id: input.workshopId, title: input.title ?? `Round ${position + 1}` },
    ...{ kind: input.kind ?? 'respond', question: input.question ?? '', dots: input.dots ?? 3 },
    position,
  })
  return id
}

/** Changes a round's own fields. */
export function updateRound(
  db: WritableDb,
  { roundId, ...fields }: ParsedInputOf<'workshops.updateRound'>,
): void {
  update(db, 'workshop_round', roundId, fields)
}

/** Puts a round elsewhere in its workshop. */
export function moveRound(db: WritableDb, roundId: string, position: number): void {
  const workshopId = workshopOfRound(db, roundId)
  moveTo(db, 'workshop_round', roundId, position, sql`workshop_id = ${workshopId}`)
}

/** Removes a round with its items and what was said of them; responses that say nothing else go too. */
export function removeRoundRows(db: WritableDb, roundId: string): void {
  const items = all<{ id: string }>(
    db,
    sql`SELECT id FROM workshop_item WHERE round_id = ${roundId}`,
  )
  for (const { id } of items) removeItemRows(db, id)
  runOne(db, sql`DELETE FROM workshop_round WHERE id = ${roundId}`)
}

/** Puts an item elsewhere in its round or another of its workshop. Throws `not_found` or `invalid_input`. */
export function moveItem(
  db: WritableDb,
  itemId: string,
  roundId: string,
  toRoundId: string,
  position: number,
): void {
  if (workshopOfRound(db, roundId) !== workshopOfRound(db, toRoundId)) {
    throw new AppError('invalid_input', 'An item stays in its workshop. Nothing was changed.')
  }
  run(db, sql`UPDATE workshop_item SET round_id = ${toRoundId} WHERE id = ${itemId}`)
  moveTo(db, 'workshop_item', itemId, position, sql`round_id = ${toRoundId}`)
}
