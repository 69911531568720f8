import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopItem, WorkshopQuote } from '../../../shared/contract/workshops.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import type { WorkshopItemKind } from '../../../shared/domain/workshop.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'
import { listCards } from './cards.ts'
import { getConfiguration, listConfigurations } from './configurations.ts'
import { nextPosition } from './positions.ts'
import { getPrinciple, listPrinciples } from './principles.ts'
import { getTheory, listTheories } from './theories.ts'

/** An item with the round and the workshop that it is in. */
type PlacedItem = WorkshopItem & { roundId: string }

interface ItemRow {
  id: string
  roundId: string
  kind: WorkshopItemKind
  thingId: string | null
  name: string
  startedFrom: string
  wording: string
  question: string
  notes: string
  hasPicture: number
  reflection: string
}

/** What a diagram of no theory version shows. */
const IN_USE = 'All configurations in use'

/** The items of a workshop, or one item, in the order of their rounds' lists. */
export function listItems(
  db: ReadableDb,
  { workshopId, itemId }: { workshopId?: string; itemId?: string },
): PlacedItem[] {
  const rows = all<ItemRow>(
    db,
    sql`SELECT workshop_item.id, round_id AS roundId, workshop_item.kind, thing_id AS thingId, name,
          started_from AS startedFrom, wording, workshop_item.question, notes,
          has_picture AS hasPicture, reflection
        FROM workshop_item JOIN workshop_round ON workshop_round.id = round_id
        WHERE ${workshopId === undefined ? sql`workshop_item.id = ${itemId ?? ''}` : sql`workshop_id = ${workshopId}`}
        ORDER BY workshop_item.position, workshop_item.id`,
  )
  const quotes = Map.groupBy(listQuotes(db), ({ itemId: of }) => of)
  const things = readThings(db, rows)
  return rows.map(({ hasPicture, ...row }) => {
    const thing = row.thingId === null ? null : things.get(row.thingId)
    return {
      ...{ ...row, name: thing?.name ?? row.name, isThere: thing !== undefined },
      hasPicture: hasPicture === 1,
      parts: hasPicture === 1 ? (thing?.parts ?? []) : [],
      quotes: (quotes.get(row.id) ?? []).map(({ itemId: _id, ...quote }) => quote),
    }
  })
}

/** One item. Throws `not_found`. */
export function getItem(db: ReadableDb, itemId: string): PlacedItem {
  const item = listItems(db, { itemId })[0]
  if (item === undefined) {
    throw new AppError('not_found', 'There is no such item in a workshop.', { itemId })
  }
  return item
}

/**
 * Puts parts of the theory into a round, behind its items: configurations, then principles, then the diagram. Throws
 * `not_found`, and `invalid_input` where none is named.
 */
export function insertItems(db: WritableDb, input: ParsedInputOf<'workshops.addItems'>): void {
  const { roundId, configurationIds = [], principleIds = [], diagramOf } = input
  const add = (kind: WorkshopItemKind, thingId: string | null, name: string, words: string) => {
    const position = nextPosition(db, 'workshop_item', sql`round_id = ${roundId}`)
    insert(db, 'workshop_item', {
      ...{ id: newId(), round_id: roundId, kind, thing_id: thingId, name, started_from: words },
      ...{ wording: words, question: '', notes: '', has_picture: 1, reflection: '', position },
    })
  }
  if (configurationIds.length + principleIds.length === 0 && diagramOf === undefined) {
    throw new AppError('invalid_input', 'Choose what is put to the workshop. Nothing was changed.')
  }
  for (const id of configurationIds) {
    const configuration = getConfiguration(db, id)
    const [card] = listCards(db, [configuration], [])
    add('configuration', id, nameConfiguration(configuration), card?.text ?? '')
  }
  for (const id of principleIds) {
    const { name, lesson } = getPrinciple(db, id)
    add('principle', id, name, lesson === '' ? name : lesson)
  }
  if (diagramOf !== undefined) {
    const name = diagramOf === null ? IN_USE : getTheory(db, diagramOf).name
    add('diagram', diagramOf, name, diagramOf === null ? '' : name)
  }
}

/** Changes an item's own fields. */
export function updateItem(
  db: WritableDb,
  { itemId, hasPicture, ...fields }: ParsedInputOf<'workshops.updateItem'>,
): void {
  const picture = hasPicture === undefined ? undefined : Number(hasPicture)
  update(db, 'workshop_item', itemId, { ...fields, has_picture: picture })
}

/** Removes an item with what was said of it; responses that say nothing else go too, decisions stay. */
export function removeItemRows(db: WritableDb, itemId: string): void {
  const said = all<{ id: string }>(
    db,
    sql`SELECT response_id AS id FROM workshop_answer WHERE item_id = ${itemId}`,
  )
  run(db, sql`DELETE FROM workshop_element WHERE item_id = ${itemId}`)
  run(db, sql`DELETE FROM workshop_answer WHERE item_id = ${itemId}`)
  for (const { id } of said) {
    run(
      db,
      sql`DELETE FROM workshop_response WHERE id = ${id} AND note = ''
          AND NOT EXISTS (SELECT 1 FROM workshop_answer WHERE response_id = ${id})`,
    )
  }
  run(db, sql`DELETE FROM workshop_quote WHERE item_id = ${itemId}`)
  run(db, sql`DELETE FROM workshop_decision WHERE item_id = ${itemId}`)
  runOne(db, sql`DELETE FROM workshop_item WHERE id = ${itemId}`)
}

function listQuotes(db: ReadableDb) {
  return all<Omit<WorkshopQuote, 'mayBeShown'> & { itemId: string; mayBeShown: number }>(
    db,
    sql`SELECT workshop_quote.id, item_id AS itemId, coding_id AS codingId, quote, words,
          may_be_shown AS mayBeShown
        FROM workshop_quote JOIN coding ON coding.id = coding_id
        ORDER BY workshop_quote.position, workshop_quote.id`,
  ).map(row => ({ ...row, mayBeShown: row.mayBeShown === 1 }))
}

interface Thing {
  name: string
  parts: WorkshopItem['parts']
}

/** What items are of, as far as it is there now, by id. */
function readThings(db: ReadableDb, rows: readonly ItemRow[]): Map<string, Thing> {
  const idsOf = (kind: WorkshopItemKind) =>
    rows.flatMap(row => (row.kind === kind && row.thingId !== null ? [row.thingId] : []))
  const configurations = listConfigurations(db, idsOf('configuration'))
  const plain = (each: { id: string; name: string }): [string, Thing] => [
    each.id,
    { name: each.name, parts: [] },
  ]
  return new Map<string, Thing>([
    ...configurations.map((each): [string, Thing] => [
      each.id,
      { name: nameConfiguration(each), parts: partsOf(each) },
    ]),
    ...(idsOf('principle').length === 0 ? [] : listPrinciples(db).map(plain)),
    ...(idsOf('diagram').length === 0 ? [] : listTheories(db).map(plain)),
  ])
}

function partsOf({ slots }: Configuration): WorkshopItem['parts'] {
  return slots.map(({ role, facet, label }) => ({ role, facet, label }))
}

/** What panels made of things, by the thing: the workshop, and the words of the team. */
export function listReflections(
  db: ReadableDb,
): Map<string, { workshopId: string; workshop: string; text: string }[]> {
  const rows = all<{ thingId: string; workshopId: string; workshop: string; text: string }>(
    db,
    sql`SELECT thing_id AS thingId, workshop_id AS workshopId, workshop.name AS workshop,
          reflection AS text
        FROM workshop_item JOIN workshop_round ON workshop_round.id = round_id
        JOIN workshop ON workshop.id = workshop_id
        WHERE reflection <> '' AND thing_id IS NOT NULL
        ORDER BY held_on, created_at, workshop_item.id`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ thingId }) => thingId)].map(([thingId, own]) => [
      thingId,
      own.map(({ thingId: _id, ...reflection }) => reflection),
    ]),
  )
}
