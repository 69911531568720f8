import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/domain/app-error.ts'
import type { TableRow } from '../../shared/tables/table.ts'
import { lastChange } from '../db/repositories/search.ts'
import type { ReadableDb } from '../db/sql.ts'
import type { Session } from './session.ts'
import type { TablePlan } from './tables/planner.ts'

/** Longest stretch of gathering before whatever else waits for the engine has its turn. */
const SLICE_MS = 10
/** How often a table that changes under the hands is begun again, before it is gathered without a pause. */
const MOST_TRIES = 4

/** Who takes the rows of a table. */
export interface TableListener {
  /** A table begins, or begins again because the project was changed meanwhile: what came before is void. */
  begin: (plan: TablePlan) => void
  /** False where no more rows are wanted. */
  take: (rows: TableRow[]) => boolean
  signal?: AbortSignal
}

/**
 * Gathers a table in short stretches, all of it as the project stood at one moment. Throws what the plan throws, what the
 * signal says, and `cancelled` or `no_project` where the project was closed.
 */
export async function gatherTable(
  session: Session,
  plan: (db: ReadableDb) => TablePlan,
  listener: TableListener,
): Promise<void> {
  const db = session.seenDb()
  for (let tries = 1; !(await isGathered(session, db, plan, listener, tries < MOST_TRIES)); ) {
    tries += 1
  }
}

/** False where the project was changed before the end. */
async function isGathered(
  session: Session,
  db: ReadableDb,
  plan: (db: ReadableDb) => TablePlan,
  { begin, take, signal }: TableListener,
  mayPause: boolean,
): Promise<boolean> {
  const change = lastChange(db)
  const planned = plan(db)
  begin(planned)
  let began = performance.now()
  for (const rows of planned.batches) {
    if (!take(rows)) return true
    if (!mayPause || performance.now() - began < SLICE_MS) continue
    await nextTurn()
    signal?.throwIfAborted()
    if (session.seenDb() !== db) {
      throw new AppError('cancelled', 'The project was closed meanwhile, so this was stopped.')
    }
    if (lastChange(db) !== change) return false
    began = performance.now()
  }
  return true
}
