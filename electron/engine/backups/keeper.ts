import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BackupReason } from '../../../shared/domain/backup-reasons.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import {
  type BackupFile,
  findBackupFile,
  listBackupFiles,
  newBackupPath,
  rotate,
  stateOf,
} from '../../db/backup-files.ts'
import { backUp, isEncryptedFile } from '../../db/backup.ts'
import { type FileCopier, Interrupted, makeFileCopier } from '../../db/copy-open-file.ts'
import { databaseError } from '../../db/file-errors.ts'
import { getBackupsId } from '../../db/repositories/project.ts'
import { copySecret, secretOf } from '../../db/secret.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { syncFolder } from '../../db/sync.ts'
import type { DatabaseRequest } from '../../db/worker.ts'
import type { TaskThread } from '../task-thread.ts'
import { backupFolders } from './folders.ts'

/** When backups are made unasked: soon after opening and on a clock, and before what could harm; or only before that. */
export type BackupPolicy = { afterOpeningMs: number; everyMs: number } | 'before risk'

/** Why the newest attempt at a backup came to nothing. */
export interface BackupFailure {
  at: string
  message: string
}

/** Keeps the open project safe: makes backups, checks them, and takes old ones away once a new one is sound. */
export interface BackupKeeper {
  /** A project was opened. */
  begin(db: ReadableDb): void
  /** Stops a copy under way; must precede whatever closes or exchanges the open project's file. */
  interrupt(): void
  /** The project was closed. */
  end(): void
  /** Makes a backup now, unless the newest holds the same; one (by its path) is not taken away for it. Throws what hinders it. */
  make(why: BackupReason, spared?: string): Promise<BackupFile>
  /** Makes one where backups are wanted; a failure is kept for the list and hinders nothing. */
  makeQuietly(why: BackupReason): Promise<void>
  /** Copies the open project's file to a new one in small steps, unchecked. Throws `Interrupted` where that is stopped. */
  copyTo(path: string): Promise<void>
  /** Makes one of a project that is about to be updated, while nobody waits for anything else. */
  makeAtOnce(db: ReadableDb, why: BackupReason): void
  /** Those of a project, newest first. */
  list(projectId: string): BackupFile[]
  /** Throws `not_found`. */
  find(id: string): BackupFile
  failure(projectId: string): BackupFailure | null
  stop(): void
}

const VERIFY_LIMIT_MS = 600_000
/** So often a copy is begun anew that was made futile by work on the project. */
const ATTEMPTS = 3

/** Makes the keeper of one session; `changed` is told when there is something new to list. */
export function makeBackupKeeper(
  userDataDir: string,
  policy: BackupPolicy | undefined,
  thread: TaskThread,
  changed: () => void,
): BackupKeeper {
  const failures = new Map<string, BackupFailure>()
  let kept: { db: ReadableDb; copier: FileCopier; timers: NodeJS.Timeout[] } | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const folders = () => backupFolders(userDataDir)

  async function makeNow(why: BackupReason, spared?: string): Promise<BackupFile> {
    for (let attempt = 1; ; attempt += 1) {
      if (kept === null) throw new AppError('no_project', 'No project is open. Open one first.')
      const { db, copier } = kept
      const projectId = getBackupsId(db)
      try {
        const made = newestOfSame(db, projectId, why) ?? (await write(db, copier, projectId, why))
        rotate(folders(), projectId, spared)
        failures.delete(projectId)
        return made
      } catch (error) {
        if (error instanceof Interrupted && attempt < ATTEMPTS) continue
        const reason = explain(error)
        failures.set(projectId, { at: new Date().toISOString(), message: reason.message })
        throw reason
      } finally {
        changed()
      }
    }
  }

  function newestOfSame(db: ReadableDb, projectId: string, why: BackupReason): BackupFile | null {
    const [newest] = listBackupFiles(folders(), projectId)
    if (newest === undefined || why === 'asked' || newest.state !== stateOf(db)) return null
    return isEncryptedFile(newest.path) === (secretOf(db) !== undefined) ? newest : null
  }

  async function write(db: ReadableDb, copier: FileCopier, projectId: string, why: BackupReason) {
    const [folder] = folders()
    const path = newBackupPath(folder, projectId, stateOf(db), why)
    const temporary = `${path}.part`
    const secret = copySecret(db) ?? null
    try {
      await copier.copyTo(temporary)
      const request: DatabaseRequest = { as: 'verify', path: temporary, secret }
      await thread.ask(request, VERIFY_LIMIT_MS)
      renameSync(temporary, path)
      syncFolder(dirname(path))
    } finally {
      secret?.key.fill(0)
      for (const ending of ['', '-journal', '-wal']) rmSync(temporary + ending, { force: true })
    }
    return foundNow(projectId, path)
  }

  function foundNow(projectId: string, path: string): BackupFile {
    const made = listBackupFiles(folders(), projectId).find(each => each.path === path)
    if (made === undefined) throw new Error('The backup is not where it was written')
    return made
  }

  const keeper: BackupKeeper = {
    begin(db) {
      kept = { db, copier: makeFileCopier(db), timers: [] }
      if (policy === undefined || policy === 'before risk') return
      const soon = setTimeout(() => void keeper.makeQuietly('open'), policy.afterOpeningMs)
      const clock = setInterval(() => void keeper.makeQuietly('clock'), policy.everyMs)
      for (const timer of [soon, clock]) timer.unref()
      kept.timers = [soon, clock]
    },
    interrupt() {
      kept?.copier.interrupt()
    },
    end() {
      for (const timer of kept?.timers ?? []) clearTimeout(timer)
      kept?.copier.interrupt()
      kept?.copier.release()
      kept = null
    },
    make(why, spared) {
      // One after the other: each finds what the one before it has made.
      const made = queue.then(() => makeNow(why, spared))
      queue = made.catch(() => null)
      return made
    },
    copyTo(path) {
      const copied = queue.then(() => {
        if (kept === null) throw new AppError('no_project', 'No project is open. Open one first.')
        return kept.copier.copyTo(path)
      })
      queue = copied.catch(() => null)
      return copied
    },
    async makeQuietly(why) {
      if (policy === undefined) return
      await keeper.make(why).catch(() => {
        // It is kept for the list of backups, where the window shows it.
      })
    },
    makeAtOnce(db, why) {
      const [folder] = folders()
      const projectId = getBackupsId(db)
      backUp(db, newBackupPath(folder, projectId, stateOf(db), why))
      rotate(folders(), projectId)
    },
    list: projectId => listBackupFiles(folders(), projectId),
    find: id => findBackupFile(folders(), id),
    failure: projectId => failures.get(projectId) ?? null,
    stop: () => keeper.end(),
  }
  return keeper
}

/** Refuses a folder in which backups cannot be made. Throws `file_unwritable`. */
export function requireWritable(folder: string): void {
  try {
    if (!existsSync(folder)) throw new Error('There is no such folder')
    mkdirSync(`${folder}/Retroduce backups`, { recursive: true, mode: 0o700 })
  } catch {
    throw new AppError(
      'file_unwritable',
      'Nothing can be written to this folder. Choose another one; backups go where they went before.',
    )
  }
}

function explain(error: unknown): AppError {
  const known = databaseError(error)
  if (known instanceof Interrupted) {
    return new AppError('cancelled', 'The project was closed or changed while it was backed up.')
  }
  if (known instanceof AppError && known.code !== 'project_damaged') return known
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') {
    return new AppError(
      'disk_full',
      'The disk with the backups is full. Make room, or choose another folder.',
    )
  }
  return ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code)
    ? new AppError(
        'file_unwritable',
        'The folder for backups is not there or cannot be written to.',
      )
    : new AppError(
        'file_unwritable',
        'The copy did not pass its check, so it was thrown away. Check the file of the project.',
      )
}
