import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { findLikePairs } from '../../../shared/domain/near-duplicates.ts'
import { requireCodings } from '../../db/repositories/codings.ts'
import {
  getElement,
  insertElement,
  listElementPage,
  listWordings,
  removeElement,
  updateElement,
} from '../../db/repositories/elements.ts'
import { mergeElements, splitElement } from '../../db/repositories/element-merge.ts'
import { insertEvidence } from '../../db/repositories/evidence.ts'
import { listLineage } from '../../db/repositories/lineage.ts'
import type { AreaHandlers } from '../handlers.ts'

/** The library of elements. */
export const elementHandlers: AreaHandlers<'elements'> = {
  'elements.list': (db, page) => listElementPage(db, page),
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
  'elements.findSimilar': (db, { elementId, least, isSameRole, limit }) => {
    if (elementId !== undefined) getElement(db, elementId)
    const elements = listWordings(db)
    const byId = new Map(elements.map(element => [element.id, element]))
    return findLikePairs(
      elements,
      least,
      elementId === undefined ? undefined : new Set([elementId]),
    )
      .flatMap(({ ids: [a, b], likeness }) => {
        const [one, two] = [byId.get(a), byId.get(b)]
        if (one === undefined || two === undefined) return []
        if (isSameRole && one.role !== two.role) return []
        const labels: [string, string] = [one.label, two.label]
        return [{ elementIds: [a, b] as [string, string], labels, likeness }]
      })
      .slice(0, limit)
  },
  'elements.merge': (db, input, researcherId) => {
    mergeElements(db, input, researcherId)
    const value = getElement(db, input.into)
    return { value, label: `Merge elements into “${shorten(value.label)}”` }
  },
  'elements.split': (db, input, researcherId) => {
    const { label } = getElement(db, input.elementId)
    const ids = splitElement(db, input, researcherId)
    return {
      value: ids.map(id => getElement(db, id)),
      label: `Split element “${shorten(label)}”`,
    }
  },
  'elements.lineage': (db, { elementId }) => listLineage(db, 'element', elementId),
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
