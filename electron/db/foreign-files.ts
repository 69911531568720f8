import { closeSync, copyFileSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import Database, { type Database as Db } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { fileError } from './file-errors.ts'
import { APPLICATION_ID, MIGRATIONS, refuseNewer } from './migrate.ts'

/** What is not a whole project of ours is refused here, before it is used and without changing it. */

/** Judges a file by its first bytes, so that a wrong, empty, newer or encrypted one is refused before SQLite touches it. */
export function inspectHeader(path: string, isEncrypted: boolean): void {
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
  if (isEncrypted) return
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

/** True where there is such a file with something in it. */
export function isNotEmpty(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/**
 * The journal of a crashed program belongs to the file as it was then. Where a backup was copied over that file, SQLite
 * would mix the two; so what comes of them is checked, and both are put back as they were if it is not whole.
 */
export function refuseForeignJournal(db: Db, path: string): void {
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
export function refuseForeign(db: Db): void {
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
