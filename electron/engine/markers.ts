import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { orderRoles } from '../../shared/domain/roles.ts'
import { findMarkers } from '../../shared/markers/find-markers.ts'
import { removeMarkers } from '../../shared/markers/remove-markers.ts'
import { insertCoding, listCodings, updateCoding } from '../db/repositories/codings.ts'
import { getSourceWithText } from '../db/repositories/sources.ts'
import type { ReadableDb, WritableDb } from '../db/sql.ts'
import { editSource } from './edit-source.ts'

/** The marked clauses of a source. Throws `not_found`. */
export function previewMarkers(
  db: ReadableDb,
  sourceId: string,
  researcherId: string,
): OutputOf<'markers.preview'> {
  const { text, blocks } = getSourceWithText(db, sourceId)
  const found = findMarkers(text, blocks)
  // Most sources hold none, and a large one may have very many codings.
  if (found.length === 0) return []
  const own = ownCodings(db, sourceId, researcherId)
  return found.map(({ start, end, roles, marker }) => {
    // Where its edges were put right before it was coded, the coding is another passage before the same marker.
    const there = [...own.values()].filter(
      coding => coding.start < end && coding.end > start && coding.end <= marker.start,
    )
    return {
      ...{ start, end, roles, marker },
      quote: text.slice(start, end),
      markerText: text.slice(marker.start, marker.end),
      isCoded: there.some(coding => roles.every(role => coding.roles.includes(role))),
    }
  })
}

/**
 * Codes clauses and then takes markers out, so that the codings come over with the text. A clause that the researcher has
 * coded already gets the roles it lacks. Throws `invalid_range` for a marker that is not there.
 */
export function applyMarkers(
  db: WritableDb,
  input: ParsedInputOf<'markers.apply'>,
  researcherId: string,
): OutputOf<'markers.apply'> {
  const { sourceId } = input
  const { text, blocks } = getSourceWithText(db, sourceId)
  const chosen = new Set(input.removeMarkers.map(({ start, end }) => `${start}-${end}`))
  const removed = findMarkers(text, blocks).filter(({ marker }) =>
    chosen.has(`${marker.start}-${marker.end}`),
  )
  if (removed.length !== chosen.size) {
    throw new AppError(
      'invalid_range',
      'The text has changed since its markers were looked for. Look for them again.',
      { sourceId },
    )
  }
  const counts = { created: 0, extended: 0 }
  const own = ownCodings(db, sourceId, researcherId)
  for (const { start, end, roles } of input.codings) {
    const key = `${start}-${end}`
    const there = own.get(key)
    const all = orderRoles([...(there?.roles ?? []), ...roles])
    if (there === undefined) {
      const id = insertCoding(db, { sourceId, start, end, roles }, researcherId)
      counts.created += 1
      own.set(key, { id, start, end, roles: all })
    } else {
      updateCoding(db, { codingId: there.id, roles: all })
      counts.extended += 1
      own.set(key, { ...there, roles: all })
    }
  }
  const edits = removeMarkers(text, removed)
  const codings = edits.length === 0 ? null : editSource(db, { sourceId, edits }, researcherId)
  return { ...counts, removedMarkers: removed.length, codings }
}

/** The researcher's codings of a source by their places. */
function ownCodings(db: ReadableDb, sourceId: string, researcherId: string) {
  return new Map(
    listCodings(db, { sourceId })
      .filter(coding => coding.researcherId === researcherId && !coding.isOrphan)
      .map(({ id, start, end, roles }) => [`${start}-${end}`, { id, start, end, roles }]),
  )
}
