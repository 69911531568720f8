import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { extname } from 'node:path'
import Database, { type Database as Db } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { backUp } from './backup.ts'
import { startRecording } from './journal.ts'
import { APPLICATION_ID, MIGRATIONS, migrate, refuseNewer } from './migrate.ts'
import type { ReadableDb } from './sql.ts'

/** How a project file is opened. */
export interface OpenOptions {
  /** The 32-byte data key of an encrypted project; its envelope comes with the issue on safety. */
  key?: Uint8Array
}

/**
 * Creates a project file that only its owner may read. Throws `invalid_input` for another ending than `.retroduce`, and
 * `project_exists` where a file of that name is, or the journal of one that was moved away. A failure leaves nothing.
 */
export function createProjectFile(path: string, options: OpenOptions = {}): ReadableDb {
  refuseName(path)
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    throw fileError(error, path)
  }
  try {
    return connect(path, options, true)
  } catch (error) {
    removeProjectFile(path)
    throw error
  }
}

function refuseName(path: string): void {
  if (extname(path).toLowerCase() !== '.retroduce') {
    throw new AppError('invalid_input', 'The name of a project file must end in .retroduce.')
  }
  if (JOURNALS.some(ending => existsSync(path + ending))) {
    throw new AppError(
      'project_exists',
      'Beside this name lies the journal of a project that was moved or is still open. Choose another name, so that nothing in it is lost.',
    )
  }
}

/** Takes away a project file that was made a moment ago and never held anything. */
export function removeProjectFile(path: string): void {
  for (const ending of ['', ...JOURNALS]) rmSync(path + ending, { force: true })
}

/**
 * Opens a project file for one writer. Throws `file_unreadable`, `not_a_project`, `project_encrypted`,
 * `project_too_new`, `project_locked`, `project_read_only` or `project_damaged`; the file is not changed by a refusal.
 */
export function openProjectFile(path: string, options: OpenOptions = {}): ReadableDb {
  inspectHeader(path, options)
  return connect(path, options, false)
}

/** Takes all that was committed into the one file, so that a copy of it is a copy of everything. */
export function settle(db: Db): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Takes everything into the one file, leaves no journal beside it, and closes. */
export function closeProjectFile(db: Db): void {
  if (!db.open) return
  try {
    db.pragma('optimize')
    settle(db)
    // A project in WAL mode cannot be opened from a read-only medium, so it rests in rollback mode.
    db.pragma('journal_mode = DELETE')
  } catch {
    // A full disk, or a file that was taken away: what was committed is in the file or in the journal beside it.
  } finally {
    db.close()
  }
}

/** Writes a verified copy of an open project. Throws like `createProjectFile`; a failure leaves nothing. */
export function copyProjectFile(db: Db, path: string): void {
  refuseName(path)
  if (existsSync(path)) throw fileError({ code: 'EEXIST' }, path)
  try {
    backUp(db, path)
  } catch (error) {
    throw databaseError(error)
  }
}

/** What tells a file from every other, by whatever name it is reached; null where there is none. */
export function identityOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}:${found.ino}`
}

/** What SQLite keeps beside a database. */
const JOURNALS = ['-wal', '-journal']

function connect(path: string, options: OpenOptions, isNew: boolean): ReadableDb {
  let db: Db | undefined
  try {
    const hasJournal = isNotEmpty(`${path}-wal`)
    db = new Database(path, { fileMustExist: true, timeout: 200 })
    if (options.key !== undefined) applyKey(db, options.key)
    protect(db)
    if (hasJournal) refuseForeignJournal(db, path)
    if (!isNew) refuseForeign(db)
    makeDurable(db)
    const opened = db
    migrate(db, version => backUp(opened, `${path}.before-update-from-${version}`))
    startRecording(db)
    return db as ReadableDb
  } catch (error) {
    if (db?.open) db.close()
    throw databaseError(error)
  }
}

/**
 * What protects a connection, before anything is read through it, and takes the lock; changes nothing in the file.
 * Measured reasons: without MEMORY, sorting and VACUUM write clear text to temporary files; an untrusted schema could
 * run its own SQL in our connection.
 */
function protect(db: Db): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('foreign_keys = ON')
  db.pragma('cell_size_check = ON')
  db.pragma('secure_delete = ON')
  // Exclusive before WAL: a second program is refused, and no shared-memory file is made.
  db.pragma('locking_mode = EXCLUSIVE')
  db.exec('BEGIN EXCLUSIVE; COMMIT')
}

/** Measured reason: WAL with the build's default of NORMAL lost acknowledged commits in a simulated power cut. */
function makeDurable(db: Db): void {
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
  // After a crash the newest state of these, too, may be in the journal only; then the open database is asked.
  if (isNotEmpty(`${path}-wal`)) return
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new AppError('not_a_project', NOT_A_PROJECT)
  refuseNewer(header.readUInt32BE(60))
}

const NOT_A_PROJECT =
  'This file is not a Retroduce project. Nothing was changed. Choose a file that ends in .retroduce.'

function isNotEmpty(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/**
 * The journal of a crashed program belongs to the file as it was then. Where a backup was copied over that file, SQLite
 * would mix the two; so what comes of them is checked, and both are put back as they were if it is not whole.
 */
function refuseForeignJournal(db: Db, path: string): void {
  if (db.pragma('quick_check', { simple: true }) === 'ok') return
  const endings = ['', '-wal']
  for (const ending of endings) copyFileSync(path + ending, `${path}${ending}.kept`)
  db.close()
  for (const ending of endings) renameSync(`${path}${ending}.kept`, path + ending)
  throw new AppError(
    'project_damaged',
    'The journal beside this project (the file ending in -wal) does not fit it, as happens when a backup is copied over a project that was not closed. Nothing was changed. Move the -wal file elsewhere and open the project again.',
  )
}

/** Refuses another program's database, a newer program's project, and a project whose structure somebody changed. */
function refuseForeign(db: Db): void {
  const version = db.pragma('user_version', { simple: true }) as number
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new AppError('not_a_project', NOT_A_PROJECT)
  }
  refuseNewer(version)
  if (describeSchema(db) !== expectedSchema(version)) {
    // Triggers or views that are not ours could act on our connection: they are never used.
    throw new AppError(
      'project_damaged',
      'The structure of this project file is not what Retroduce writes, so it was not opened. Nothing was changed. Use a backup, or ask for help before you go on.',
      { schemaVersion: version },
    )
  }
}

const expectedSchemas = new Map<number, string>()

function expectedSchema(version: number): string {
  let expected = expectedSchemas.get(version)
  if (expected === undefined) {
    const fresh = new Database(':memory:')
    for (const migration of MIGRATIONS) {
      if (migration.version <= version) fresh.exec(migration.statements)
    }
    expected = describeSchema(fresh)
    fresh.close()
    expectedSchemas.set(version, expected)
  }
  return expected
}

/** Tables that `ANALYZE` and `PRAGMA optimize` make by themselves. */
const STATISTICS = ['sqlite_stat1', 'sqlite_stat4']

function describeSchema(db: Db): string {
  const rows = db
    .prepare('SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name')
    .all() as { type: string; name: string }[]
  return JSON.stringify(
    rows.filter(({ type, name }) => type !== 'table' || !STATISTICS.includes(name)),
  )
}

function fileError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
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

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Turns what SQLite says into what a researcher can act on. */
export function databaseError(error: unknown): unknown {
  const code = codeOf(error)
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
