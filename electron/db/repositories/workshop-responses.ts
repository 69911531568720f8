import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopAnswer, WorkshopResponse } from '../../../shared/contract/workshops.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { all, get, insert, type ReadableDb, run, runOne, sql, type WritableDb } from '../sql.ts'
import { refuseWrongAnswers } from './workshop-answers.ts'

type Input = ParsedInputOf<'workshops.respond'>
type AnswerInput = Input['answers'][number]
type AnswerRow = Omit<WorkshopAnswer, 'elements'> & { responseId: string }
type ElementRow = WorkshopAnswer['elements'][number] & { responseId: string; itemId: string }

/** What was said in a workshop, in the order in which it was written down. */
export function listWorkshopResponses(db: ReadableDb, workshopId: string): WorkshopResponse[] {
  const ofWorkshop = sql`response_id IN
    (SELECT id FROM workshop_response WHERE workshop_id = ${workshopId})`
  const elements = Map.groupBy(
    all<ElementRow>(
      db,
      sql`SELECT response_id AS responseId, item_id AS itemId, role, body AS text
          FROM workshop_element WHERE ${ofWorkshop} ORDER BY position`,
    ),
    ({ responseId, itemId }) => `${responseId}/${itemId}`,
  )
  const answers = Map.groupBy(
    all<AnswerRow>(
      db,
      sql`SELECT response_id AS responseId, item_id AS itemId, stance, comment, wording, rank, dots
          FROM workshop_answer WHERE ${ofWorkshop} ORDER BY item_id`,
    ),
    ({ responseId }) => responseId,
  )
  return all<Omit<WorkshopResponse, 'answers'>>(
    db,
    sql`SELECT id, workshop_id AS workshopId, group_id AS groupId, person, people, origin,
          pack_response_id AS packResponseId, note, researcher_id AS researcherId, at
        FROM workshop_response WHERE workshop_id = ${workshopId} ORDER BY at, id`,
  ).map(response => ({
    ...response,
    answers: (answers.get(response.id) ?? []).map(({ responseId, ...answer }) => ({
      ...answer,
      elements: (elements.get(`${responseId}/${answer.itemId}`) ?? []).map(({ role, text }) => ({
        ...{ role, text },
      })),
    })),
  }))
}

/** One response. Throws `not_found`. */
export function getWorkshopResponse(db: ReadableDb, responseId: string): WorkshopResponse {
  const row = get<{ workshopId: string }>(
    db,
    sql`SELECT workshop_id AS workshopId FROM workshop_response WHERE id = ${responseId}`,
  )
  const response =
    row && listWorkshopResponses(db, row.workshopId).find(({ id }) => id === responseId)
  if (response === undefined) {
    throw new AppError('not_found', 'There is no such response.', { responseId })
  }
  return response
}

/**
 * Writes a response down; returns its id. What somebody named says live goes into the response that they have already.
 * Throws `duplicate` for a response file that was taken in before, `not_found` for an item or a group that is not of the
 * workshop, and `invalid_input` where it says nothing, ranks two items alike, or gives more dots than there are.
 */
export function storeResponse(db: WritableDb, input: Input, researcherId: string): string {
  refuseTwice(db, input)
  const said = input.answers.filter(answer => !isBlank(answer))
  const id = ownResponse(db, input) ?? newResponse(db, input, researcherId, said.length)
  for (const answer of input.answers) storeAnswer(db, id, answer)
  refuseWrongAnswers(db, getWorkshopResponse(db, id))
  return id
}

/** Removes a response with all its answers. */
export function removeWorkshopResponse(db: WritableDb, responseId: string): void {
  run(db, sql`DELETE FROM workshop_element WHERE response_id = ${responseId}`)
  run(db, sql`DELETE FROM workshop_answer WHERE response_id = ${responseId}`)
  runOne(db, sql`DELETE FROM workshop_response WHERE id = ${responseId}`)
}

/** Counts one person more or fewer. Throws `not_found` where nobody is counted there that could go. */
export function tally(
  db: WritableDb,
  input: ParsedInputOf<'workshops.tally'>,
  workshopId: string,
  researcherId: string,
): void {
  const { itemId, groupId = null, mark, change } = input
  const { person = '' } = input
  if (person.trim() !== '') return tallyNamed(db, { ...input, person }, workshopId, researcherId)
  const answer = mark === 'dot' ? { itemId, dots: 1 } : { itemId, stance: mark }
  if (change === 1) {
    storeResponse(db, { workshopId, groupId, origin: 'live', answers: [answer] }, researcherId)
    return
  }
  const last = get<{ id: string; people: number }>(
    db,
    sql`SELECT workshop_response.id, people FROM workshop_response
        JOIN workshop_answer ON response_id = workshop_response.id
        WHERE item_id = ${itemId} AND group_id IS ${groupId} AND person = '' AND note = ''
          AND origin = 'live' AND pack_response_id IS NULL AND comment = '' AND wording = ''
          AND rank IS NULL
          AND ${mark === 'dot' ? sql`dots = 1 AND stance IS NULL` : sql`stance = ${mark} AND dots IS NULL`}
          AND NOT EXISTS (SELECT 1 FROM workshop_element
            WHERE workshop_element.response_id = workshop_response.id)
          AND (SELECT count(*) FROM workshop_answer AS other
            WHERE other.response_id = workshop_response.id) = 1
        ORDER BY at DESC, workshop_response.id DESC LIMIT 1`,
  )
  if (last === undefined) throw nobodyCounted()
  if (last.people === 1) return removeWorkshopResponse(db, last.id)
  runOne(db, sql`UPDATE workshop_response SET people = people - 1 WHERE id = ${last.id}`)
}

function tallyNamed(
  db: WritableDb,
  input: ParsedInputOf<'workshops.tally'> & { person: string },
  workshopId: string,
  researcherId: string,
): void {
  const { itemId, groupId = null, person, mark, change } = input
  const response = { workshopId, groupId, person, origin: 'live' as const }
  const id = ownResponse(db, { ...response, answers: [] })
  const before =
    id === undefined
      ? undefined
      : getWorkshopResponse(db, id).answers.find(each => each.itemId === itemId)
  const dots = before?.dots ?? 0
  if (change === -1 && (mark === 'dot' ? dots === 0 : before?.stance !== mark)) {
    throw nobodyCounted()
  }
  const answer =
    mark === 'dot' ? { dots: dots + change || null } : { stance: change === 1 ? mark : null }
  storeResponse(db, { ...response, answers: [{ itemId, ...answer }] }, researcherId)
}

function nobodyCounted(): AppError {
  return new AppError('not_found', 'Nobody was counted there by hand. Nothing was changed.')
}

function refuseTwice(db: ReadableDb, { packResponseId }: Input): void {
  if (packResponseId === undefined) return
  const known = get(
    db,
    sql`SELECT 1 FROM workshop_response
        WHERE id = ${packResponseId} OR pack_response_id = ${packResponseId}`,
  )
  if (known !== undefined) {
    throw new AppError('duplicate', 'This response was taken in before. Nothing was changed.', {
      packResponseId,
    })
  }
}

/** The live response that somebody named has already, if any. */
function ownResponse(db: ReadableDb, input: Input): string | undefined {
  const { workshopId, groupId = null, person = '', origin, packResponseId } = input
  if (person.trim() === '' || origin !== 'live' || packResponseId !== undefined) return undefined
  return get<{ id: string }>(
    db,
    sql`SELECT id FROM workshop_response WHERE workshop_id = ${workshopId}
          AND group_id IS ${groupId} AND person = ${person.trim()} AND origin = 'live'
          AND pack_response_id IS NULL ORDER BY at, id LIMIT 1`,
  )?.id
}

function newResponse(db: WritableDb, input: Input, researcherId: string, answers: number): string {
  const { workshopId, groupId = null, packResponseId = null, note = '' } = input
  if (answers === 0 && note.trim() === '') {
    throw new AppError('invalid_input', 'The response says nothing. Nothing was changed.')
  }
  const known = get(
    db,
    sql`SELECT 1 FROM workshop_group WHERE id = ${groupId} AND workshop_id = ${workshopId}`,
  )
  if (groupId !== null && known === undefined) {
    throw new AppError('not_found', 'There is no such group in the workshop.', { groupId })
  }
  const id = packResponseId ?? newId()
  insert(db, 'workshop_response', {
    ...{ id, workshop_id: workshopId, group_id: groupId, person: (input.person ?? '').trim() },
    ...{ people: input.people ?? 1, origin: input.origin, pack_response_id: packResponseId, note },
    ...{ researcher_id: researcherId, at: new Date().toISOString() },
  })
  return id
}

/** Writes an answer over the one that is there: fields that are not given stay. One that says nothing goes. */
function storeAnswer(db: WritableDb, responseId: string, input: AnswerInput): void {
  const { itemId } = input
  const before = getWorkshopResponse(db, responseId).answers.find(each => each.itemId === itemId)
  const empty = { stance: null, comment: '', wording: '', rank: null, dots: null, elements: [] }
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const answer: WorkshopAnswer = { ...empty, ...before, ...given, itemId }
  const ofAnswer = sql`response_id = ${responseId} AND item_id = ${itemId}`
  run(db, sql`DELETE FROM workshop_element WHERE ${ofAnswer}`)
  if (isBlank(answer)) {
    run(db, sql`DELETE FROM workshop_answer WHERE ${ofAnswer}`)
    return
  }
  const { stance, comment, wording, rank, dots } = answer
  run(
    db,
    sql`INSERT INTO workshop_answer (response_id, item_id, stance, comment, wording, rank, dots)
        VALUES (${responseId}, ${itemId}, ${stance}, ${comment}, ${wording}, ${rank}, ${dots})
        ON CONFLICT DO UPDATE SET stance = excluded.stance, comment = excluded.comment,
          wording = excluded.wording, rank = excluded.rank, dots = excluded.dots`,
  )
  answer.elements.forEach(({ role, text }, position) =>
    insert(db, 'workshop_element', {
      ...{ response_id: responseId, item_id: itemId, position, role, body: text },
    }),
  )
}

function isBlank({ stance, comment, wording, rank, dots, elements }: AnswerInput): boolean {
  const isWordless = [comment, wording].every(words => (words ?? '').trim() === '')
  return isWordless && !stance && !rank && !dots && (elements ?? []).length === 0
}
