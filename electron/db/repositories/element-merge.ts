import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'
import { moveElementCards } from './card-upkeep.ts'
import { getElement, insertElement } from './elements.ts'
import { addToEvidence, getEvidence, listEvidence, removeEvidence } from './evidence.ts'
import { insertLineage } from './lineage.ts'
import { moveLinkElements } from './links.ts'
import { moveElementMemberships } from './memberships.ts'
import { moveMemos } from './memos.ts'

/**
 * Lets elements become one: slots, evidence, memos, comments, links and places in patterns, principles and lenses go over,
 * a description is added where it says something else, and what is known of none but the others is taken over. Throws `not_found` or `invalid_input`.
 */
export function mergeElements(
  db: WritableDb,
  { elementIds, into, reason }: ParsedInputOf<'elements.merge'>,
  researcherId: string,
): void {
  const kept = getElement(db, into)
  const others = [...new Set(elementIds)].filter(id => id !== into).map(id => getElement(db, id))
  if (others.length === 0) {
    throw new AppError('invalid_input', 'Choose at least one other element to merge.')
  }
  const all = [kept, ...others]
  const first = <K extends keyof Element>(key: K): Element[K] | null =>
    all.find(element => element[key] !== null)?.[key] ?? null
  for (const element of others) {
    moveSlots(db, element.id, into)
    takeEvidence(db, element.id, into)
    moveMemos(db, { kind: 'element', id: element.id }, { kind: 'element', id: into })
    moveLinkElements(db, element.id, into)
    moveElementMemberships(db, element.id, into)
    moveElementCards(db, element.id, into)
    insertLineage(db, 'element', {
      ...{ kind: 'merge', reason, researcherId },
      from: { id: element.id, name: element.label },
      to: { id: into, name: kept.label },
    })
    runOne(db, sql`DELETE FROM element WHERE id = ${element.id}`)
  }
  const descriptions = all.map(({ description }) => description.trim())
  const isIntended = first('isIntended')
  update(db, 'element', into, {
    description: [...new Set(descriptions.filter(text => text !== ''))].join('\n\n'),
    facet: kept.role === 'M' ? first('facet') : null,
    layer: first('layer'),
    valence: first('valence'),
    outcome_level: first('outcomeLevel'),
    is_intended: isIntended === null ? null : Number(isIntended),
    group_name: first('group'),
    setting: first('setting'),
  })
}

/** Puts another element into the slots of one; where it stands there in that role already, one slot is left. */
function moveSlots(db: WritableDb, fromId: string, toId: string): void {
  run(
    db,
    sql`DELETE FROM slot WHERE element_id = ${fromId} AND EXISTS (SELECT 1 FROM slot AS other
          WHERE other.element_id = ${toId} AND other.role = slot.role
            AND other.configuration_id = slot.configuration_id)`,
  )
  run(db, sql`UPDATE slot SET element_id = ${toId} WHERE element_id = ${fromId}`)
}

function takeEvidence(db: WritableDb, fromId: string, toId: string): void {
  const there = new Map(listEvidence(db, { elementId: toId }).map(each => [each.codingId, each]))
  for (const piece of listEvidence(db, { elementId: fromId })) {
    const same = there.get(piece.codingId)
    if (same === undefined) {
      update(db, 'evidence', piece.id, { element_id: toId })
      continue
    }
    addToEvidence(db, same, piece)
    moveMemos(db, { kind: 'evidence', id: piece.id }, { kind: 'evidence', id: same.id })
    removeEvidence(db, piece.id)
  }
}

/**
 * Makes new elements of one, which stand in the slots and have the evidence that are assigned to them; the element itself
 * stays, with what is left and its memos. Returns the ids. Throws `not_found` for a slot or a piece of evidence that is not
 * the element's, `invalid_input` for a part that is not in the list.
 */
export function splitElement(
  db: WritableDb,
  { elementId, into, assign, reason }: ParsedInputOf<'elements.split'>,
  researcherId: string,
): string[] {
  const element = getElement(db, elementId)
  const slots = new Map(listOwnSlots(db, elementId).map(slot => [slot.id, slot]))
  for (const { parts } of assign) {
    if (parts.some(part => part >= into.length)) {
      throw new AppError('invalid_input', 'assign: each part must name a place in into.')
    }
  }
  const { role, facet, description, layer, valence, outcomeLevel, isIntended, group, setting } =
    element
  const ids = into.map(label => {
    const fields = { role, facet, description, layer, valence, outcomeLevel, isIntended }
    const id = insertElement(db, { ...fields, group, setting, label })
    insertLineage(db, 'element', {
      ...{ kind: 'split', reason, researcherId },
      from: { id: elementId, name: element.label },
      to: { id, name: label },
    })
    return id
  })
  for (const { slotId, evidenceId, parts } of assign) {
    const takers = [...new Set(parts)].map(part => ids[part] ?? elementId)
    if (slotId !== undefined) {
      const slot = slots.get(slotId)
      if (slot === undefined) throw notOwn('slots')
      fillSlot(db, slot, takers)
      // Whoever names a slot again finds it given away.
      slots.delete(slotId)
    }
    if (evidenceId !== undefined) giveEvidence(db, elementId, evidenceId, takers)
  }
  return ids
}

interface OwnSlot {
  id: string
  configuration_id: string
  role: string
  facet: string | null
  position: number
  joiner: string
  activation: number | null
}

function listOwnSlots(db: ReadableDb, elementId: string): OwnSlot[] {
  return all(
    db,
    sql`SELECT id, configuration_id, role, facet, position, joiner, activation FROM slot
        WHERE element_id = ${elementId}`,
  )
}

/** The first element takes the slot, the others stand right behind it. */
function fillSlot(db: WritableDb, slot: OwnSlot, elementIds: readonly string[]): void {
  const [first, ...others] = elementIds
  if (first === undefined) return
  update(db, 'slot', slot.id, { element_id: first })
  run(
    db,
    sql`UPDATE slot SET position = position + ${others.length}
        WHERE configuration_id = ${slot.configuration_id} AND position > ${slot.position}`,
  )
  others.forEach((elementId, index) =>
    insert(db, 'slot', {
      ...slot,
      ...{ id: newId(), element_id: elementId, joiner: 'and' },
      position: slot.position + 1 + index,
    }),
  )
}

function giveEvidence(
  db: WritableDb,
  elementId: string,
  evidenceId: string,
  elementIds: readonly string[],
): void {
  const piece = getEvidence(db, evidenceId)
  const [first, ...others] = elementIds
  if (piece.elementId !== elementId) throw notOwn('evidence')
  if (first === undefined) return
  update(db, 'evidence', evidenceId, { element_id: first })
  for (const other of others) {
    insert(db, 'evidence', {
      ...{ id: newId(), coding_id: piece.codingId, element_id: other, configuration_id: null },
      ...{ stance: piece.stance, note: piece.note, link: null, strength: piece.strength },
    })
  }
}

function notOwn(what: string): AppError {
  return new AppError('not_found', `Only ${what} of the element that is split can be assigned.`)
}
