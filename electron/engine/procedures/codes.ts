import { getAttribute } from '../../db/repositories/attributes.ts'
import { countCodings } from '../../db/repositories/code-counts.ts'
import { listExampleIds, setExamples } from '../../db/repositories/code-examples.ts'
import { listCodeHistory } from '../../db/repositories/code-history.ts'
import { splitCode } from '../../db/repositories/code-split.ts'
import {
  getCode,
  insertCode,
  listCodes,
  mergeCode,
  moveCode,
  moveCodes,
  removeCodes,
  requireCode,
  updateCode,
} from '../../db/repositories/codes.ts'
import { listCodings } from '../../db/repositories/codings.ts'
import type { ReadableDb } from '../../db/sql.ts'
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
  'codes.moveMany': (db, input) => {
    const label = `Move ${nameCodes(db, input.codeIds)}`
    return { value: { moved: moveCodes(db, input) }, label }
  },
  'codes.merge': (db, { codeId, intoCodeId }) => {
    const name = requireCode(db, codeId)
    mergeCode(db, codeId, intoCodeId)
    const into = getCode(db, intoCodeId)
    return { value: into, label: `Merge code “${name}” into “${into.name}”` }
  },
  'codes.mergeMany': (db, { codeIds, intoCodeId }) => {
    const chosen = [...new Set(codeIds)]
    const names = nameCodes(db, chosen)
    for (const codeId of chosen) mergeCode(db, codeId, intoCodeId)
    const into = getCode(db, intoCodeId)
    return { value: into, label: `Merge ${names} into “${into.name}”` }
  },
  'codes.split': (db, input) => {
    const name = requireCode(db, input.codeId)
    const { codeIds, movedCodings } = splitCode(db, input)
    const count = codeIds.length === 1 ? 'one' : `${codeIds.length}`
    return {
      value: { codes: codeIds.map(codeId => getCode(db, codeId)), movedCodings },
      label: `Split ${count} off code “${name}”`,
    }
  },
  'codes.examples': (db, { codeId }) => {
    requireCode(db, codeId)
    return listExamples(db, codeId)
  },
  'codes.setExamples': (db, { codeId, codingIds }) => {
    const name = requireCode(db, codeId)
    setExamples(db, codeId, codingIds)
    return { value: listExamples(db, codeId), label: `Choose examples of code “${name}”` }
  },
  'codes.counts': (db, input) => {
    if (input.attributeId !== undefined) getAttribute(db, input.attributeId)
    return countCodings(db, input)
  },
  'codes.history': (db, { codeId }) => {
    requireCode(db, codeId)
    return listCodeHistory(db, codeId)
  },
  'codes.remove': (db, { codeId }) => {
    const name = requireCode(db, codeId)
    return { value: removeCodes(db, [codeId]), label: `Remove code “${name}”` }
  },
  'codes.removeMany': (db, { codeIds }) => {
    const label = `Remove ${nameCodes(db, codeIds)}`
    return { value: removeCodes(db, codeIds), label }
  },
}

/** Codes as a step's label names them. Throws `not_found`. */
function nameCodes(db: ReadableDb, codeIds: readonly string[]): string {
  const chosen = [...new Set(codeIds)]
  const [first = ''] = chosen.map(codeId => requireCode(db, codeId))
  return chosen.length === 1 ? `code “${first}”` : `${chosen.length} codes`
}

function listExamples(db: ReadableDb, codeId: string) {
  const ids = listExampleIds(db, codeId)
  const codings = new Map(listCodings(db, { ids }).map(coding => [coding.id, coding]))
  return ids.flatMap(id => codings.get(id) ?? [])
}
