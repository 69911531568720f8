import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import { getSpeaker, listTurns } from '../db/repositories/speakers.ts'
import { getSourceWithText } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'
import { codePassages } from './code-passages.ts'

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
  const turns = listTurns(db, sourceId, label)
    .map(({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length }))
    .filter(({ start, end }) => end > start)
  return codePassages(db, sourceId, turns, { roles, codeIds }, researcherId)
}
