import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import { orderRoles } from '../../shared/domain/roles.ts'
import { insertCoding, listCodings, updateCoding } from '../db/repositories/codings.ts'
import { getSpeaker, listTurns } from '../db/repositories/speakers.ts'
import { getSourceWithText } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'

/**
 * Codes every turn of a speaker. A turn that the researcher has coded whole already is not coded twice: its coding gets
 * the roles and codes it lacks. Throws `not_found`.
 */
export function codeSpeaker(
  db: WritableDb,
  { sourceId, label, roles = [], codeIds = [] }: ParsedInputOf<'sources.codeSpeaker'>,
  researcherId: string,
): { created: number; extended: number } {
  getSpeaker(db, sourceId, label)
  const { text } = getSourceWithText(db, sourceId)
  const own = new Map(
    listCodings(db, { sourceId })
      .filter(coding => coding.researcherId === researcherId && !coding.isOrphan)
      .map(coding => [`${coding.start}-${coding.end}`, coding]),
  )
  const counts = { created: 0, extended: 0 }
  for (const turn of listTurns(db, sourceId, label)) {
    const end = turn.start + text.slice(turn.start, turn.end).trimEnd().length
    if (end <= turn.start) continue
    const there = own.get(`${turn.start}-${end}`)
    if (there === undefined) {
      insertCoding(db, { sourceId, start: turn.start, end, roles, codeIds }, researcherId)
      counts.created += 1
      continue
    }
    const added = {
      roles: orderRoles([...there.roles, ...roles]),
      codeIds: [...new Set([...there.codeIds, ...codeIds])],
    }
    const isMore =
      added.roles.length > there.roles.length || added.codeIds.length > there.codeIds.length
    if (!isMore) continue
    updateCoding(db, { codingId: there.id, ...added })
    counts.extended += 1
  }
  return counts
}
