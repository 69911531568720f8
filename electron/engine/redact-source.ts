import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { BLACKOUT, findBlackedOut, redact } from '../../shared/text/redact.ts'
import { dropOriginals } from '../db/repositories/originals.ts'
import { insertProtection } from '../db/repositories/protection.ts'
import { getSourceWithText } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'
import { orphanText, substituteInSource } from './substitute-in-source.ts'

/** Blacks out passages of a source, and their words where a lost passage still has them. Throws `invalid_range`. */
export function redactSource(
  db: WritableDb,
  { sourceId, passages }: ParsedInputOf<'sources.redact'>,
  researcherId: string,
): OutputOf<'sources.redact'> {
  const source = getSourceWithText(db, sourceId)
  const { length } = source.text
  if (passages.some(({ start, end }) => start >= end || end > length)) {
    throw new AppError(
      'invalid_range',
      `The passages must lie within the text (0 to ${length}) and have at least one character.`,
      { length },
    )
  }
  const redaction = redact(source.text, source.blocks, passages)
  const { count, words } = redaction
  if (count === 0) return { redacted: 0, originalsRemoved: 0 }
  substituteInSource(db, {
    ...{ sourceId, source, substitution: redaction, nobody: BLACKOUT, researcherId },
    editsOfOrphan: orphan => findBlackedOut(orphanText(orphan), words),
  })
  const replacement = BLACKOUT
  const entry = { kind: 'redaction' as const, sourceId, replacement, nameKind: null, count }
  insertProtection(db, [entry], researcherId)
  return { redacted: count, originalsRemoved: dropOriginals(db, [sourceId]) }
}
