import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Reference, ReferenceSummary } from '../../../shared/contract/references.ts'
import { citeShort } from '../../../shared/review/reference.ts'
import { countFlow, type Flow, type FlowReference, stepOf } from '../../../shared/review/prisma.ts'
import { resultOf, type Stage, STAGES, type StageResult } from '../../../shared/review/stages.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import { listBatches } from '../../db/repositories/reference-batches.ts'
import {
  getLong,
  getStored,
  listStored,
  type StoredReference,
} from '../../db/repositories/references.ts'
import {
  listDecisions,
  listSamples,
  listSettled,
  type StoredDecision,
} from '../../db/repositories/screening.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** Where references stand in the review: what is stored of them with what became of them at each stage. */

/** A reference at a stage. */
export interface AtStage extends StageResult {
  decided: StoredDecision[]
  isDouble: boolean
  /** The two who must decide, or null. */
  screeners: readonly string[] | null
}

/** A reference with where it stands. */
export interface Standing {
  reference: StoredReference
  flow: FlowReference
  stages: Record<Stage, AtStage>
}

/** All references with where they stand, as the connection shows it; one where one is named. Throws `not_found`. */
export function listStandings(db: ReadableDb, referenceId?: string): Standing[] {
  const references = referenceId === undefined ? listStored(db) : [getStored(db, referenceId)]
  const batches = new Map(listBatches(db).map(batch => [batch.id, batch]))
  const decisions = Map.groupBy(listDecisions(db, referenceId), keyOf)
  const settled = new Map(listSettled(db, referenceId).map(each => [keyOf(each), each]))
  const screeners = screenersOf(db)
  const at = (stage: Stage, id: string): AtStage => {
    const key = keyOf({ referenceId: id, stage })
    const decided = decisions.get(key) ?? []
    const both = screeners.get(key) ?? null
    const result = resultOf(stage, decided, settled.get(key) ?? null, both)
    return { ...result, decided, isDouble: both !== null, screeners: both }
  }
  return references.map(reference => {
    const stages = {
      abstract: at('abstract', reference.id),
      fullText: at('fullText', reference.id),
    }
    const batch = batches.get(reference.batchId)
    return {
      ...{ reference, stages },
      flow: {
        ...{ id: reference.id, study: reference.study },
        ...{ origin: batch?.origin ?? 'other', originName: batch?.originName ?? '' },
        skipsAbstract: batch?.skipsAbstract ?? false,
        isDuplicate: reference.duplicateOf !== null,
        isNotRetrieved: reference.isNotRetrieved,
        hasFullText: reference.sourceId !== null,
        ...{ abstract: stages.abstract, fullText: stages.fullText },
      },
    }
  })
}

/** The two who must decide on a reference, by `reference/stage`. A share that was ended leaves it to whoever comes. */
function screenersOf(db: ReadableDb): Map<string, string[]> {
  return new Map(
    listSamples(db)
      .filter(({ endedAt }) => endedAt === null)
      .flatMap(({ stage, firstId, secondId, referenceIds }) =>
        referenceIds.map((referenceId): [string, string[]] => [
          keyOf({ referenceId, stage }),
          [firstId, secondId],
        ]),
      ),
  )
}

/** Names a reference at a stage. */
export function keyOf({ referenceId, stage }: { referenceId: string; stage: Stage }): string {
  return `${referenceId}/${stage}`
}

/** Whether a reference is to be screened at a stage. */
export function isAtStage({ flow }: Standing, stage: Stage): boolean {
  if (flow.isDuplicate) return false
  const step = stepOf(flow)
  if (stage === 'abstract') return !flow.skipsAbstract || flow.abstract.outcome !== 'none'
  return step !== 'openByAbstract' && step !== 'excludedByAbstract' && step !== 'notRetrieved'
}

/** The references that are to be screened at a stage. */
export function listAtStage(db: ReadableDb, stage: Stage): Standing[] {
  return listStandings(db).filter(each => isAtStage(each, stage))
}

/** A standing as the window sees it. */
function summarise(standing: Standing, researcherId: string): ReferenceSummary {
  const state = (stage: Stage) => {
    const { outcome, reasonId, decided, isDouble } = standing.stages[stage]
    const mine = decided.find(each => each.researcherId === researcherId)?.decision ?? null
    return { outcome, reasonId, isDouble, mine, isHere: isAtStage(standing, stage) }
  }
  return {
    ...standing.reference,
    ...{ abstractStage: state('abstract'), fullTextStage: state('fullText') },
  }
}

/** The references of a stage, with what a researcher has still to do. */
export function queueOf(db: ReadableDb, stage: Stage): OutputOf<'screening.queue'> {
  const me = currentResearcherId(db)
  return listAtStage(db, stage).map(({ reference, stages }) => {
    const { outcome, decided, isDouble, screeners } = stages[stage]
    const mine = decided.find(({ researcherId }) => researcherId === me)?.decision ?? null
    const waits = outcome === 'none' || outcome === (isDouble ? 'awaiting' : 'unsure')
    const isOpen = waits && mine === null && (screeners === null || screeners.includes(me))
    return { referenceId: reference.id, outcome, mine, isDouble, isOpen }
  })
}

/** All references as the window sees them. */
export function listSummaries(db: ReadableDb): ReferenceSummary[] {
  const researcherId = currentResearcherId(db)
  return listStandings(db).map(each => summarise(each, researcherId))
}

/** One reference with all that is known of it. Throws `not_found`. */
export function getReference(db: ReadableDb, referenceId: string): Reference {
  const [standing] = listStandings(db, referenceId)
  if (standing === undefined) throw new Error('A reference was not read')
  return {
    ...summarise(standing, currentResearcherId(db)),
    ...getLong(db, referenceId),
    citation: citeShort(standing.reference),
  }
}

/** The counts of the flow. */
export function flowOf(db: ReadableDb): Flow {
  return countFlow(listStandings(db).map(({ flow }) => flow))
}

/** All stages with their references. */
export function listStages(db: ReadableDb): { stage: Stage; standings: Standing[] }[] {
  const all = listStandings(db)
  return STAGES.map(stage => ({ stage, standings: all.filter(each => isAtStage(each, stage)) }))
}
