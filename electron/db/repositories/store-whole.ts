import { JOURNALED_TABLES } from '../../../shared/history/tables.ts'
import { rowsOf, type WholeProject } from '../../../shared/interchange/whole-project.ts'
import { insert, name, run, sql, type WritableDb } from '../sql.ts'
import { storeOriginal } from './originals.ts'
import { writeSetting } from './project.ts'
import { storeText } from './texts.ts'

/** Puts a whole project in the place of one that nobody has worked on yet. It must have the tables of this version. */
export function storeWhole(db: WritableDb, whole: WholeProject): void {
  for (const table of ['project', 'researcher']) run(db, sql`DELETE FROM ${name(table)}`)
  for (const { body } of whole.texts) storeText(db, body)
  for (const { hash, size, isCompressed, base64 } of whole.files) {
    storeOriginal(db, { hash, size, isCompressed, bytes: Buffer.from(base64, 'base64') })
  }
  for (const table of JOURNALED_TABLES) {
    for (const row of rowsOf(whole, table)) insert(db, table, row)
  }
  writeSetting(db, 'researcher_id', whole.researcherId)
}
