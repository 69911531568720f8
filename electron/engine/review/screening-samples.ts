import { randomInt } from 'node:crypto'
import { coefficients } from '../../../shared/agreement/coefficients.ts'
import { fromTable } from '../../../shared/agreement/ratings.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { ScreeningSample } from '../../../shared/contract/screening.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { drawSample } from '../../../shared/double-coding/draw-sample.ts'
import { DECISIONS } from '../../../shared/review/stages.ts'
import { getResearcher } from '../../db/repositories/project.ts'
import {
  insertSample,
  listDecisions,
  listSamples,
  type StoredDecision,
  type StoredSample,
} from '../../db/repositories/screening.ts'
import type { ReadableDb, WritableDb } from '../../db/sql.ts'
import { keyOf, listAtStage } from './standing.ts'

/** The largest seed, as in the contract. */
const MOST_SEED = 2_147_483_647

/**
 * Draws a share of what is at a stage and of what nobody else screens twice; returns its id. What one of the two has decided
 * already counts as theirs. Throws `not_found`, or `invalid_input` where there is nothing to draw.
 */
export function drawScreening(
  db: WritableDb,
  input: ParsedInputOf<'screening.draw'>,
  researcherId: string,
): string {
  const { stage, percent, seed = randomInt(MOST_SEED + 1), researcherIds } = input
  for (const id of researcherIds) getResearcher(db, id)
  const lots = listAtStage(db, stage)
    .filter(({ stages }) => !stages[stage].isDouble && isFree(stages[stage].decided, researcherIds))
    .map(({ reference }) => ({ id: reference.id, stratum: '' }))
  if (lots.length === 0) {
    throw new AppError(
      'invalid_input',
      'There is nothing to draw: no reference is at this stage that the two could both screen.',
    )
  }
  const drawn = drawSample(lots, { percent }, seed, false)
  const [firstId, secondId] = researcherIds
  return insertSample(
    db,
    { ...{ stage, percent, seed, firstId, secondId }, drawnFrom: lots.length },
    drawn,
    researcherId,
  )
}

/** What one has decided, the other may have seen; what nobody has, or only somebody else, says nothing yet. */
function isFree(decided: readonly StoredDecision[], researcherIds: readonly string[]): boolean {
  return decided.every(({ researcherId }) => !researcherIds.includes(researcherId))
}

/** The shares with how far both have come, and how far they agree. */
export function listSamplesOf(db: ReadableDb): ScreeningSample[] {
  const decisions = Map.groupBy(listDecisions(db), keyOf)
  return listSamples(db).map(sample => describe(sample, decisions))
}

/** One of them. Throws `not_found`. */
export function getSampleOf(db: ReadableDb, id: string): ScreeningSample {
  const sample = listSamplesOf(db).find(each => each.id === id)
  if (sample === undefined) throw new AppError('not_found', 'There is no such share.', { id })
  return sample
}

function describe(
  { firstId, secondId, referenceIds, ...sample }: StoredSample,
  decisions: ReadonlyMap<string, readonly StoredDecision[]>,
): ScreeningSample {
  const table = DECISIONS.map(() => DECISIONS.map(() => 0))
  let [both, alike] = [0, 0]
  for (const referenceId of referenceIds) {
    const decided = decisions.get(keyOf({ referenceId, stage: sample.stage })) ?? []
    const one = decided.find(({ researcherId }) => researcherId === firstId)
    const other = decided.find(({ researcherId }) => researcherId === secondId)
    if (one === undefined || other === undefined) continue
    both += 1
    if (one.decision === other.decision) alike += 1
    const row = table[DECISIONS.indexOf(one.decision)]
    const column = DECISIONS.indexOf(other.decision)
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1
  }
  return {
    ...sample,
    researcherIds: [firstId, secondId],
    ...{ references: referenceIds.length, both, alike },
    kappa: both === 0 ? null : coefficients(fromTable(table)).conger.value,
  }
}
