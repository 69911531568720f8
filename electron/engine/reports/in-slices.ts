import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../../shared/domain/app-error.ts'
import { lastChange } from '../../db/repositories/search.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { Session } from '../session.ts'

/** Longest stretch of gathering before whatever else waits for the engine has its turn. */
const SLICE_MS = 10
/** How often something that changes under the hands is begun again, before it is gathered without a pause. */
const MOST_TRIES = 4

/**
 * Gathers something that takes a while, all of it as the project stood at one moment; wherever it yields, others may have
 * their turn. Throws what gathering throws, what the signal says, and `cancelled` or `no_project` where the project was closed.
 */
export async function inSlices<T>(
  session: Session,
  gather: (db: ReadableDb) => Generator<void, T, void>,
  signal?: AbortSignal,
): Promise<T> {
  const db = session.seenDb()
  for (let tries = 1; ; tries += 1) {
    const change = lastChange(db)
    const work = gather(db)
    let began = performance.now()
    for (;;) {
      const step = work.next()
      if (step.done) return step.value
      if (tries >= MOST_TRIES || performance.now() - began < SLICE_MS) continue
      await nextTurn()
      signal?.throwIfAborted()
      if (session.seenDb() !== db) {
        throw new AppError('cancelled', 'The project was closed meanwhile, so this was stopped.')
      }
      if (lastChange(db) !== change) break
      began = performance.now()
    }
  }
}
