import { create } from 'zustand'
import type { OutputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { call } from '../api/client.ts'
import { beginAnew } from './begin-anew.ts'
import { mayLeave, useUnsaved } from './leaving.ts'
import { errorText, sayError, useNotices } from './notices.ts'
import { isDamagedError, useRescue } from './rescue.ts'
import { useWorkspace, type WorkspaceState } from './workspace.ts'

/** A project file as the window knows it: a token and a name. */
export interface ProjectFile {
  path: string
  fileName: string
}

/** Where somebody was when the project was locked: a place and an id, nothing of what stood there. */
type ReturnTo = Pick<WorkspaceState, 'place' | 'sourceId'>

/** What the window asks or shows about the encryption of a project; one thing at a time. */
export type EncryptionDialog =
  | { kind: 'unlock'; file: ProjectFile; isLocked: boolean; returnTo?: ReturnTo }
  | { kind: 'encrypt' }
  | { kind: 'changePassphrase' }
  | { kind: 'decrypt' }
  | { kind: 'askRecoveryKey' }
  | { kind: 'recoveryKey'; recoveryKey: string; backups: number }
  | { kind: 'leftBackups'; backups: OutputOf<'projects.changePassphrase'> }

interface EncryptionState {
  dialog: EncryptionDialog | null
  show: (dialog: EncryptionDialog) => void
  close: () => void
}

/** Passphrases are asked from anywhere in the window, and never kept. */
export const useEncryption = create<EncryptionState>()(set => ({
  dialog: null,
  show: dialog => set({ dialog }),
  close: () => set({ dialog: null }),
}))

/** True where an error says that it takes a passphrase to open the project. */
export function isEncryptedError(error: unknown): boolean {
  return error instanceof AppError && error.code === 'project_encrypted'
}

/** Opens an encrypted project. Answers with what is wrong, or null. */
export async function unlock(
  file: ProjectFile,
  secret: { passphrase: string } | { recoveryKey: string },
): Promise<string | null> {
  try {
    await call('projects.open', { path: file.path, ...secret })
    const { dialog } = useEncryption.getState()
    beginAnew()
    if (dialog?.kind === 'unlock' && dialog.returnTo !== undefined) goBack(dialog.returnTo)
  } catch (error) {
    if (!isDamagedError(error)) return errorText(error)
    useRescue.getState().offer(file)
  }
  useEncryption.getState().close()
  return null
}

function goBack({ place, sourceId }: ReturnTo): void {
  const workspace = useWorkspace.getState()
  if (place === 'desk' && sourceId !== null) workspace.openSource(sourceId)
  else workspace.goTo(place)
}

/** Closes an encrypted project, drops its key, and asks for the passphrase. Nothing of it stays on screen. */
export async function lockProject(): Promise<void> {
  try {
    const project = await call('projects.current', {})
    if (project === null || !project.info.isEncrypted || !(await mayLeave())) return
    const { place, sourceId } = useWorkspace.getState()
    await call('projects.close', {})
    beginAnew()
    const { path, fileName } = project
    useEncryption.getState().show({
      ...{ kind: 'unlock', file: { path, fileName }, isLocked: true },
      returnTo: { place, sourceId },
    })
  } catch (error) {
    sayError(error)
  }
}

/** Whether something is typed that locking would have to ask about; then the clock waits. */
export function waitsToBeSaved(): boolean {
  const { count, hasNames, hasMemo } = useUnsaved.getState()
  return count > 0 || hasNames || hasMemo
}

/** Encrypts the open project and shows its recovery key. Answers with what is wrong, or null. */
export async function encrypt(passphrase: string): Promise<string | null> {
  try {
    const { recoveryKey, backups } = await call('projects.encrypt', { passphrase })
    useEncryption.getState().show({ kind: 'recoveryKey', recoveryKey, backups })
    return null
  } catch (error) {
    return errorText(error)
  }
}

/** Takes the encryption off the open project. Answers with what is wrong, or null. */
export async function decrypt(passphrase: string): Promise<string | null> {
  try {
    await call('projects.decrypt', { passphrase })
    useEncryption.getState().close()
    useNotices.getState().say('The project is not encrypted now')
    return null
  } catch (error) {
    return errorText(error)
  }
}

/** Gives the open project another passphrase. Answers with what is wrong, or null. */
export async function changePassphrase(
  current: string,
  passphrase: string,
): Promise<string | null> {
  try {
    const backups = await call('projects.changePassphrase', { current, passphrase })
    const { show, close } = useEncryption.getState()
    if (backups.left > 0) show({ kind: 'leftBackups', backups })
    else {
      close()
      const also = backups.changed === 0 ? '' : `, and so ${hasHave(backups.changed)}`
      useNotices.getState().say(`The project has its new passphrase${also}`)
    }
    return null
  } catch (error) {
    return errorText(error)
  }
}

function hasHave(backups: number): string {
  return backups === 1 ? 'has its backup' : `have its ${backups} backups`
}

/** Removes backups that a new passphrase did not reach. */
export async function removeLeft(backupIds: string[]): Promise<void> {
  try {
    const { removed } = await call('backups.remove', { backupIds })
    useNotices.getState().say(`Removed: ${removed === 1 ? 'a backup' : `${removed} backups`}`)
    useEncryption.getState().close()
  } catch (error) {
    sayError(error)
  }
}

/** Shows the recovery key of the open project again. Answers with what is wrong, or null. */
export async function showRecoveryKey(passphrase: string): Promise<string | null> {
  try {
    const { recoveryKey } = await call('projects.recoveryKey', { passphrase })
    useEncryption.getState().show({ kind: 'recoveryKey', recoveryKey, backups: 0 })
    return null
  } catch (error) {
    return errorText(error)
  }
}
