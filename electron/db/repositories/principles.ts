import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Principle } from '../../../shared/contract/principles.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { getElement } from './elements.ts'
import { moveTo, nextPosition } from './positions.ts'

type Item = Principle['items'][number]
type PrincipleRow = Omit<Principle, 'configurationIds' | 'items'> & { configurationIds: string }

/** All guiding principles in order. */
export function listPrinciples(db: ReadableDb): Principle[] {
  const items = Map.groupBy(
    all<Item & { principleId: string }>(
      db,
      sql`SELECT id, principle_id AS principleId, kind, body AS text, element_id AS elementId,
            citation
          FROM principle_item ORDER BY position, id`,
    ),
    ({ principleId }) => principleId,
  )
  return all<PrincipleRow>(
    db,
    sql`SELECT id, name, lesson, citation,
          (SELECT json_group_array(configuration_id ORDER BY position, configuration_id)
            FROM principle_configuration WHERE principle_id = principle.id) AS configurationIds
        FROM principle ORDER BY position, id`,
  ).map(row => ({
    ...row,
    configurationIds: JSON.parse(row.configurationIds) as string[],
    items: (items.get(row.id) ?? []).map(({ principleId: _id, ...item }) => item),
  }))
}

/** One guiding principle. Throws `not_found`. */
export function getPrinciple(db: ReadableDb, principleId: string): Principle {
  const principle = listPrinciples(db).find(({ id }) => id === principleId)
  if (principle === undefined) {
    throw new AppError('not_found', 'There is no such guiding principle.', { principleId })
  }
  return principle
}

/** The guiding principle that an item belongs to. Throws `not_found`. */
export function principleOfItem(db: ReadableDb, itemId: string): Principle {
  const row = get<{ id: string }>(
    db,
    sql`SELECT principle_id AS id FROM principle_item WHERE id = ${itemId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such item.', { itemId })
  return getPrinciple(db, row.id)
}

/** Makes a guiding principle behind the others; returns its id. Throws `not_found` for a configuration. */
export function insertPrinciple(
  db: WritableDb,
  { configurationIds, ...input }: ParsedInputOf<'principles.create'>,
): string {
  const id = newId()
  insert(db, 'principle', {
    ...{ id, name: input.name, lesson: input.lesson ?? '', citation: input.citation ?? '' },
    position: nextPosition(db, 'principle'),
  })
  setPrincipleConfigurations(db, id, configurationIds)
  return id
}

/** Changes a guiding principle's own fields. */
export function updatePrinciple(
  db: WritableDb,
  { principleId, ...fields }: ParsedInputOf<'principles.update'>,
): void {
  update(db, 'principle', principleId, fields)
}

/** Sets the configurations a guiding principle rests on. Throws `not_found`. */
export function setPrincipleConfigurations(
  db: WritableDb,
  principleId: string,
  configurationIds: readonly string[],
): void {
  const ids = [...new Set(configurationIds)]
  const found = all(db, sql`SELECT 1 FROM configuration WHERE id ${inList(ids)}`)
  if (found.length < ids.length) {
    throw new AppError('not_found', 'There is no such configuration.')
  }
  run(
    db,
    sql`DELETE FROM principle_configuration
        WHERE principle_id = ${principleId} AND NOT configuration_id ${inList(ids)}`,
  )
  ids.forEach((configurationId, position) =>
    run(
      db,
      sql`INSERT INTO principle_configuration (principle_id, configuration_id, position)
          VALUES (${principleId}, ${configurationId}, ${position})
          ON CONFLICT DO UPDATE SET position = excluded.position`,
    ),
  )
}

/** Adds an item to a guiding principle. Throws `not_found` for an element, `invalid_input` where it says nothing. */
export function insertItem(db: WritableDb, input: ParsedInputOf<'principles.addItem'>): void {
  const { principleId, kind, text = '', elementId = null, citation = '', position } = input
  requireWords(db, text, elementId)
  const id = newId()
  const among = sql`principle_id = ${principleId}`
  insert(db, 'principle_item', {
    ...{ id, principle_id: principleId, kind, body: text, element_id: elementId, citation },
    position: nextPosition(db, 'principle_item', among),
  })
  if (position !== undefined) moveTo(db, 'principle_item', id, position, among)
}

/** Changes an item of a guiding principle. Throws as `insertItem` does. */
export function updateItem(
  db: WritableDb,
  principle: Principle,
  input: ParsedInputOf<'principles.updateItem'>,
): void {
  const { itemId, kind, text, elementId, citation, position } = input
  const before = principle.items.find(({ id }) => id === itemId)
  if (before === undefined) throw new AppError('not_found', 'There is no such item.', { itemId })
  requireWords(db, text ?? before.text, elementId === undefined ? before.elementId : elementId)
  update(db, 'principle_item', itemId, { kind, body: text, element_id: elementId, citation })
  if (position !== undefined) {
    moveTo(db, 'principle_item', itemId, position, sql`principle_id = ${principle.id}`)
  }
}

/** Removes an item. */
export function removeItem(db: WritableDb, itemId: string): void {
  runOne(db, sql`DELETE FROM principle_item WHERE id = ${itemId}`)
}

/** Moves a guiding principle to another place, from 0. */
export function movePrinciple(db: WritableDb, principleId: string, position: number): void {
  moveTo(db, 'principle', principleId, position)
}

/** Removes a guiding principle with its items. */
export function removePrinciple(db: WritableDb, principleId: string): void {
  run(db, sql`DELETE FROM principle_item WHERE principle_id = ${principleId}`)
  run(db, sql`DELETE FROM principle_configuration WHERE principle_id = ${principleId}`)
  runOne(db, sql`DELETE FROM principle WHERE id = ${principleId}`)
}

function requireWords(db: ReadableDb, text: string, elementId: string | null): void {
  if (elementId !== null) getElement(db, elementId)
  else if (text.trim() === '') {
    throw new AppError('invalid_input', 'Write something, or choose an element.')
  }
}
