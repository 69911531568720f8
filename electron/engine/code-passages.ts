import { AppError } from '../../shared/domain/app-error.ts'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import { orderRoles, type Role } from '../../shared/domain/roles.ts'
import type { TextRange } from '../../shared/text/boundaries.ts'
import { widenRange } from '../../shared/text/widen-range.ts'
import { insertCoding, listCodings, updateCoding } from '../db/repositories/codings.ts'
import { getSourceWithText } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'

/** What passages are to be coded with. */
interface Coded {
  roles: readonly Role[]
  codeIds: readonly string[]
  note?: string | undefined
}

/**
 * Codes passages of a source. One that the researcher has coded in exactly these bounds is not coded twice: its coding
 * gets the roles and codes it lacks. Throws `not_found` or `invalid_range`.
 */
export function codePassages(
  db: WritableDb,
  sourceId: string,
  passages: readonly TextRange[],
  { roles, codeIds, note }: Coded,
  researcherId: string,
): { created: number; extended: number } {
  const own = new Map(
    listCodings(db, { sourceId })
      .filter(coding => coding.researcherId === researcherId && !coding.isOrphan)
      .map(coding => [`${coding.start}-${coding.end}`, coding]),
  )
  const counts = { created: 0, extended: 0 }
  for (const { start, end } of passages) {
    const there = own.get(`${start}-${end}`)
    if (there === undefined) {
      const input = { sourceId, start, end, roles: [...roles], codeIds: [...codeIds], note }
      insertCoding(db, input, researcherId)
      counts.created += 1
    } else if (changeMarks(db, there, { addRoles: roles, addCodeIds: codeIds })) {
      counts.extended += 1
    }
  }
  return counts
}

/** Codes passages of any sources, widened as asked; those that then are the same are coded once. */
export function codeMany(
  db: WritableDb,
  input: ParsedInputOf<'codings.createMany'>,
  researcherId: string,
): { created: number; extended: number; skipped: number } {
  const { roles = [], codeIds = [], note, widenTo } = input
  const counts = { created: 0, extended: 0 }
  for (const [sourceId, own] of Map.groupBy(input.passages, passage => passage.sourceId)) {
    const { text, blocks } = getSourceWithText(db, sourceId)
    const wide = own.map(({ start, end }) => {
      if (start >= end || end > text.length) throw outOfText(start, end, text.length)
      return widenRange(text, blocks, { start, end }, widenTo)
    })
    const distinct = new Map(wide.map(range => [`${range.start}-${range.end}`, range]))
    const made = codePassages(
      db,
      sourceId,
      [...distinct.values()],
      { roles, codeIds, note },
      researcherId,
    )
    counts.created += made.created
    counts.extended += made.extended
  }
  return { ...counts, skipped: input.passages.length - counts.created - counts.extended }
}

/** Adds roles and codes to codings, or takes them off; returns how many changed. Throws `not_found`. */
export function changeMany(db: WritableDb, input: ParsedInputOf<'codings.updateMany'>): number {
  const ids = [...new Set(input.codingIds)]
  const codings = listCodings(db, { ids })
  if (codings.length !== ids.length) throw new AppError('not_found', 'There is no such coding.')
  return codings.filter(coding => changeMarks(db, coding, input)).length
}

interface Marks {
  addRoles?: readonly Role[] | undefined
  removeRoles?: readonly Role[] | undefined
  addCodeIds?: readonly string[] | undefined
  removeCodeIds?: readonly string[] | undefined
}

/** Changes a coding's roles and codes where that makes a difference; says whether it did. */
function changeMarks(
  db: WritableDb,
  coding: { id: string; roles: readonly Role[]; codeIds: readonly string[] },
  { addRoles = [], removeRoles = [], addCodeIds = [], removeCodeIds = [] }: Marks,
): boolean {
  const roles = orderRoles([...coding.roles, ...addRoles]).filter(
    role => !removeRoles.includes(role),
  )
  const codeIds = [...new Set([...coding.codeIds, ...addCodeIds])].filter(
    id => !removeCodeIds.includes(id),
  )
  const isSame =
    roles.join() === coding.roles.join() &&
    codeIds.length === coding.codeIds.length &&
    codeIds.every(id => coding.codeIds.includes(id))
  if (isSame) return false
  updateCoding(db, { codingId: coding.id, roles, codeIds })
  return true
}

function outOfText(start: number, end: number, length: number): AppError {
  return new AppError(
    'invalid_range',
    `A passage must lie within its text (0 to ${length}) and have at least one character. Nothing was coded.`,
    { start, end, length },
  )
}
