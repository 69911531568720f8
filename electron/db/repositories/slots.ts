import type { Slot } from '../../../shared/contract/configurations.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Joiner } from '../../../shared/domain/realist.ts'
import type { Facet, Role } from '../../../shared/domain/roles.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { facetFor } from './elements.ts'

/** The places of a configuration and what stands in them. */

type SlotRow = Slot & { configurationId: string; position: number }

/** A slot as it is asked for. */
export interface NewSlot {
  role: Role
  facet?: Facet | null | undefined
  elementId: string
  joiner?: Joiner | undefined
  activation?: number | null | undefined
}

/** Sets all slots in order, and keeps the ids of those that stay. */
export function setSlots(db: WritableDb, configurationId: string, slots: NewSlot[]): void {
  const old = listSlots(db, [configurationId])
  const keptIds = slots.map(slot => {
    const index = old.findIndex(
      ({ role, elementId }) => role === slot.role && elementId === slot.elementId,
    )
    return index < 0 ? null : (old.splice(index, 1)[0]?.id ?? null)
  })
  for (const { id } of old) removeSlot(db, id)
  slots.forEach((slot, position) => {
    const facet = facetFor(slot.role, slot.facet)
    const id = keptIds[position] ?? null
    const { joiner, activation } = slot
    if (id !== null) {
      update(db, 'slot', id, {
        facet,
        position,
        joiner,
        activation: dimmerFor(slot.role, activation),
      })
    } else insertSlot(db, configurationId, { ...slot, facet }, position)
  })
}

/** Changes how an element stands in its slot. Throws `not_found` or `invalid_input`. */
export function updateSlot(
  db: WritableDb,
  { slotId, facet, joiner, activation }: ParsedInputOf<'configurations.updateSlot'>,
): void {
  const slot = listSlots(db, [configurationOfSlot(db, slotId)]).find(({ id }) => id === slotId)
  if (slot === undefined) throw new AppError('not_found', 'There is no such slot.', { slotId })
  update(db, 'slot', slotId, {
    facet: facet === undefined ? undefined : facetFor(slot.role, facet),
    joiner,
    activation: dimmerFor(slot.role, activation),
  })
}

/** Only a mechanism is switched on. Throws `invalid_input` where another role is given an activation. */
function dimmerFor<N extends number | null | undefined>(role: Role, activation: N): N {
  if (typeof activation === 'number' && role !== 'M') {
    throw new AppError('invalid_input', 'Only a mechanism has an activation.')
  }
  return activation
}

/** Puts an element at the end of a configuration. Throws `duplicate` where it is in that role already. */
export function addSlot(db: WritableDb, configurationId: string, slot: NewSlot): void {
  const slots = listSlots(db, [configurationId])
  if (slots.some(({ role, elementId }) => role === slot.role && elementId === slot.elementId)) {
    throw new AppError('duplicate', 'This element is already in that slot.')
  }
  insertSlot(
    db,
    configurationId,
    { ...slot, facet: facetFor(slot.role, slot.facet) },
    slots.reduce((next, { position }) => Math.max(next, position + 1), 0),
  )
}

/** Empties one slot; the others keep their order. */
export function removeSlot(db: WritableDb, slotId: string): void {
  runOne(db, sql`DELETE FROM slot WHERE id = ${slotId}`)
}

/** The configuration a slot belongs to. Throws `not_found`. */
export function configurationOfSlot(db: ReadableDb, slotId: string): string {
  const row = get<{ id: string }>(
    db,
    sql`SELECT configuration_id AS id FROM slot WHERE id = ${slotId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such slot.', { slotId })
  return row.id
}

function insertSlot(
  db: WritableDb,
  configurationId: string,
  slot: NewSlot & { facet: Facet | null },
  position: number,
): void {
  const element = all(db, sql`SELECT 1 FROM element WHERE id = ${slot.elementId}`)
  if (element.length === 0) {
    throw new AppError('not_found', 'There is no such element.', { elementId: slot.elementId })
  }
  insert(db, 'slot', {
    id: newId(),
    configuration_id: configurationId,
    element_id: slot.elementId,
    role: slot.role,
    facet: slot.facet,
    position,
    joiner: slot.joiner ?? 'and',
    activation: dimmerFor(slot.role, slot.activation ?? null),
  })
}

/** The slots of all configurations, or of those with these ids, in the order in which they are read. */
export function listSlots(db: ReadableDb, ids?: string[]): SlotRow[] {
  const chosen: Sql = ids === undefined ? sql`` : sql`WHERE configuration_id ${inList(ids)}`
  return all(
    db,
    sql`SELECT slot.id, configuration_id AS configurationId, slot.role, slot.facet, position,
          element_id AS elementId, element.label, element.role AS elementRole,
          joiner, activation
        FROM slot JOIN element ON element.id = slot.element_id ${chosen}
        ORDER BY configuration_id, instr('CIMO', slot.role), position, slot.id`,
  )
}
