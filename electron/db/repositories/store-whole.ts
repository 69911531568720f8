import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import { rowsOf, type WholeProject } from '../../../shared/interchange/whole-project.ts'
import { get, insert, join, name, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { readShapes } from '../team/row-shapes.ts'
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

/** How many rows of a whole project are not here, by their table. */
export function countAway(
  db: ReadableDb,
  whole: WholeProject,
): { table: JournaledTable; rows: number }[] {
  const { keys } = readShapes(db)
  return JOURNALED_TABLES.flatMap(table => {
    const own = keys.get(table) ?? []
    const rows = rowsOf(whole, table).filter(row => {
      const isIt = own.map(column => sql`${name(column)} = ${row[column] ?? null}`)
      const found = get(db, sql`SELECT 1 FROM ${name(table)} WHERE ${join(isIt, ' AND ')} LIMIT 1`)
      return found === undefined
    })
    return rows.length === 0 ? [] : [{ table, rows: rows.length }]
  })
}
