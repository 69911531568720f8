import type { OutputOf } from '../../shared/contract/contract.ts'
import { call, queryClient } from '../api/client.ts'
import { beginAnew } from './begin-anew.ts'
import { isEncryptedError, type ProjectFile, useEncryption } from './encryption.ts'
import { chooseFiles } from './files.ts'
import { sayError, useNotices } from './notices.ts'

/** What came of salvaging, to be shown. */
export type Salvaged = OutputOf<'projects.salvage'>

/** Makes a backup of the open project now. */
export async function backUpNow(): Promise<void> {
  try {
    await call('backups.create', {})
    useNotices.getState().say('Backed up and checked.')
  } catch (error) {
    sayError(error)
  }
}

/** Puts a backup in the place of the open project. False where that was refused. */
export async function restoreBackup(backupId: string, passphrase: string): Promise<boolean> {
  try {
    await call('backups.restore', { backupId, ...(passphrase !== '' && { passphrase }) })
    await queryClient.invalidateQueries()
    useNotices
      .getState()
      .say('The project is as it was in that backup. What it was before is the newest backup now.')
    return true
  } catch (error) {
    sayError(error)
    return false
  }
}

/** Writes a backup as a project of its own, where the user says. Null where they thought better of it. */
export async function restoreBackupTo(
  backupId: string,
  fileName: string,
): Promise<ProjectFile | null> {
  try {
    const name = `${fileName.replace(/\.retroduce$/i, '')} restored.retroduce`
    const [target] = await chooseFiles('saveProject', name)
    if (!target) return null
    const written = await call('backups.restoreTo', { backupId, path: target.token })
    useNotices.getState().say(`Written: ${written.fileName}`)
    return written
  } catch (error) {
    sayError(error)
    return null
  }
}

/** Opens a project that was just written; an encrypted one asks for its passphrase. */
export async function openWritten(file: ProjectFile): Promise<void> {
  try {
    await call('projects.open', { path: file.path })
    beginAnew()
  } catch (error) {
    if (isEncryptedError(error)) {
      useEncryption.getState().show({ kind: 'unlock', file, isLocked: false })
    } else sayError(error)
  }
}

/** Reads a damaged project into a new one where the user says. Null where they thought better of it. */
export async function salvage(file: ProjectFile, passphrase: string): Promise<Salvaged | null> {
  const name = `${file.fileName.replace(/\.retroduce$/i, '')} salvaged.retroduce`
  const [target] = await chooseFiles('saveProject', name)
  if (!target) return null
  return call('projects.salvage', {
    ...{ path: file.path, to: target.token },
    ...(passphrase !== '' && { passphrase }),
  })
}
