import { AppError } from '../../shared/domain/app-error.ts'
import type { DoneBeside, WorkingCopy } from '../db/change-copy.ts'
import { Interrupted } from '../db/copy-open-file.ts'
import { databaseError } from '../db/file-errors.ts'
import { copyToPrepare, prepareCopy, removeCopy } from '../db/exchange-file.ts'
import { copySecret } from '../db/secret.ts'
import type { ReadableDb } from '../db/sql.ts'

/**
 * Changes that are too large to hold the engine up. They are made in a copy of the project's file, by a thread, while the
 * project is read as ever and whatever would change it waits; then the copy takes the project's place. So a change is there
 * as a whole or not at all, whenever it is stopped, and what is left of one that was stopped is taken away on opening.
 */
export interface BesideChanges {
  /** Resolves as soon as the change that is under way is over; null where there is none. */
  underWay(): Promise<void> | null
  /**
   * Makes one in a project that is still the open one; `work` changes the copy it is given. Throws what that throws, or
   * `cancelled`.
   */
  run<T>(
    signal: AbortSignal,
    db: ReadableDb,
    work: (copy: WorkingCopy) => Promise<DoneBeside<T>>,
  ): Promise<T>
}

/** What such changes need to know of the open project. */
interface Around {
  /** The path of the project's file, where this is its connection and it is shown as it is now. */
  pathOf(db: ReadableDb): string | null
  /** Copies its file in small steps. */
  copyTo(path: string): Promise<void>
  /** Stops copying. */
  interrupt(): void
  /** Puts what was prepared in the place of the project's file, which opens again. */
  exchange(): void
}

/** Makes these changes possible for one session. */
export function makeBesideChanges(around: Around): BesideChanges {
  let last: Promise<void> | null = null

  async function runNow<T>(
    signal: AbortSignal,
    db: ReadableDb,
    work: (copy: WorkingCopy) => Promise<DoneBeside<T>>,
  ): Promise<T> {
    signal.throwIfAborted()
    const path = around.pathOf(db)
    if (path === null) throw closedMeanwhile()
    const secret = copySecret(db) ?? null
    const copy = copyToPrepare(path)
    const stopCopying = () => around.interrupt()
    signal.addEventListener('abort', stopCopying, { once: true })
    // Nothing may change what was copied already.
    db.pragma('query_only = ON')
    try {
      removeCopy(copy)
      await around.copyTo(copy)
      const { value, isChanged } = await work({ path: copy, secret })
      signal.throwIfAborted()
      if (around.pathOf(db) === null) throw closedMeanwhile()
      db.pragma('query_only = OFF')
      if (isChanged) {
        prepareCopy(path)
        around.exchange()
      }
      return value
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof Interrupted ? closedMeanwhile() : databaseError(error)
    } finally {
      signal.removeEventListener('abort', stopCopying)
      if (db.open) db.pragma('query_only = OFF')
      secret?.key.fill(0)
      removeCopy(copy)
    }
  }

  return {
    underWay: () => last,
    run(signal, db, work) {
      const done = Promise.resolve(last).then(() => runNow(signal, db, work))
      const over: Promise<void> = done.then(
        () => undefined,
        () => undefined,
      )
      last = over
      void over.then(() => {
        if (last === over) last = null
      })
      return done
    },
  }
}

function closedMeanwhile(): AppError {
  return new AppError('cancelled', 'The project was closed meanwhile, so nothing was changed.')
}
