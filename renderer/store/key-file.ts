import { create } from 'zustand'
import type { FileEntry } from '../../shared/contract/host.ts'
import { call, callHost } from '../api/client.ts'
import { chooseFiles } from './files.ts'
import { onLeaving } from './leaving.ts'
import { forgetList, isFilled, isListUnsaved, rulesOf, toRow, useNames } from './names.ts'
import { errorText, sayError, useNotices } from './notices.ts'

/** What an unsaved list of names would be left for. */
export type LeavingFor = 'project' | 'list' | 'window'

interface KeyFileState {
  /** The passphrase of this file is asked for; `answer` hears whether the file was read or written. */
  asked: { kind: 'open' | 'save'; file: FileEntry; answer: (isDone: boolean) => void } | null
  /** What is to become of the unsaved list is asked. */
  leaving: { target: LeavingFor; answer: (mayLeave: boolean) => void } | null
}

/** What is being asked about the key file. */
export const useKeyFile = create<KeyFileState>()(() => ({ asked: null, leaving: null }))

function askPassphrase(kind: 'open' | 'save', file: FileEntry): Promise<boolean> {
  return new Promise(resolve => {
    const answer = (isDone: boolean) => {
      useKeyFile.setState({ asked: null })
      resolve(isDone)
    }
    useKeyFile.setState({ asked: { kind, file, answer } })
  })
}

/** Asks where to and for a passphrase, and writes the list there; true once it is written. */
export async function saveKeyFile(): Promise<boolean> {
  try {
    const { keyFile } = useNames.getState()
    const [file] = await chooseFiles('saveKey', keyFile ?? 'Names.age')
    return file !== undefined && (await askPassphrase('save', file))
  } catch (error) {
    sayError(error)
    return false
  }
}

/** Writes the list to a file; a sentence comes back where that was refused. */
export async function writeKeyFile(file: FileEntry, passphrase: string): Promise<string | null> {
  const { rows, hasBrackets } = useNames.getState()
  try {
    const names = rulesOf(rows)
    const { fileName } = await call('pseudonyms.saveKey', {
      ...{ path: file.token, passphrase, names, hasBrackets },
    })
    useNames.setState({ keyFile: fileName, saved: { rows, hasBrackets } })
    const left = rows.filter(isFilled).length - names.length
    const note = left > 0 ? ` ${left} without a name or a replacement were left out.` : ''
    useNotices.getState().say(`Key file written: ${fileName}.${note}`)
    return null
  } catch (error) {
    return errorText(error)
  }
}

/** Lets the user choose a key file and opens the list in it, in place of the one that is open. */
export async function openKeyFile(): Promise<void> {
  try {
    if (!(await mayLeaveList('list'))) return
    const [file] = await chooseFiles('openKey')
    if (file) await askPassphrase('open', file)
  } catch (error) {
    sayError(error)
  }
}

/** Reads a list from a file; a sentence comes back where that was refused. */
export async function readKeyFile(file: FileEntry, passphrase: string): Promise<string | null> {
  try {
    const found = await call('pseudonyms.openKey', { path: file.token, passphrase })
    const list = { rows: found.names.map(toRow), hasBrackets: found.hasBrackets }
    useNames.setState({ ...list, keyFile: found.fileName, saved: list })
    return null
  } catch (error) {
    return errorText(error)
  }
}

/** Closes the list, once it is saved or its researcher says that it may go. */
export async function closeList(): Promise<void> {
  if (await mayLeaveList('list')) forgetList()
}

/** Asks what is to become of the list; true where nothing in it is unsaved. */
function mayLeaveList(target: LeavingFor): Promise<boolean> {
  if (!isListUnsaved(useNames.getState())) return Promise.resolve(true)
  useKeyFile.getState().leaving?.answer(false)
  return new Promise(resolve => {
    const answer = (mayLeave: boolean) => {
      useKeyFile.setState({ leaving: null })
      resolve(mayLeave)
    }
    useKeyFile.setState({ leaving: { target, answer } })
  })
}

onLeaving(() => mayLeaveList('project'))

let mayClose = false

/** The hosts let this stop a window that is being closed; the question is then our own, and so is the end. */
window.addEventListener('beforeunload', event => {
  if (mayClose || !isListUnsaved(useNames.getState())) return
  event.preventDefault()
  void askToClose().catch(sayError)
})

async function askToClose(): Promise<void> {
  if (!(await mayLeaveList('window'))) return
  mayClose = true
  await callHost('host.quit', {})
}
