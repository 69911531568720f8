import {
  getCode,
  insertCode,
  listCodes,
  mergeCode,
  moveCode,
  removeCode,
  requireCode,
  updateCode,
} from '../../db/repositories/codes.ts'
import type { AreaHandlers } from '../handlers.ts'

/** The codebook. */
export const codeHandlers: AreaHandlers<'codes'> = {
  'codes.list': db => listCodes(db),
  'codes.create': (db, input) => {
    const codeId = insertCode(db, input)
    return { value: getCode(db, codeId), label: `Create code “${input.name}”` }
  },
  'codes.update': (db, input) => {
    const name = requireCode(db, input.codeId)
    updateCode(db, input)
    return { value: getCode(db, input.codeId), label: `Change code “${name}”` }
  },
  'codes.move': (db, input) => {
    const name = requireCode(db, input.codeId)
    moveCode(db, input)
    return { value: getCode(db, input.codeId), label: `Move code “${name}”` }
  },
  'codes.merge': (db, { codeId, intoCodeId }) => {
    const name = requireCode(db, codeId)
    mergeCode(db, codeId, intoCodeId)
    const into = getCode(db, intoCodeId)
    return { value: into, label: `Merge code “${name}” into “${into.name}”` }
  },
  'codes.remove': (db, { codeId }) => {
    const name = requireCode(db, codeId)
    return { value: removeCode(db, codeId), label: `Remove code “${name}”` }
  },
}
