import { create } from 'zustand'
import type { InputOf } from '../../shared/contract/contract.ts'
import type { ReferenceFileReport } from '../../shared/contract/references.ts'
import { call } from '../api/client.ts'
import { count } from '../ui/format.ts'
import { sayUndoable } from './act.ts'
import { chooseFiles } from './files.ts'
import { sayError } from './notices.ts'
import { releaseFiles } from './send-files.ts'

/** Files of references that were read and wait for the researcher's word. */
interface ReferenceImport {
  files: readonly string[]
  reports: readonly ReferenceFileReport[] | null
}

const idle: ReferenceImport = { files: [], reports: null }

/** The import of references that is going on; there is none while it has no reports. */
export const useReferenceImport = create<ReferenceImport>()(() => idle)

/** Lets files of references be chosen, and shows what they would bring. */
export async function chooseReferences(): Promise<void> {
  const files = (await chooseFiles('references')).map(({ token }) => token)
  if (files.length === 0) return
  try {
    const { files: reports } = await call('references.preview', { files })
    useReferenceImport.setState({ files, reports })
  } catch (error) {
    sayError(error)
    await releaseFiles(files).catch(sayError)
  }
}

/** Takes in what was shown. */
export async function importReferences(
  origin: Omit<InputOf<'references.import'>, 'files'>,
): Promise<boolean> {
  const { files } = useReferenceImport.getState()
  try {
    const { files: reports } = await call('references.import', { files: [...files], ...origin })
    const taken = reports.reduce((sum, report) => sum + report.references, 0)
    const broken = reports.reduce((sum, report) => sum + report.broken.length, 0)
    const left = broken === 0 ? '' : `; ${count(broken, 'record')} could not be read`
    sayUndoable(`${count(taken, 'reference')} imported${left}.`)
    await putReferencesAway()
    return true
  } catch (error) {
    sayError(error)
    return false
  }
}

/** Puts the files away; nothing more is stored. */
export async function putReferencesAway(): Promise<void> {
  const { files } = useReferenceImport.getState()
  useReferenceImport.setState(idle)
  await releaseFiles(files).catch(sayError)
}
