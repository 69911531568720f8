import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import Database, { type Database as Db } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { backUp } from './backup.ts'
import type { Envelope } from './envelope.ts'
import { ENVELOPE_ENDING, packEnvelope, writeEnvelopeBeside } from './envelope-file.ts'
import { databaseError, fileError } from './file-errors.ts'
import { JOURNALS, removePrepared } from './exchange-file.ts'
import { BACKUP_ENDING } from './forget.ts'
import { inspectHeader, isNotEmpty, refuseForeign, refuseForeignJournal } from './foreign-files.ts'
import { startRecording } from './journal.ts'
import { removeLeftovers } from './leftovers.ts'
import { migrate } from './migrate.ts'
import { applyKey, dropSecret, keepSecret, type Secret, secretOf } from './secret.ts'
import type { ReadableDb } from './sql.ts'

/** How a project file is opened. */
export interface OpenOptions {
  /** What opens an encrypted project. */
  secret?: Secret
  /** Makes a verified backup before the file is updated; without it, or where it fails, one is made beside the file. */
  backUp?: (db: ReadableDb) => void
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

/** Throws `invalid_input` or `project_exists` for a name that no new project can have. */
export function refuseName(path: string): void {
  if (extname(path).toLowerCase() !== '.retroduce') {
    throw new AppError('invalid_input', 'The name of a project file must end in .retroduce.')
  }
  if (BESIDE.some(ending => existsSync(path + ending))) {
    throw new AppError(
      'project_exists',
      'Beside this name lies the journal of a project that was moved or is still open. Choose another name, so that nothing in it is lost.',
    )
  }
}

/** Takes away a project file that was made a moment ago and never held anything. */
export function removeProjectFile(path: string): void {
  for (const ending of ['', ...BESIDE]) rmSync(path + ending, { force: true })
}

/**
 * Opens a project file for one writer. Throws `file_unreadable`, `not_a_project`, `project_encrypted`,
 * `project_too_new`, `project_locked`, `project_read_only` or `project_damaged`; the file is not changed by a refusal.
 */
export function openProjectFile(path: string, options: OpenOptions = {}): ReadableDb {
  inspectHeader(path, options.secret !== undefined)
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
    rest(db)
  }
}

/** Takes the envelope of a closed project into its file, unless a journal still belongs to it, and forgets the key. */
function rest(db: Db): void {
  const envelope = secretOf(db)?.envelope
  dropSecret(db)
  if (envelope === undefined || JOURNALS.some(ending => isNotEmpty(db.name + ending))) return
  try {
    packEnvelope(db.name, envelope)
  } catch {
    // A full disk, or a file that was taken away: the envelope stays beside it.
  }
}

/**
 * Gives an open project another envelope, with a new passphrase for the same data key. What lay at the end of its file
 * goes at once, so that the old passphrase opens nothing any more.
 */
export function replaceEnvelope(db: Db, envelope: Envelope): void {
  const secret = secretOf(db)
  if (secret === undefined) throw new Error('This project has no key')
  writeEnvelopeBeside(db.name, envelope)
  keepSecret(db, { ...secret, envelope })
  db.pragma(`user_version = ${String(db.pragma('user_version', { simple: true }))}`)
  settle(db)
}

/** What tells a file from every other, by whatever name it is reached; null where there is none, or can be none. */
export function identityOf(path: string): string | null {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found === undefined ? null : `${found.dev}:${found.ino}`
  } catch {
    // A name that no file can have, or in a folder that may not be looked into.
    return null
  }
}

/** What may lie beside a project while it is open. */
const BESIDE = [...JOURNALS, ENVELOPE_ENDING]

function connect(path: string, options: OpenOptions, isNew: boolean): ReadableDb {
  let db: Db | undefined
  // A project that another program holds has its envelope beside it: that one is not ours to touch.
  let isOurs = false
  try {
    const hasJournal = isNotEmpty(`${path}-wal`)
    const { secret } = options
    db = new Database(path, { fileMustExist: true, timeout: 200 })
    if (secret !== undefined) {
      applyKey(db, secret.key)
      keepSecret(db, secret)
    }
    protect(db)
    isOurs = true
    // From here on the database may grow over the place where the envelope rests.
    if (secret?.envelope !== undefined) writeEnvelopeBeside(path, secret.envelope)
    if (hasJournal) refuseForeignJournal(db, path)
    if (!isNew) refuseForeign(db)
    makeDurable(db)
    // Left by a program that was killed while it forgot.
    removePrepared(path)
    removeLeftovers(dirname(path))
    const opened = db
    migrate(db, version => backUpBefore(opened, version, options))
    startRecording(db)
    return db as ReadableDb
  } catch (error) {
    if (db?.open) db.close()
    if (db !== undefined && isOurs) rest(db)
    throw databaseError(error)
  }
}

/** An update never begins without a copy of what was there. */
function backUpBefore(db: Db, version: number, options: OpenOptions): void {
  try {
    if (options.backUp !== undefined) return options.backUp(db as ReadableDb)
  } catch {
    // The folder for backups may be full or gone: then it lies where the project does.
  }
  backUp(db, db.name + BACKUP_ENDING + String(version))
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
