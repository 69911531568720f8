import Database from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { JOURNALED_TABLES } from '../../shared/history/tables.ts'
import type { WholeProject, WholeRow } from '../../shared/interchange/whole-project.ts'
import { MIGRATIONS, refuseNewer } from './migrate.ts'
import { hashBytes } from './repositories/originals.ts'
import { hashText } from './repositories/texts.ts'
import { all, get, insert, name, type ReadableDb, sql, type WritableDb } from './sql.ts'

/**
 * Brings a whole project that was written by this or an earlier version into the tables of this one: it becomes a project
 * in memory, as old as it is, which is then updated like any project file. What does not fit the tables' own rules, or
 * refers to what is not there, is refused. Throws `format_broken` or `project_too_new`.
 */
export function updateWhole(whole: WholeProject): WholeProject {
  refuseNewer(whole.schema)
  refuseOtherContents(whole)
  const memory = new Database(':memory:')
  try {
    const db = memory as unknown as WritableDb
    for (const { version, statements } of MIGRATIONS) {
      if (version <= whole.schema) memory.exec(statements)
    }
    memory.pragma('foreign_keys = OFF')
    fill(db, whole)
    for (const { version, statements } of MIGRATIONS) {
      if (version > whole.schema) memory.exec(statements)
    }
    const broken = memory.pragma('foreign_key_check') as unknown[]
    const one = get<{ n: number; r: number }>(
      db,
      sql`SELECT (SELECT count(*) FROM project) AS n, (SELECT count(*) FROM researcher) AS r`,
    )
    if (broken.length > 0 || one?.n !== 1 || one.r === 0) throw damaged()
    return { ...whole, tables: readTables(db) }
  } catch (error) {
    throw error instanceof AppError ? error : damaged()
  } finally {
    memory.close()
  }
}

function fill(db: WritableDb, { tables, texts, files }: WholeProject): void {
  for (const { hash, body } of texts) {
    insert(db, 'content_text', { hash, body, length: body.length, word_count: 0 })
  }
  for (const { hash, size, isCompressed } of files) {
    // The bytes themselves are not needed to see whether all fits.
    const row = { hash, bytes: new Uint8Array(), size, is_compressed: isCompressed ? 1 : 0 }
    insert(db, 'content_file', row)
  }
  const known: ReadonlySet<string> = new Set(JOURNALED_TABLES)
  for (const [table, rows] of Object.entries(tables)) {
    if (!known.has(table)) throw damaged()
    for (const row of rows) insert(db, table, row)
  }
}

function readTables(db: ReadableDb): Record<string, WholeRow[]> {
  return Object.fromEntries(
    JOURNALED_TABLES.map(table => [table, all<WholeRow>(db, sql`SELECT * FROM ${name(table)}`)]),
  )
}

/** Contents are named by their hash: one that is not what its name says would be taken for another. */
function refuseOtherContents({ texts, files }: WholeProject): void {
  if (texts.some(({ hash, body }) => hashText(body) !== hash)) throw damaged()
  const isOther = (file: WholeProject['files'][number]) =>
    !file.isCompressed && hashBytes(Buffer.from(file.base64, 'base64')) !== file.hash
  if (files.some(isOther)) throw damaged()
}

function damaged(): AppError {
  return new AppError(
    'format_broken',
    'The project in the file is damaged: parts of it are missing or do not fit together. Nothing was imported.',
  )
}
