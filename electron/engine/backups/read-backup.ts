import { copyFileSync, rmSync } from 'node:fs'
import { AppError } from '../../../shared/domain/app-error.ts'
import { isEncryptedFile } from '../../db/backup.ts'
import { SCHEMA_VERSION } from '../../db/migrate.ts'
import { closeProjectFile, openProjectFile } from '../../db/open.ts'
import { openCopy } from '../../db/open-copy.ts'
import { copySecret, type Secret } from '../../db/secret.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { secretFor, type Unlocking } from '../unlock.ts'

/**
 * What opens a backup: nothing, the key of the open project, or what the person gives. Throws `project_encrypted` where it
 * takes a passphrase of former days, `wrong_passphrase`, and `file_unreadable` where it is not there any more.
 */
export async function secretOfBackup(
  path: string,
  project: ReadableDb | null,
  unlocking: Unlocking = {},
): Promise<Secret | undefined> {
  if (!isEncrypted(path)) return undefined
  const current = project === null ? undefined : copySecret(project)
  if (current !== undefined && opensWith(path, current)) return current
  if (unlocking.passphrase === undefined && unlocking.recoveryKey === undefined) {
    throw new AppError(
      'project_encrypted',
      'This backup was encrypted with another key than the project has now. Give the passphrase or the recovery key of that time.',
    )
  }
  return secretFor(path, unlocking)
}

function isEncrypted(path: string): boolean {
  try {
    return isEncryptedFile(path)
  } catch {
    throw new AppError(
      'file_unreadable',
      'This backup cannot be read. It was removed, or the disk that it lies on is not connected. Nothing was changed.',
    )
  }
}

function opensWith(path: string, secret: Secret): boolean {
  try {
    openCopy(path, secret).close()
    return true
  } catch {
    // Another key: it is from before the project was encrypted anew.
    return false
  }
}

/** Reads a backup; one of an earlier version of the program is brought up to date in a passing copy beside it. */
export function withBackup<T>(
  path: string,
  secret: Secret | undefined,
  read: (backup: ReadableDb) => T,
): T {
  const backup = openCopy(path, secret)
  try {
    if (backup.pragma('user_version', { simple: true }) === SCHEMA_VERSION) return read(backup)
  } finally {
    backup.close()
  }
  return withUpdatedCopy(path, secret, read)
}

function withUpdatedCopy<T>(
  path: string,
  secret: Secret | undefined,
  read: (backup: ReadableDb) => T,
): T {
  const copy = `${path}.part`
  rmSync(copy, { force: true })
  copyFileSync(path, copy)
  try {
    // The copy is its own backup.
    const options = { backUp: () => undefined }
    const opened = openProjectFile(
      copy,
      secret === undefined ? options : { ...options, secret: clone(secret) },
    )
    try {
      return read(opened)
    } finally {
      closeProjectFile(opened)
    }
  } finally {
    rmSync(copy, { force: true })
  }
}

/** Closing a project overwrites its key. */
function clone(secret: Secret): Secret {
  return { ...secret, key: Uint8Array.from(secret.key) }
}
