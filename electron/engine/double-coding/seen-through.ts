import { blindfold } from '../../db/blindfold.ts'
import { listBlindSources } from '../../db/repositories/double-codings.ts'
import { listBlindScreening } from '../../db/repositories/screening.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'

/**
 * A state of a project, such as its present, a past of it or a backup, as whoever is coding now may read it. Blindness of today
 * holds in every other state too: what others code today may have stood there all along.
 */
export function seenThrough(present: ReadableDb, db: ReadableDb): ReadableDb {
  const researcherId = currentResearcherId(present)
  return blindfold(db, {
    researcherId,
    sourceIds: listBlindSources(present, researcherId),
    screening: listBlindScreening(present, researcherId),
  })
}
