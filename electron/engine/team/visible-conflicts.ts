import type { Conflict } from '../../../shared/contract/team.ts'
import { get, name, type ReadableDb, sql } from '../../db/sql.ts'
import { codingsOf, isCodingThere, listConflicts } from '../../db/team/conflicts.ts'

/** What is contested, without what is about things that blind double coding hides from whoever reads through `seen`. */
export function visibleConflicts(seen: ReadableDb, present: ReadableDb): Conflict[] {
  return listConflicts(present).filter(
    conflict =>
      codingsOf(conflict).every(id => isCodingThere(seen, id) || !isCodingThere(present, id)) &&
      (!WITH_IDS.has(conflict.table) || isSeen(seen, present, conflict)),
  )
}

/** Things of which others' may be hidden as well. */
const WITH_IDS: ReadonlySet<string> = new Set(['memo', 'comment', 'evidence', 'settlement'])

function isSeen(seen: ReadableDb, present: ReadableDb, { table, rowId }: Conflict): boolean {
  const isIn = (db: ReadableDb) =>
    get(db, sql`SELECT 1 FROM ${name(table)} WHERE id = ${rowId}`) !== undefined
  return isIn(seen) || !isIn(present)
}
