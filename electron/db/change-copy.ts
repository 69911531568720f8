import type { Database as Db } from 'better-sqlite3'
import { databaseError } from './file-errors.ts'
import { type CommandEntry, type Outcome, runCommand, startRecording } from './journal.ts'
import { type CopySecret, openAlone } from './open-alone.ts'
import type { ReadableDb, WritableDb } from './sql.ts'
import { verifyCopy } from './verify-copy.ts'

/** A copy of the open project's file that nobody else knows, and what opens it. */
export interface WorkingCopy {
  path: string
  secret: CopySecret | null
}

/** What a command on a copy came to. */
export interface DoneBeside<T> {
  value: T
  /** Where it changed nothing, the copy need not take the project's place. */
  isChanged: boolean
}

/**
 * Runs a command on a copy of the open project, as `runCommand` does on the project itself, and leaves the copy checked and
 * ready to take the project's place. Whatever is thrown, the copy is good for nothing any more.
 */
export function runCommandOnCopy<T>(
  { path, secret }: WorkingCopy,
  entry: CommandEntry,
  work: (db: WritableDb) => Outcome<T>,
): DoneBeside<T> {
  let db: Db | undefined
  try {
    db = openWorkingCopy({ path, secret })
    db.pragma('secure_delete = ON')
    // Stopped half way it is thrown away: what it held before need not outlast that, and is on the disk once at the end.
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.pragma('cache_size = -32000')
    startRecording(db)
    const { value, changed } = runCommand(db as ReadableDb, entry, work)
    db.close()
    const isChanged = changed.tables.length > 0
    if (isChanged) verifyCopy(path, secret)
    return { value, isChanged }
  } catch (error) {
    db?.close()
    throw databaseError(error)
  }
}

/** Reads from a copy of the open project; nothing in it is changed, so the copy need not take the project's place. */
export function readFromCopy<T>(copy: WorkingCopy, read: (db: ReadableDb) => T): DoneBeside<T> {
  let db: Db | undefined
  try {
    db = openWorkingCopy(copy)
    db.pragma('query_only = ON')
    return { value: read(db as ReadableDb), isChanged: false }
  } catch (error) {
    throw databaseError(error)
  } finally {
    db?.close()
  }
}

/** It is the copy of a project that is open: out of WAL first. */
function openWorkingCopy({ path, secret }: WorkingCopy): Db {
  const db = openAlone(path, secret)
  try {
    db.pragma('foreign_keys = ON')
    db.pragma('journal_mode = DELETE')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
