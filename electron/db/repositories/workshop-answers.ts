import type { WorkshopResponse } from '../../../shared/contract/workshops.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { ReadableDb } from '../sql.ts'
import { listRounds } from './workshop-rounds.ts'

/**
 * Throws `not_found` for an answer to an item that is not of the workshop, and `invalid_input` where two items of a round
 * are ranked alike or more dots are given in it than there are for the people.
 */
export function refuseWrongAnswers(db: ReadableDb, response: WorkshopResponse): void {
  const { workshopId, people, answers } = response
  const rounds = listRounds(db, workshopId)
  const known = new Set(rounds.flatMap(({ items }) => items.map(({ id }) => id)))
  if (answers.some(({ itemId }) => !known.has(itemId))) {
    throw new AppError('not_found', 'There is no such item in the workshop. Nothing was changed.')
  }
  for (const { dots, items } of rounds) {
    const own = answers.filter(({ itemId }) => items.some(({ id }) => id === itemId))
    const ranks = own.flatMap(({ rank }) => (rank === null ? [] : [rank]))
    if (new Set(ranks).size < ranks.length) {
      throw new AppError('invalid_input', 'Two items have the same rank. Nothing was changed.')
    }
    if (own.reduce((sum, answer) => sum + (answer.dots ?? 0), 0) > dots * people) {
      throw new AppError(
        'invalid_input',
        `There are ${dots} dots for each person in this round, and no more. Nothing was changed.`,
        { dots },
      )
    }
  }
}
