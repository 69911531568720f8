import { AppError } from '../../../shared/domain/app-error.ts'
import { countHideable } from '../../db/repositories/double-codings.ts'
import { findNextStep } from '../../db/repositories/history.ts'
import type { Session } from '../session.ts'

/** Commands see everything, so that none breaks what it cannot see; but what is hidden from somebody is not theirs to change. */

/** Throws `not_found` where a command names something that blind double coding hides from the researcher who runs it. */
export function refuseHidden(session: Session, input: unknown): void {
  const [db, seen] = [session.presentDb(), session.seenDb()]
  if (db === seen) return
  const ids = [...wordsIn(input)].filter(word => word.length <= MOST_ID)
  if (countHideable(db, ids) === countHideable(seen, ids)) return
  throw new AppError(
    'not_found',
    'This is in a source that is coded blind, and by somebody else. It shows once everybody is done with that source.',
  )
}

/** Throws `undo_refused` where the step that would be taken is hidden from the researcher who takes it. */
export function refuseHiddenStep(
  session: Session,
  procedure: 'history.undo' | 'history.redo',
): void {
  const [db, seen] = [session.presentDb(), session.seenDb()]
  if (db === seen || findNextStep(db, procedure) === findNextStep(seen, procedure)) return
  throw new AppError(
    'undo_refused',
    'The last step was somebody else’s, in a source that is coded blind, so it is not shown to you. They can undo it themselves.',
  )
}

/** Longest id, as in the contract. */
const MOST_ID = 64

/** Every word that an input holds, at any depth. */
function* wordsIn(input: unknown): Generator<string> {
  if (typeof input === 'string') yield input
  else if (typeof input === 'object' && input !== null) {
    for (const value of Object.values(input)) yield* wordsIn(value)
  }
}
