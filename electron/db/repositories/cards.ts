import type { AnswerCounts, Card } from '../../../shared/contract/cards.ts'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ANSWERS, type Answer } from '../../../shared/domain/realist.ts'
import { composeStatement } from '../../../shared/domain/statement.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { PARTICIPANT_ID } from './speakers.ts'

/** What a card is of. */
export interface CardThing {
  configurationId?: string | undefined
  elementId?: string | undefined
}

interface AnswerRow {
  thingId: string
  answer: Answer
  group: string | null
}

/** The cards of configurations and elements, in this order. */
export function listCards(
  db: ReadableDb,
  configurations: readonly Configuration[],
  elements: readonly Element[],
): Card[] {
  const texts = new Map(
    all<{ id: string; body: string }>(
      db,
      sql`SELECT coalesce(configuration_id, element_id) AS id, body FROM card`,
    ).map(({ id, body }) => [id, body]),
  )
  const answers = Map.groupBy(listAnswers(db), ({ thingId }) => thingId)
  const card = (
    fields: Omit<Card, 'text' | 'isOwnText' | 'responses' | 'byGroup'>,
    text: string,
  ) => {
    const own = texts.get(fields.id)
    return {
      ...{ ...fields, text: own ?? text, isOwnText: own !== undefined },
      ...countAnswers(answers.get(fields.id) ?? []),
    }
  }
  return [
    ...configurations.map(configuration => {
      const { id, number, handle, title } = configuration
      const fields = { kind: 'configuration' as const, id, number, handle, title, role: null }
      return card(fields, plainStatement(configuration))
    }),
    ...elements.map(({ id, role, label }) => {
      const fields = { kind: 'element' as const, id, number: null, handle: '', title: '', role }
      return card(fields, label)
    }),
  ]
}

/** A configuration in plain words: as it was rewritten, or as If-Then-Because, whatever style the project writes. */
function plainStatement({ isRewritten, statement, slots, actor }: Configuration): string {
  return isRewritten ? statement : composeStatement(slots, 'if-then-because', actor)
}

/** Words a card; null or nothing but spaces: it has no wording of its own any more. */
export function setCardText(db: WritableDb, thing: CardThing, text: string | null): void {
  if (text === null || text.trim() === '') {
    run(db, sql`DELETE FROM card WHERE ${isOf(thing)}`)
    return
  }
  const known = get<{ id: string }>(db, sql`SELECT id FROM card WHERE ${isOf(thing)}`)
  if (known !== undefined) return update(db, 'card', known.id, { body: text })
  insert(db, 'card', {
    ...{ id: newId(), configuration_id: thing.configurationId ?? null },
    ...{ element_id: thing.elementId ?? null, body: text },
  })
}

function isOf({ configurationId, elementId }: CardThing): Sql {
  return sql`configuration_id IS ${configurationId ?? null} AND element_id IS ${elementId ?? null}`
}

function listAnswers(db: ReadableDb): AnswerRow[] {
  return all(
    db,
    sql`SELECT coalesce(response.configuration_id, response.element_id) AS thingId, answer,
          coalesce(participant.group_name, source.group_name) AS "group"
        FROM response JOIN coding ON coding.id = coding_id
        JOIN source ON source.id = coding.source_id
        LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}`,
  )
}

function countAnswers(rows: readonly AnswerRow[]): Pick<Card, 'responses' | 'byGroup'> {
  const order = new Intl.Collator('en', { numeric: true })
  const byGroup = [...Map.groupBy(rows, ({ group }) => group)]
    .map(([group, own]) => ({ group, ...count(own) }))
    .sort((a, b) => {
      if (a.group === null || b.group === null) {
        return Number(a.group === null) - Number(b.group === null)
      }
      return order.compare(a.group, b.group)
    })
  return { responses: count(rows), byGroup }
}

function count(rows: readonly AnswerRow[]): AnswerCounts {
  const [confirmed = 0, refined = 0, rejected = 0] = ANSWERS.map(
    answer => rows.filter(row => row.answer === answer).length,
  )
  return { confirmed, refined, rejected }
}
