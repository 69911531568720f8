import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { requireCodings } from '../../db/repositories/codings.ts'
import {
  getElement,
  insertElement,
  listElements,
  removeElement,
  updateElement,
} from '../../db/repositories/elements.ts'
import { insertEvidence } from '../../db/repositories/evidence.ts'
import type { AreaHandlers } from '../handlers.ts'

/** The library of elements. */
export const elementHandlers: AreaHandlers<'elements'> = {
  'elements.list': db => listElements(db),
  'elements.create': (db, { codingIds = [], stance = 'supports', ...input }) => {
    requireCodings(db, codingIds)
    const elementId = insertElement(db, input)
    for (const codingId of new Set(codingIds)) insertEvidence(db, { codingId, elementId, stance })
    return {
      value: getElement(db, elementId),
      label: `Make ${ROLE_NAMES[input.role].toLowerCase()} “${shorten(input.label)}”`,
    }
  },
  'elements.update': (db, input) => {
    updateElement(db, input)
    const value = getElement(db, input.elementId)
    return { value, label: `Change element “${shorten(value.label)}”` }
  },
  'elements.remove': (db, { elementId }) => {
    const { label } = getElement(db, elementId)
    return { value: removeElement(db, elementId), label: `Remove element “${shorten(label)}”` }
  },
}

/** A label short enough for a menu. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('').trimEnd()}…`
}
