import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as Db } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { backUp, UNFINISHED } from './backup.ts'
import { databaseError, fileError } from './file-errors.ts'
import { isNotEmpty } from './foreign-files.ts'
import { type Forgetting, forgetEarlier } from './forget.ts'
import type { Secret } from './secret.ts'
import type { ReadableDb, WritableDb } from './sql.ts'
import { syncFolder } from './sync.ts'
import { startStream } from './team/streams.ts'

/**
 * Steps that write the file of a project anew do so beside it; once the new file was checked, it takes the place of the
 * project, which was closed for that. Killed at any moment, the old or the new one is there.
 */

/** What SQLite keeps beside a database. */
export const JOURNALS = ['-wal', '-journal']

/** The project without its past, encrypted otherwise, or changed, until it takes the project's place. */
const FORGETTING = '.forgetting'

/** Writes the open project without its past beside it; `replaceProjectFile` puts it in its place. */
export function prepareForgetting(db: Db, path: string, options: Forgetting): void {
  try {
    backUp(db, path + FORGETTING, { change: copy => forgetEarlier(copy, options) })
  } catch (error) {
    removePrepared(path)
    throw databaseError(error)
  }
}

/**
 * Writes the open project beside it as it is to be encrypted from now on (null: not at all); `replaceProjectFile` puts it
 * in its place. The live file is never encrypted anew itself: killed half way, it could be lost (measured).
 */
export function prepareEncryption(db: Db, path: string, secret: Secret | null): void {
  try {
    backUp(db, path + FORGETTING, { secret })
  } catch (error) {
    removePrepared(path)
    throw databaseError(error)
  }
}

/** Writes a backup beside the open project, encrypted as it is to be then; `replaceProjectFile` puts it in its place. */
export function prepareRestoring(backup: ReadableDb, path: string, secret: Secret | null): void {
  try {
    backUp(backup, path + FORGETTING, { secret, change: restart })
  } catch (error) {
    removePrepared(path)
    throw databaseError(error)
  }
}

/** Steps of a project that goes back are told from those that were taken after the backup, and may have travelled. */
function restart(copy: Db): void {
  const version = copy.pragma('user_version', { simple: true }) as number
  if (version >= FIRST_WITH_STREAMS) startStream(copy as WritableDb)
}

const FIRST_WITH_STREAMS = 200

/** The path at which a copy of a project is changed that is to take its place. */
export function copyToPrepare(path: string): string {
  return path + FORGETTING + UNFINISHED
}

/** Says that this copy is whole; `replaceProjectFile` puts it in the project's place. */
export function prepareCopy(path: string): void {
  renameSync(copyToPrepare(path), path + FORGETTING)
}

/** Takes such a copy away, and what SQLite wrote beside it. */
export function removeCopy(copy: string): void {
  for (const ending of ['', ...JOURNALS]) rmSync(copy + ending, { force: true })
}

/**
 * Puts what was prepared in the place of a project that was closed. Whenever this is stopped, one of the two is there, whole.
 * Throws `project_locked` where the project could not be closed to the end; then it stays as it was.
 */
export function replaceProjectFile(path: string): void {
  try {
    if (JOURNALS.some(ending => isNotEmpty(path + ending))) {
      throw new AppError(
        'project_locked',
        'The project could not be closed for this, perhaps since the disk is full. It stays as it was. Make room and try again.',
      )
    }
    for (const ending of JOURNALS) rmSync(path + ending, { force: true })
    renameSync(path + FORGETTING, path)
    syncFolder(dirname(path))
  } catch (error) {
    removePrepared(path)
    throw fileError(error, path)
  }
}

/** Takes away what a program left that was killed before its new file took the project's place. */
export function removePrepared(path: string): void {
  rmSync(path + FORGETTING, { force: true })
  removeCopy(copyToPrepare(path))
}
