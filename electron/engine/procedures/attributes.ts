import {
  getAttribute,
  insertAttribute,
  listAttributes,
  removeAttribute,
  updateAttribute,
} from '../../db/repositories/attributes.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Attributes: what is known of participants, each of one type. */
export const attributeHandlers: AreaHandlers<'attributes'> = {
  'attributes.list': db => listAttributes(db),
  'attributes.create': (db, input) => {
    const value = getAttribute(db, insertAttribute(db, input))
    return { value, label: `Add attribute “${value.name}”` }
  },
  'attributes.update': (db, { attributeId, ...fields }) => {
    const { name } = getAttribute(db, attributeId)
    updateAttribute(db, attributeId, fields)
    return { value: getAttribute(db, attributeId), label: `Change attribute “${name}”` }
  },
  'attributes.remove': (db, { attributeId }) => {
    const { name } = getAttribute(db, attributeId)
    const removedValues = removeAttribute(db, attributeId)
    return { value: { removedValues }, label: `Remove attribute “${name}”` }
  },
}
