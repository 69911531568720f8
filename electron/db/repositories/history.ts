import type { HistoryEntry, HistoryState } from '../../../shared/contract/history.ts'
import { all, get, type ReadableDb, sql } from '../sql.ts'

/** Entries of the journal, newest first, from before an entry's number where one is given. */
export function listHistory(db: ReadableDb, limit: number, before?: number): HistoryEntry[] {
  return all<HistoryEntry>(
    db,
    sql`SELECT id, number, kind, procedure, label, researcher_id AS researcherId, at, state,
          target_id AS targetId,
          (SELECT count(*) FROM change WHERE command_id = command.id) AS changeCount
        FROM command WHERE number < ${before ?? Number.MAX_SAFE_INTEGER}
        ORDER BY number DESC LIMIT ${limit}`,
  )
}

/** What undo and redo would do. */
export function getHistoryState(db: ReadableDb): HistoryState {
  const label = (state: 'done' | 'undone', order: 'newest' | 'oldest') =>
    get<{ label: string }>(
      db,
      order === 'newest'
        ? sql`SELECT label FROM command WHERE kind = 'do' AND state = ${state}
              ORDER BY number DESC LIMIT 1`
        : sql`SELECT label FROM command WHERE kind = 'do' AND state = ${state}
              ORDER BY number LIMIT 1`,
    )?.label ?? null
  return { undo: label('done', 'newest'), redo: label('undone', 'oldest') }
}

/** Tells the newest entry of the journal from every other: while it stays the same, nothing in the project changed. */
export function newestStep(db: ReadableDb): string {
  return String(get<{ n: number | null }>(db, sql`SELECT max(number) AS n FROM command`)?.n ?? 0)
}
