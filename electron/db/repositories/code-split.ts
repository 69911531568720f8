import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { WritableDb } from '../sql.ts'
import { addExamples, dropLostExamples, listExampleIds } from './code-examples.ts'
import { getCode, insertCode, listCodingIds, moveCode, moveCoding } from './codes.ts'

/**
 * Makes new codes of one, which take over the codings assigned to them with their examples; the code itself stays, with
 * what is left. Throws `not_found` for a coding without the code, `invalid_input` for a place that is not in the list.
 */
export function splitCode(
  db: WritableDb,
  { codeId, into, assign, place }: ParsedInputOf<'codes.split'>,
): { codeIds: string[]; movedCodings: number } {
  const code = getCode(db, codeId)
  const codings = new Set(listCodingIds(db, codeId))
  if (assign.some(({ codingId }) => !codings.has(codingId))) {
    throw new AppError('not_found', 'Only codings that have the code can be assigned.', { codeId })
  }
  if (assign.some(({ code: index }) => index >= into.length)) {
    throw new AppError('invalid_input', 'assign: each must name a place in into.')
  }
  const { role, colour, origin } = code
  // They begin below the code: by this the history knows what they were split off from.
  const codeIds = into.map(fields =>
    insertCode(db, { role, colour, origin, ...withoutUndefined(fields), parentId: codeId }),
  )
  if (place === 'beside') {
    codeIds.forEach((id, index) =>
      moveCode(db, {
        codeId: id,
        parentId: code.parentId,
        position: code.position + 1 + index,
      }),
    )
  }
  const examples = listExampleIds(db, codeId)
  const assigned = codeIds.map((_, index) =>
    assign.filter(item => item.code === index).map(({ codingId }) => codingId),
  )
  codeIds.forEach((id, index) => {
    for (const codingId of assigned[index] ?? []) moveCoding(db, codingId, codeId, id)
  })
  dropLostExamples(db)
  codeIds.forEach((id, index) => {
    const own = new Set(assigned[index])
    addExamples(
      db,
      id,
      examples.filter(codingId => own.has(codingId)),
    )
  })
  return { codeIds, movedCodings: new Set(assign.map(({ codingId }) => codingId)).size }
}

type Fields = ParsedInputOf<'codes.split'>['into'][number]

function withoutUndefined(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Fields
}
