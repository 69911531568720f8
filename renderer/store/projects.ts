import { call } from '../api/client.ts'
import { mayExport } from './export-check.ts'
import { chooseFiles } from './files.ts'
import { forgetFound } from './find.ts'
import { mayLeave } from './leaving.ts'
import { sayError, useNotices } from './notices.ts'
import { forgetTabs } from './tabs.ts'
import { useWorkspace } from './workspace.ts'

/** Opens a project: the one given by its token, or one that the user chooses. */
export async function openProject(token?: string): Promise<void> {
  await guarded(async () => {
    const path = token ?? (await chooseFiles('openProject'))[0]?.token
    if (path === undefined || !(await mayLeave())) return
    await call('projects.open', { path })
    beginAnew()
  })
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

/** Forgets what was on screen of the project before, and what was said about it. */
export function beginAnew(): void {
  useWorkspace.getState().reset()
  forgetTabs()
  forgetFound()
  useNotices.setState({ notices: [] })
}

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    sayError(error)
  }
}
