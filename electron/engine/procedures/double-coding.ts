import { randomInt } from 'node:crypto'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import {
  getSample,
  insertSample,
  removeSample,
  setDone,
  setResearchers,
  updateSample,
} from '../../db/repositories/double-codings.ts'
import { getResearcher } from '../../db/repositories/project.ts'
import type { WritableDb } from '../../db/sql.ts'
import { draw } from '../double-coding/draw.ts'
import {
  getDoubleCoding,
  isOpen,
  listDoubleCodings,
  requireState,
} from '../double-coding/samples.ts'
import type { AreaHandlers } from '../handlers.ts'

/** The largest seed, as in the contract. */
const MOST_SEED = 2_147_483_647

/** Samples that several researchers code without seeing what the others do. */
export const doubleCodingHandlers: AreaHandlers<'doubleCoding'> = {
  'doubleCoding.list': db => listDoubleCodings(db),
  'doubleCoding.preview': (db, input) => {
    const { of, drawn, strata, sources } = draw(db, input)
    return {
      ...{ of, drawn, strata },
      sources: sources.map(({ sourceId, title, turns }) => ({
        ...{ sourceId, title, turns: turns.length },
      })),
    }
  },
  'doubleCoding.draw': (db, input, researcherId) => {
    const id = drawAndStore(db, input, researcherId)
    return { value: getDoubleCoding(db, id), label: 'Draw a sample for double coding' }
  },
  'doubleCoding.update': (db, { doubleCodingId, name, researcherIds }) => {
    const sample = getSample(db, doubleCodingId)
    updateSample(db, doubleCodingId, { name })
    if (researcherIds !== undefined) {
      requireState(
        sample,
        ['drawn'],
        'Coding has begun, so those who take part stay the same. Draw another sample for others.',
      )
      requireResearchers(db, researcherIds)
      setResearchers(db, doubleCodingId, researcherIds)
    }
    return { value: getDoubleCoding(db, doubleCodingId), label: 'Change a sample' }
  },
  'doubleCoding.start': (db, { doubleCodingId }) => {
    const sample = getSample(db, doubleCodingId)
    requireState(sample, ['drawn'], 'Blind coding of this sample has begun already.')
    if (sample.researcherIds.length < 2) {
      throw new AppError('invalid_input', 'Give the sample to two researchers or more first.')
    }
    updateSample(db, doubleCodingId, { startedAt: new Date().toISOString() })
    return { value: getDoubleCoding(db, doubleCodingId), label: 'Begin blind coding' }
  },
  'doubleCoding.markDone': (db, input, researcherId) => {
    markDone(db, input, researcherId)
    const value = getDoubleCoding(db, input.doubleCodingId)
    const label = input.isDone ? 'Be done with a source coded blind' : 'Go on coding a source blind'
    return { value, label }
  },
  'doubleCoding.endBlindness': (db, { doubleCodingId, reason }) => {
    const sample = getSample(db, doubleCodingId)
    requireState(sample, ['running'], 'This sample is not being coded blind.')
    const endedAt = new Date().toISOString()
    updateSample(db, doubleCodingId, { endedAt, endReason: reason.trim() })
    return { value: getDoubleCoding(db, doubleCodingId), label: 'End blind coding early' }
  },
  'doubleCoding.remove': (db, { doubleCodingId }) => {
    requireState(
      getSample(db, doubleCodingId),
      ['drawn', 'done', 'ended'],
      'This sample is being coded blind. End that first, with the reason; then it can be removed.',
    )
    removeSample(db, doubleCodingId)
    return { value: { doubleCodingId }, label: 'Remove a sample' }
  },
}

function drawAndStore(
  db: WritableDb,
  input: ParsedInputOf<'doubleCoding.draw'>,
  researcherId: string,
): string {
  const { name, researcherIds, seed = randomInt(MOST_SEED + 1), ...how } = input
  requireResearchers(db, researcherIds)
  const { of, sources } = draw(db, { ...how, seed })
  return insertSample(db, {
    ...{ name, unit: how.unit, seed, isStratified: how.isStratified },
    number: 'number' in how.size ? how.size.number : null,
    percent: 'percent' in how.size ? how.size.percent : null,
    ...{ drawnFrom: of, drawnBy: researcherId, researcherIds, sources },
  })
}

function markDone(
  db: WritableDb,
  { doubleCodingId, sourceId, isDone }: ParsedInputOf<'doubleCoding.markDone'>,
  researcherId: string,
): void {
  const sample = getSample(db, doubleCodingId)
  const source = sample.sources.find(each => each.sourceId === sourceId)
  if (source === undefined) throw new AppError('not_found', 'This source is not in the sample.')
  if (!sample.researcherIds.includes(researcherId)) {
    throw new AppError(
      'invalid_input',
      'Whoever is coding now takes no part in this sample. Switch to a researcher who does.',
    )
  }
  requireState(
    sample,
    ['running', 'done'],
    'Nobody codes this sample blind now, so nobody has to be done with it.',
  )
  if (!isDone && isOpen(sample, source)) {
    throw new AppError(
      'in_use',
      'Everybody is done with this source and has seen what the others coded. It cannot be coded blind again.',
    )
  }
  if (isDone === source.doneBy.includes(researcherId)) return
  setDone(db, { id: doubleCodingId, sourceId, researcherId }, isDone)
}

/** Throws `not_found`. */
function requireResearchers(db: WritableDb, researcherIds: readonly string[]): void {
  for (const id of researcherIds) getResearcher(db, id)
}
