import type { ScreeningProgress } from '../../../shared/contract/screening.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Stage } from '../../../shared/review/stages.ts'
import { listReasons } from '../../db/repositories/screening.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { isAtStage, listStages, listStandings, type Standing } from './standing.ts'

/** A reference that can be screened at a stage. Throws `not_found`, or `in_use` where it is not at that stage. */
export function requireScreenable(db: ReadableDb, referenceId: string, stage: Stage): Standing {
  const [standing] = listStandings(db, referenceId)
  if (standing === undefined) throw new Error('A reference was not read')
  if (standing.flow.isDuplicate) {
    throw new AppError('in_use', 'This is a duplicate. Screen the reference it was merged into.')
  }
  // One that may skip the first stage can still be screened there.
  if (stage === 'fullText' && !isAtStage(standing, stage)) {
    throw new AppError(
      'in_use',
      'This reference is not included by title and abstract, or its full text cannot be had.',
    )
  }
  return standing
}

/** The id of a reason, or null where none is given. Throws `not_found`. */
export function getReason(db: ReadableDb, reasonId: string | null): string | null {
  if (reasonId === null || listReasons(db).some(({ id }) => id === reasonId)) return reasonId
  throw new AppError('not_found', 'There is no such reason for exclusion.', { reasonId })
}

/** How far screening has come at each stage. */
export function progressOf(db: ReadableDb): ScreeningProgress[] {
  return listStages(db).map(({ stage, standings }) => {
    const at = (outcome: string) =>
      standings.filter(({ stages }) => stages[stage].outcome === outcome).length
    const decided = standings.flatMap(({ stages }) => stages[stage].decided)
    return {
      ...{ stage, of: standings.length, included: at('include'), excluded: at('exclude') },
      ...{ unsure: at('unsure'), conflicts: at('conflict'), awaiting: at('awaiting') },
      open: at('none'),
      screeners: [...Map.groupBy(decided, ({ researcherId }) => researcherId)].map(
        ([researcherId, own]) => {
          const many = (decision: string) => own.filter(each => each.decision === decision).length
          return {
            ...{ researcherId, decided: own.length, included: many('include') },
            ...{ excluded: many('exclude'), unsure: many('unsure') },
          }
        },
      ),
    }
  })
}
