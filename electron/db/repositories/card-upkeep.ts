import { ANSWERS, type Answer } from '../../../shared/domain/realist.ts'
import { all, run, type Sql, sql, update, type WritableDb } from '../sql.ts'
import { removeQuotesOf } from './workshop-upkeep.ts'

/** What becomes of cards, responses and the passages of decisions and settlements where what they are on is merged or goes. */

interface ResponseRow {
  id: string
  /** What else it is on: the coding, or the thing that was put to the respondent. */
  other: string
  answer: Answer
  note: string
}

/** Removes the card of a configuration or an element that goes, and the responses to it. */
export function removeCardsOf(
  db: WritableDb,
  thing: 'configuration_id' | 'element_id',
  id: string,
): void {
  const column = thing === 'element_id' ? sql`element_id` : sql`configuration_id`
  run(db, sql`DELETE FROM response WHERE ${column} = ${id}`)
  run(db, sql`DELETE FROM card WHERE ${column} = ${id}`)
}

/** Lets the card of an element and the responses to it be those of another; a card that is there already stays. */
export function moveElementCards(db: WritableDb, fromId: string, toId: string): void {
  const card = all(db, sql`SELECT 1 FROM card WHERE element_id = ${toId}`)
  if (card.length > 0) run(db, sql`DELETE FROM card WHERE element_id = ${fromId}`)
  else run(db, sql`UPDATE card SET element_id = ${toId} WHERE element_id = ${fromId}`)
  moveResponses(db, sql`element_id`, sql`coding_id`, fromId, toId)
}

/** Lets a coding have the responses of another that becomes a part of it, and stand in the other's decisions and settlements. */
export function moveCodingMentions(db: WritableDb, fromId: string, toId: string): void {
  moveResponses(db, sql`coding_id`, sql`coalesce(configuration_id, element_id)`, fromId, toId)
  run(
    db,
    sql`INSERT INTO decision_coding (decision_id, coding_id)
        SELECT decision_id, ${toId} FROM decision_coding WHERE coding_id = ${fromId}
        ON CONFLICT DO NOTHING`,
  )
  run(db, sql`DELETE FROM decision_coding WHERE coding_id = ${fromId}`)
  run(
    db,
    sql`INSERT INTO settlement_coding (settlement_id, coding_id, is_standing, is_new)
        SELECT settlement_id, ${toId}, is_standing, is_new FROM settlement_coding
        WHERE coding_id = ${fromId} ON CONFLICT DO NOTHING`,
  )
  run(db, sql`DELETE FROM settlement_coding WHERE coding_id = ${fromId}`)
}

/** Removes the responses in a coding that goes, and takes it from decisions and settlements, which stay. */
export function removeCodingMentions(db: WritableDb, codingId: string): void {
  run(db, sql`DELETE FROM response WHERE coding_id = ${codingId}`)
  removeQuotesOf(db, sql`(${codingId})`)
  run(db, sql`DELETE FROM decision_coding WHERE coding_id = ${codingId}`)
  run(db, sql`DELETE FROM settlement_coding WHERE coding_id = ${codingId}`)
}

/** Where two responses become one, it keeps both notes and the answer that agrees less. */
function moveResponses(
  db: WritableDb,
  column: Sql,
  other: Sql,
  fromId: string,
  toId: string,
): void {
  const listed = (id: string) =>
    all<ResponseRow>(
      db,
      sql`SELECT id, ${other} AS other, answer, note FROM response WHERE ${column} = ${id}`,
    )
  const there = new Map(listed(toId).map(row => [row.other, row]))
  for (const row of listed(fromId)) {
    const same = there.get(row.other)
    if (same === undefined) {
      run(db, sql`UPDATE response SET ${column} = ${toId} WHERE id = ${row.id}`)
      continue
    }
    update(db, 'response', same.id, {
      answer: ANSWERS[Math.max(ANSWERS.indexOf(same.answer), ANSWERS.indexOf(row.answer))],
      note: [...new Set([same.note, row.note])].filter(note => note !== '').join('\n\n'),
    })
    run(db, sql`DELETE FROM response WHERE id = ${row.id}`)
  }
}
