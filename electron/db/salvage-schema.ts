import { closeSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import Database, { type Database as Db } from 'better-sqlite3'
import { isNotEmpty } from './foreign-files.ts'
import { SCHEMA_VERSION } from './migrate.ts'
import { applyKey } from './secret.ts'
import type { CopySecret } from './open-alone.ts'

/**
 * Where the pages are damaged that say what the tables of a file are and where they begin, nothing of it can be read. A
 * backup is a copy of the file, page by page, so these pages of it fit as long as the tables begin where they did then:
 * they do, unless the file was written anew in between. That is looked at before anything is believed.
 */

const PAGE_BYTES = 4_096
/** Rows of each table by which a backup is recognised. */
const SAMPLE = 40

/**
 * Puts those pages of a backup into a copy of a damaged file. True where the file then is what the backup says; otherwise
 * the copy is to be thrown away.
 */
export function borrowSchema(copy: string, donor: string, secret: CopySecret | null): boolean {
  // The journal of a killed program belongs to the pages that are gone.
  if (isNotEmpty(`${copy}-wal`)) return false
  const backup = open(donor, secret, { readonly: true })
  try {
    // The tables of another version are others, and a row would lose columns without a word.
    if (backup.pragma('user_version', { simple: true }) !== SCHEMA_VERSION) return false
    const pages = Math.floor(statSync(copy).size / PAGE_BYTES)
    copyPages(donor, copy, schemaPages(backup))
    growTo(copy, secret, pages)
    return isSame(copy, backup, secret)
  } catch {
    // A damaged backup, or one of another time or key: no help.
    return false
  } finally {
    backup.close()
  }
}

function open(path: string, secret: CopySecret | null, options: Database.Options = {}): Db {
  const db = new Database(path, options)
  if (secret !== null) applyKey(db, secret.key)
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('cell_size_check = ON')
  return db
}

function schemaPages(db: Db): number[] {
  return db
    .prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")
    .pluck()
    .all() as number[]
}

/** Copies pages as they are, encrypted or not. */
function copyPages(from: string, to: string, pages: readonly number[]): void {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'r+')]
  try {
    for (const page of pages) {
      const at = (page - 1) * PAGE_BYTES
      const bytes = Buffer.alloc(PAGE_BYTES)
      readSync(source, bytes, 0, PAGE_BYTES, at)
      writeSync(target, bytes, 0, PAGE_BYTES, at)
    }
  } finally {
    closeSync(source)
    closeSync(target)
  }
}

/**
 * The first page says how many pages there are, as of the backup. What came since is put aside, the file grown by SQLite
 * itself, and put back: so this works without knowing how a page is encrypted.
 */
function growTo(path: string, secret: CopySecret | null, pages: number): void {
  const db = open(path, secret)
  let known: number
  let since: Buffer
  try {
    db.pragma('journal_mode = MEMORY')
    known = db.pragma('page_count', { simple: true }) as number
    if (known >= pages) return
    since = readFrom(path, known, pages)
    createRoom(db, known)
    const fill = db.prepare('INSERT INTO room VALUES (zeroblob(?))')
    for (let left = pages; left > 0; ) {
      fill.run(Math.min(left, 10_000) * PAGE_BYTES)
      left = pages - (db.pragma('page_count', { simple: true }) as number)
    }
  } finally {
    db.close()
  }
  const file = openSync(path, 'r+')
  try {
    writeSync(file, since, 0, since.length, known * PAGE_BYTES)
    const { size } = statSync(path)
    ftruncateSync(file, size - (size % PAGE_BYTES))
  } finally {
    closeSync(file)
  }
}

/**
 * Makes the table by which the file grows. What says so must find room on the pages that say what the tables are: one more
 * such page would come to lie where the pages since then are put back. Where there is no room, what is said of indexes
 * goes: rows are read without them too.
 */
function createRoom(db: Db, known: number): void {
  db.exec('BEGIN; CREATE TABLE room (bytes BLOB)')
  if (schemaPages(db).every(page => page <= known)) return void db.exec('COMMIT')
  db.exec('ROLLBACK')
  db.unsafeMode()
  db.pragma('writable_schema = ON')
  db.exec("DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
  db.pragma('writable_schema = RESET')
  db.unsafeMode(false)
  db.exec('CREATE TABLE room (bytes BLOB)')
}

function readFrom(path: string, first: number, end: number): Buffer {
  const bytes = Buffer.alloc((end - first) * PAGE_BYTES)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, bytes.length, first * PAGE_BYTES)
  } finally {
    closeSync(file)
  }
  return bytes
}

/** Whether the rows of the backup, or most of those that can be read, stand where the backup says they do. */
function isSame(path: string, backup: Db, secret: CopySecret | null): boolean {
  const db = open(path, secret)
  try {
    const found = tablesOf(backup).map(table => hasRowsOf(db, backup, table))
    const [yes, no] = [true, false].map(each => found.filter(one => one === each).length)
    return (yes ?? 0) > 0 && (no ?? 0) * 4 <= (yes ?? 0)
  } finally {
    db.close()
  }
}

function tablesOf(db: Db): string[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    .pluck()
    .all() as string[]
}

/** Null where the backup has no rows of a table, or those of the file cannot be read. */
function hasRowsOf(db: Db, backup: Db, table: string): boolean | null {
  const info = backup.pragma(`table_info("${table}")`) as { name: string; pk: number }[]
  const keys = info.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}"`)
  if (keys.length === 0) return null
  const columns = keys.join(', ')
  const sample = backup
    .prepare(`SELECT ${columns} FROM "${table}" LIMIT ${SAMPLE}`)
    .raw()
    .all() as unknown[][]
  if (sample.length === 0) return null
  const places = sample.map(() => `(${keys.map(() => '?').join(', ')})`).join(', ')
  try {
    // By the table itself: an index has its own pages.
    const found = db
      .prepare(
        `SELECT 1 FROM "${table}" NOT INDEXED WHERE (${columns}) IN (VALUES ${places}) LIMIT 1`,
      )
      .get(...sample.flat())
    return found !== undefined
  } catch {
    // On damaged pages.
    return null
  }
}
