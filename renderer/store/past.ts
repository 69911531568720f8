import type { ThingKind } from '../../shared/history/things.ts'
import { call, queryClient } from '../api/client.ts'
import { act, sayUndoable } from './act.ts'
import { mayExport } from './export-check.ts'
import { chooseFiles } from './files.ts'
import { mayLeave } from './leaving.ts'
import { sayError, useNotices } from './notices.ts'
import { useWorkspace } from './workspace.ts'

/** Shows the whole project as it was after a step, to be read. */
export async function showPast(number: number): Promise<void> {
  try {
    if (!(await mayLeave())) return
    await call('history.showPast', { number })
    await lookAnew()
  } catch (error) {
    sayError(error)
  }
}

/** Shows the project as it is now again. */
export async function showNow(): Promise<void> {
  try {
    await call('history.showNow', {})
    await lookAnew()
  } catch (error) {
    sayError(error)
  }
}

/** What was selected may not be there then. */
async function lookAnew(): Promise<void> {
  const { place } = useWorkspace.getState()
  useWorkspace.getState().reset()
  useWorkspace.setState({ place })
  await queryClient.invalidateQueries()
}

/** Writes the project as it was after a step to a new file. */
export async function savePast(number: number, day: string): Promise<void> {
  try {
    if (!(await mayExport())) return
    const project = await call('projects.current', {})
    const name = project?.fileName.replace(/\.retroduce$/i, '') ?? 'Project'
    const [target] = await chooseFiles('saveProject', `${name} ${day}.retroduce`)
    if (!target) return
    const saved = await call('history.savePast', { number, path: target.token })
    useNotices.getState().say(`Written and checked: ${saved.fileName}`)
  } catch (error) {
    sayError(error)
  }
}

/** Makes one thing as it was after a step. */
export async function restoreThing(thing: ThingKind, id: string, number: number): Promise<void> {
  const restored = await act('history.restore', { thing, id, number })
  if (restored) sayUndoable('It is as it was then.')
}
