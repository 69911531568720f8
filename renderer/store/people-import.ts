import { create } from 'zustand'
import type { ImportPlan } from '../../shared/contract/participants.ts'
import { call } from '../api/client.ts'
import { count } from '../ui/format.ts'
import { sayUndoable } from './act.ts'
import { chooseFiles } from './files.ts'
import { sayError } from './notices.ts'
import { releaseFiles } from './send-files.ts'

/** A table of participants that was read and waits for the researcher's word. */
interface PeopleImport {
  files: readonly string[]
  plan: ImportPlan | null
}

const idle: PeopleImport = { files: [], plan: null }

/** The import of participants that is going on; there is none while it has no plan. */
export const usePeopleImport = create<PeopleImport>()(() => idle)

/** Lets tables of participants be chosen, and shows what they would bring. */
export async function choosePeople(): Promise<void> {
  try {
    const files = (await chooseFiles('participants')).map(({ token }) => token)
    if (files.length > 0) await previewPeople(files)
  } catch (error) {
    sayError(error)
  }
}

/** Shows what tables of participants would bring, before anything is written. */
export async function previewPeople(files: readonly string[]): Promise<void> {
  try {
    const plan = await call('participants.preview', { files: [...files] })
    usePeopleImport.setState({ files, plan })
  } catch (error) {
    sayError(error)
    await releaseFiles(files).catch(sayError)
  }
}

/** Takes in what was shown. */
export async function importPeople(): Promise<void> {
  const { files } = usePeopleImport.getState()
  usePeopleImport.setState(idle)
  try {
    const { created, updated, problems } = await call('participants.import', { files: [...files] })
    const left = problems.length > 0 ? `; ${count(problems.length, 'remark')} on the file` : ''
    const filled = updated > 0 ? `, ${updated} filled in` : ''
    sayUndoable(`${count(created, 'participant')} added${filled}${left}.`)
    await releaseFiles(files)
  } catch (error) {
    sayError(error)
  }
}

/** Puts the tables away; nothing is stored. */
export function cancelPeople(): void {
  const { files } = usePeopleImport.getState()
  usePeopleImport.setState(idle)
  void releaseFiles(files).catch(sayError)
}
