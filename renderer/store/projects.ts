import { call } from '../api/client.ts'
import { beginAnew } from './begin-anew.ts'
import { isEncryptedError, type ProjectFile, useEncryption } from './encryption.ts'
import { mayExport } from './export-check.ts'
import { chooseFiles } from './files.ts'
import { mayLeave } from './leaving.ts'
import { sayError, useNotices } from './notices.ts'
import { isDamagedError, useRescue } from './rescue.ts'

/** Opens a project: the one given, or one that the user chooses. An encrypted one asks for its passphrase. */
export async function openProject(given?: ProjectFile): Promise<void> {
  await guarded(async () => {
    const file = given ?? (await chosenProject())
    if (file === null || !(await mayLeave())) return
    try {
      await call('projects.open', { path: file.path })
      beginAnew()
    } catch (error) {
      if (isDamagedError(error)) useRescue.getState().offer(file)
      else if (!isEncryptedError(error)) throw error
      else useEncryption.getState().show({ kind: 'unlock', file, isLocked: false })
    }
  })
}

async function chosenProject(): Promise<ProjectFile | null> {
  const [chosen] = await chooseFiles('openProject')
  return chosen === undefined ? null : { path: chosen.token, fileName: chosen.name }
}

/** Makes a copy of the sample evaluation where the user says, and opens it. */
export async function openSample(): Promise<void> {
  await guarded(async () => {
    const [target] = await chooseFiles('saveProject', 'Sample evaluation.retroduce')
    if (!target || !(await mayLeave())) return
    await call('projects.createSample', { path: target.token })
    beginAnew()
  })
}

/**
 * Writes a copy of the project where the user says; work goes on in the project itself. `withoutEarlier` leaves earlier
 * texts, original files and the history out of the copy, and is asked about as an export is: it goes to others.
 */
export async function saveCopy(
  fileName: string,
  { withoutEarlier = false }: { withoutEarlier?: boolean } = {},
): Promise<void> {
  await guarded(async () => {
    if (withoutEarlier && !(await mayExport())) return
    const name = fileName.replace(/\.retroduce$/i, '')
    const ending = withoutEarlier ? 'to share' : 'copy'
    const [target] = await chooseFiles('saveProject', `${name} ${ending}.retroduce`)
    if (!target) return
    const saved = await call('projects.saveCopy', { path: target.token, withoutEarlier })
    useNotices.getState().say(`Copy written and checked: ${saved.fileName}`)
  })
}

/** Closes the project; everything in it is saved already. */
export async function closeProject(): Promise<void> {
  await guarded(async () => {
    if (!(await mayLeave())) return
    await call('projects.close', {})
    beginAnew()
  })
}

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    sayError(error)
  }
}
