import { closeSync, copyFileSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Backup, Backups } from '../../../shared/contract/backups.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type BackupFile, removeBackupFile, stateOf } from '../../db/backup-files.ts'
import { isEncryptedFile } from '../../db/backup.ts'
import { fileError } from '../../db/file-errors.ts'
import { refuseName } from '../../db/open.ts'
import { getBackupsId } from '../../db/repositories/project.ts'
import { copySecret } from '../../db/secret.ts'
import { syncFile, syncFolder } from '../../db/sync.ts'
import { compareWithBackup } from '../backups/differences.ts'
import { chooseFolder, chosenFolder } from '../backups/folders.ts'
import { requireWritable } from '../backups/keeper.ts'
import { secretOfBackup, withBackup } from '../backups/read-backup.ts'
import type { AreaHandlers } from '../handlers.ts'
import { projectIdAt } from '../recent-projects.ts'
import type { Session } from '../session.ts'

/** Backups: verified copies in a folder of this computer, and the ways back from them. */
export const backupHandlers: AreaHandlers<'backups'> = {
  'backups.list': session => listBackups(session, getBackupsId(session.db())),
  'backups.listOf': (session, { path }) =>
    listBackups(session, projectIdAt(session.options.userDataDir, path) ?? ''),
  'backups.create': async session => {
    session.requireInPlace()
    return describe(session, await session.backups.make('asked'))
  },
  'backups.preview': async (session, { backupId, ...unlocking }) => {
    const { path, madeAt } = session.backups.find(backupId)
    const secret = await secretOfBackup(path, session.db(), unlocking)
    const db = session.seenDb()
    const differences = withBackup(path, secret, backup =>
      compareWithBackup(db, session.seenThrough(backup)),
    )
    return {
      at: new Date(madeAt).toISOString(),
      isEncrypted: isEncryptedFile(path),
      differences,
    }
  },
  'backups.restore': async (session, { backupId, ...unlocking }) => {
    const db = session.db()
    session.requireInPlace()
    const { path } = session.backups.find(backupId)
    const secret = await secretOfBackup(path, db, unlocking)
    const before = await session.backups.make('restore', path)
    requireSame(session, db)
    // It is encrypted as the project is now; where that is not encrypted, as the backup was.
    const current = copySecret(db)
    withBackup(path, secret, backup => session.restore(backup, current ?? secret ?? null))
    return { before: describe(session, before) }
  },
  'backups.restoreTo': (session, { backupId, path }) => {
    const backup = session.backups.find(backupId)
    copyWhole(backup.path, path)
    return { path, fileName: basename(path) }
  },
  'backups.remove': (session, { backupIds }) => {
    const found = backupIds.map(id => session.backups.find(id))
    for (const { path } of found) removeBackupFile(path)
    session.emit({ type: 'changed', areas: ['backups'] })
    return { removed: found.length }
  },
  'backups.chooseFolder': (session, { folder }) => {
    requireWritable(folder)
    chooseFolder(session.options.userDataDir, folder)
    session.emit({ type: 'changed', areas: ['backups'] })
    return { folderName: basename(folder) }
  },
  'backups.settings': (session, { isOwnFolder }) => {
    const { userDataDir } = session.options
    if (isOwnFolder === true) {
      chooseFolder(userDataDir, null)
      session.emit({ type: 'changed', areas: ['backups'] })
    }
    return { folderName: nameOfFolder(userDataDir) }
  },
}

function listBackups(session: Session, projectId: string): Backups {
  return {
    backups: session.backups.list(projectId).map(backup => describe(session, backup)),
    failure: session.backups.failure(projectId),
    folderName: nameOfFolder(session.options.userDataDir),
  }
}

function nameOfFolder(userDataDir: string): string | null {
  const folder = chosenFolder(userDataDir)
  return folder === null ? null : basename(folder)
}

function describe(session: Session, { id, path, madeAt, why, size, state }: BackupFile): Backup {
  const isCurrent = session.current() !== null && stateOf(session.db()) === state
  const isEncrypted = isEncryptedFile(path)
  return { id, at: new Date(madeAt).toISOString(), why, size, isEncrypted, isCurrent }
}

/** While the backup was made or a passphrase tried, somebody may have closed the project. */
function requireSame(session: Session, db: object): void {
  if (session.current() !== null && session.db() === db) return
  throw new AppError('no_project', 'The project was closed meanwhile. Nothing was changed.')
}

/** Copies a project file under a new name, whole or not at all. Throws like making a project. */
function copyWhole(from: string, to: string): void {
  refuseName(to)
  if (existsSync(to)) throw fileError({ code: 'EEXIST' }, to)
  const temporary = `${to}.part`
  try {
    // Made first, so that the copy is never readable by others.
    rmSync(temporary, { force: true })
    closeSync(openSync(temporary, 'wx', 0o600))
    copyFileSync(from, temporary)
    syncFile(temporary)
    renameSync(temporary, to)
    syncFolder(dirname(to))
  } catch (error) {
    rmSync(temporary, { force: true })
    throw fileError(error, to)
  }
}
