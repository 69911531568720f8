import { closeSync, openSync, readSync, statSync } from 'node:fs'
import Database, { type Database as Db } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { backUp } from './backup.ts'
import { startRecording } from './journal.ts'
import { APPLICATION_ID, migrate, refuseNewer, SCHEMA_VERSION } from './migrate.ts'
import type { ReadableDb } from './sql.ts'

/** How a project file is opened. */
export interface OpenOptions {
  /** The 32-byte data key of an encrypted project; its envelope comes with the issue on safety. */
  key?: Uint8Array
}

/** Creates an empty project file. Throws `project_exists` where a file of that name is. */
export function createProjectFile(path: string, options: OpenOptions = {}): ReadableDb {
  try {
    closeSync(openSync(path, 'wx'))
  } catch (error) {
    throw fileError(error, path)
  }
  return connect(path, options)
}

/**
 * Opens a project file for one writer. Throws `file_unreadable`, `not_a_project`, `project_encrypted`,
 * `project_too_new`, `project_locked`, `project_read_only` or `project_damaged`; the file is not changed by a refusal.
 */
export function openProjectFile(path: string, options: OpenOptions = {}): ReadableDb {
  inspectHeader(path, options)
  return connect(path, options)
}

/** Takes everything into the one file, leaves no journal beside it, and closes. */
export function closeProjectFile(db: Db): void {
  if (!db.open) return
  try {
    db.pragma('optimize')
    db.pragma('wal_checkpoint(TRUNCATE)')
    // A project in WAL mode cannot be opened from a read-only medium, so it rests in rollback mode.
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

function connect(path: string, options: OpenOptions): ReadableDb {
  let db: Db | undefined
  try {
    db = new Database(path, { fileMustExist: true, timeout: 200 })
    if (options.key !== undefined) applyKey(db, options.key)
    configure(db)
    const opened = db
    migrate(db, version => backUp(opened, `${path}.before-update-from-${version}`))
    refuseForeignSchema(db)
    startRecording(db)
    return db as ReadableDb
  } catch (error) {
    db?.close()
    throw databaseError(error)
  }
}

/**
 * The settings of every connection, in the order that SQLite needs. Measured reasons: without MEMORY, sorting and
 * VACUUM write clear text to temporary files; WAL with the build's default NORMAL lost acknowledged commits in a
 * simulated power cut; an untrusted schema could run its own SQL in our connection.
 */
function configure(db: Db): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('foreign_keys = ON')
  db.pragma('cell_size_check = ON')
  db.pragma('secure_delete = ON')
  // Exclusive before WAL: a second program is refused, and no shared-memory file is made.
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 1000')
  db.pragma('cache_size = -32000')
  if (process.platform === 'darwin') {
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
  }
  for (const [pragma, wanted] of SETTINGS) {
    const found = db.pragma(pragma, { simple: true })
    if (found !== wanted) throw new Error(`${pragma} is ${String(found)}, not ${wanted}`)
  }
  takeLock(db)
}

/** What must hold on every open project; read back, since SQLite ignores a setting it does not know. */
const SETTINGS: readonly (readonly [string, string | number])[] = [
  ['trusted_schema', 0],
  ['temp_store', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  ['locking_mode', 'exclusive'],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
]

function takeLock(db: Db): void {
  db.exec('BEGIN EXCLUSIVE; COMMIT')
}

function applyKey(db: Db, key: Uint8Array): void {
  db.pragma("cipher = 'aegis'")
  db.key(Buffer.concat([Buffer.from('raw:'), key]))
}

/** Judges a file by its first bytes, so that a wrong, empty, newer or encrypted one is refused before SQLite touches it. */
function inspectHeader(path: string, options: OpenOptions): void {
  const header = Buffer.alloc(100)
  let length: number
  try {
    if (!statSync(path).isFile()) throw new AppError('not_a_project', NOT_A_PROJECT)
    const file = openSync(path, 'r')
    try {
      length = readSync(file, header, 0, header.length, 0)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw fileError(error, path)
  }
  if (options.key !== undefined) return
  if (length < 100) throw new AppError('not_a_project', NOT_A_PROJECT)
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    // Bytes 16 to 23 stay in clear in files of SQLite3 Multiple Ciphers: page size, versions, payload fractions.
    const isOurs = header.readUInt16BE(16) === 4096 && header.toString('hex', 21, 24) === '402020'
    throw isOurs
      ? new AppError('project_encrypted', 'This project is encrypted. Open it with its passphrase.')
      : new AppError('not_a_project', NOT_A_PROJECT)
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new AppError('not_a_project', NOT_A_PROJECT)
  refuseNewer(header.readUInt32BE(60))
}

const NOT_A_PROJECT =
  'This file is not a Retroduce project. Nothing was changed. Choose a file that ends in .retroduce.'

let expectedSchema: string | undefined

/** A schema that is not exactly ours may hold triggers or views that act on our connection: it is never used. */
function refuseForeignSchema(db: Db): void {
  if (expectedSchema === undefined) {
    const fresh = new Database(':memory:')
    migrate(fresh, () => undefined)
    expectedSchema = describeSchema(fresh)
    fresh.close()
  }
  if (describeSchema(db) !== expectedSchema) {
    throw new AppError(
      'project_damaged',
      'The structure of this project file is not what Retroduce writes, so it was not opened. Nothing was changed. Use a backup, or ask for help before you go on.',
      { schemaVersion: SCHEMA_VERSION },
    )
  }
}

function describeSchema(db: Db): string {
  const rows = db
    .prepare(
      `SELECT type, name, tbl_name, sql FROM main.sqlite_schema
       WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`,
    )
    .all()
  return JSON.stringify(rows)
}

function fileError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EEXIST') {
    return new AppError(
      'project_exists',
      'There is already a file of this name. Nothing was changed. Choose another name.',
    )
  }
  if (code === 'ENOENT' && !path.includes('\0')) {
    return new AppError('file_unreadable', 'There is no file or folder of this name.')
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError('file_unreadable', 'This file or folder may not be read or written here.')
  }
  return new AppError('file_unreadable', 'This file cannot be read.', { reason: code })
}

/** Turns what SQLite says into what a researcher can act on. */
export function databaseError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY')) {
    return new AppError(
      'project_locked',
      'This project is open in another window or program. Close it there first. Nothing was changed.',
    )
  }
  if (code === 'SQLITE_FULL') {
    return new AppError(
      'disk_full',
      'The disk is full, so the last step was not saved. Everything before it is safe. Make room and try again.',
    )
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError(
      'project_read_only',
      'This project lies where it may not be changed. Copy it to a folder of yours and open the copy.',
    )
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new AppError(
      'project_damaged',
      'This project file is damaged. It was not changed. Keep it, and open your newest backup.',
    )
  }
  return error
}
