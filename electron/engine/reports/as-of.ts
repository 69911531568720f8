import { lastDay } from '../../db/repositories/history.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** The day that a document stands for: that of the last change, so that the same project gives the same document. */
export function asOf(db: ReadableDb): string {
  return lastDay(db) ?? getProjectInfo(db).createdAt.slice(0, 10)
}
