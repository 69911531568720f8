import { getReason, progressOf, requireScreenable } from '../review/screen.ts'
import { drawScreening, getSampleOf, listSamplesOf } from '../review/screening-samples.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { citeShort } from '../../../shared/review/reference.ts'
import { STAGES, type Stage } from '../../../shared/review/stages.ts'
import {
  endSample,
  listDecisions,
  listReasons,
  listSettled,
  removeDecision,
  removeSettlement,
  saveReasons,
  storeDecision,
  storeSettlement,
} from '../../db/repositories/screening.ts'
import { seenThrough } from '../double-coding/seen-through.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { isAtStage, listStandings, queueOf } from '../review/standing.ts'

/** Screening references, at both stages. */
export const screeningHandlers: AreaHandlers<'screening'> = {
  'screening.reasons': db => listReasons(db),
  'screening.saveReasons': (db, { reasons }) => {
    saveReasons(db, reasons)
    return { value: listReasons(seenThrough(db, db)), label: 'Change the reasons for exclusion' }
  },
  'screening.queue': (db, { stage }) => queueOf(db, stage),
  'screening.get': (db, { referenceId, stage }) => decidedOn(db, referenceId, stage),
  'screening.decide': (db, input, researcherId) => {
    const { referenceId, stage, decision, note = '' } = input
    const standing = requireScreenable(db, referenceId, stage)
    const reasonId = decision === 'exclude' ? getReason(db, input.reasonId ?? null) : null
    if (decision === 'exclude' && stage === 'fullText' && reasonId === null) {
      throw new AppError('invalid_input', 'A full text is excluded for a reason. Choose one.')
    }
    refuseOpened(standing.stages[stage])
    removeSettlement(db, referenceId, stage)
    storeDecision(db, { referenceId, stage, researcherId, decision, reasonId, note })
    return {
      value: decidedOn(seenThrough(db, db), referenceId, stage),
      label: 'Screen a reference',
    }
  },
  'screening.clear': (db, { referenceId, stage }, researcherId) => {
    refuseOpened(requireScreenable(db, referenceId, stage).stages[stage])
    const isGone = removeDecision(db, referenceId, stage, researcherId)
    if (isGone) removeSettlement(db, referenceId, stage)
    return {
      value: decidedOn(seenThrough(db, db), referenceId, stage),
      label: 'Take back a decision on a reference',
    }
  },
  'screening.settle': (db, input, researcherId) => {
    const { referenceId, stage, decision, why } = input
    const [standing] = listStandings(db, referenceId)
    const isSettled = listSettled(db, referenceId).some(each => each.stage === stage)
    if (standing?.stages[stage].outcome !== 'conflict' && !isSettled) {
      throw new AppError(
        'invalid_input',
        'There is nothing to settle: nobody differs on this reference, or not all have decided.',
      )
    }
    const reasonId = decision === 'exclude' ? getReason(db, input.reasonId ?? null) : null
    if (decision === 'exclude' && stage === 'fullText' && reasonId === null) {
      throw new AppError('invalid_input', 'A full text is excluded for a reason. Choose one.')
    }
    storeSettlement(db, { referenceId, stage, decision, reasonId, why: why.trim(), researcherId })
    return {
      value: decidedOn(seenThrough(db, db), referenceId, stage),
      label: 'Settle a reference on which people differ',
    }
  },
  'screening.conflicts': db => conflictsIn(db),
  'screening.progress': db => progressOf(db),
  'screening.samples': db => listSamplesOf(db),
  'screening.draw': (db, input, researcherId) => {
    const id = drawScreening(db, input, researcherId)
    return {
      value: getSampleOf(seenThrough(db, db), id),
      label: 'Draw a share to be screened by two',
    }
  },
  'screening.end': (db, { sampleId, reason }) => {
    if (getSampleOf(db, sampleId).endedAt !== null) {
      throw new AppError('in_use', 'Screening this share twice was ended already.')
    }
    endSample(db, sampleId, reason.trim())
    return {
      value: getSampleOf(seenThrough(db, db), sampleId),
      label: 'End screening a share twice',
    }
  },
}

/** Throws `in_use` where two have decided independently, and have seen what the other did. */
function refuseOpened({ isDouble, outcome }: { isDouble: boolean; outcome: string }): void {
  if (!isDouble || outcome === 'none' || outcome === 'awaiting') return
  throw new AppError(
    'in_use',
    'Both have decided on this reference and see what the other did, so neither decision changes any more. Where they differ, settle it.',
  )
}

function decidedOn(db: ReadableDb, referenceId: string, stage: Stage): OutputOf<'screening.get'> {
  const settled = listSettled(db, referenceId).find(each => each.stage === stage)
  return {
    decided: listDecisions(db, referenceId)
      .filter(each => each.stage === stage)
      .map(({ researcherId, decision, reasonId, note, at }) => ({
        ...{ researcherId, decision, reasonId, note, at },
      })),
    settled:
      settled === undefined
        ? null
        : {
            ...{ decision: settled.decision, reasonId: settled.reasonId, why: settled.why },
            ...{ researcherId: settled.researcherId, at: settled.at },
          },
  }
}

/** What people differ on, then what they settled. */
function conflictsIn(db: ReadableDb): OutputOf<'screening.conflicts'> {
  const settled = new Set(listSettled(db).map(each => `${each.referenceId}/${each.stage}`))
  const found = listStandings(db).flatMap(standing =>
    STAGES.flatMap(stage => {
      const { reference, stages } = standing
      const isSettled = settled.has(`${reference.id}/${stage}`)
      const isOpen = stages[stage].outcome === 'conflict' && isAtStage(standing, stage)
      if (!isSettled && !isOpen) return []
      return {
        ...{ referenceId: reference.id, stage, title: reference.title },
        citation: citeShort(reference),
        ...decidedOn(db, reference.id, stage),
      }
    }),
  )
  return found.sort((a, b) => Number(a.settled !== null) - Number(b.settled !== null))
}
