import { AppError } from '../../../shared/domain/app-error.ts'
import { MMAT_ANSWERS, MMAT_ITEM_IDS } from '../../../shared/review/mmat.ts'
import {
  listJudgements,
  listScales,
  listSettledJudgements,
  removeJudgement,
  saveScales,
  settleJudgement,
  storeJudgement,
} from '../../db/repositories/appraisals.ts'
import { getStored } from '../../db/repositories/references.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'

/** How good references are for the review. It weighs nothing by itself. */
export const appraisalHandlers: AreaHandlers<'appraisals'> = {
  'appraisals.scales': db => listScales(db),
  'appraisals.saveScales': (db, { scales }) => {
    saveScales(db, scales)
    return { value: listScales(db), label: 'Change the scales of appraisal' }
  },
  'appraisals.list': (db, { referenceId }) => ({
    judgements: listJudgements(db, referenceId),
    settled: listSettledJudgements(db, referenceId),
  }),
  'appraisals.judge': (db, input, researcherId) => {
    requireChoice(db, input)
    const value = storeJudgement(db, { ...input, reason: input.reason.trim(), researcherId })
    return { value, label: 'Appraise a reference' }
  },
  'appraisals.clear': (db, input, researcherId) => {
    getStored(db, input.referenceId)
    removeJudgement(db, input, researcherId)
    return { value: input, label: 'Take back an appraisal' }
  },
  'appraisals.settle': (db, input, researcherId) => {
    requireChoice(db, input)
    const judged = listJudgements(db, input.referenceId).filter(
      ({ itemId }) => itemId === input.itemId,
    )
    if (new Set(judged.map(({ value }) => value)).size < 2) {
      throw new AppError('invalid_input', 'There is nothing to settle: nobody differs on this.')
    }
    const value = settleJudgement(db, { ...input, reason: input.reason.trim(), researcherId })
    return { value, label: 'Settle an appraisal' }
  },
}

/** Throws `not_found` for a reference or a scale, `invalid_input` for a choice that the scale does not have. */
function requireChoice(
  db: ReadableDb,
  { referenceId, itemId, value }: { referenceId: string; itemId: string; value: string },
): void {
  getStored(db, referenceId)
  const choices: readonly string[] | undefined = MMAT_ITEM_IDS.has(itemId)
    ? MMAT_ANSWERS
    : listScales(db).find(({ id }) => id === itemId)?.choices
  if (choices === undefined) {
    throw new AppError('not_found', 'There is no such scale or question.', { itemId })
  }
  if (!choices.includes(value)) {
    throw new AppError('invalid_input', `Choose one of: ${choices.join(', ')}.`)
  }
}
