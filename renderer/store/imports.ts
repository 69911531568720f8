import { create } from 'zustand'
import type { ImportReport } from '../../shared/contract/sources.ts'
import { call, callHost } from '../api/client.ts'
import { chooseFiles } from './files.ts'
import { errorText, sayError, useNotices } from './notices.ts'

interface ImportState {
  phase: 'idle' | 'receiving' | 'reading' | 'done'
  /** Of the phase: bytes received, or files read. */
  done: number
  total: number
  fileCount: number
  reports: ImportReport[]
  isCancelled: boolean
  /** Stops an import while its files are still coming in; nothing has been changed by then. */
  cancel: () => void
  /** Puts the report away. */
  finish: () => void
}

const idle = { phase: 'idle' as const, done: 0, total: 0, fileCount: 0, reports: [] }

/** How the import that is going on is coming along, and its report. */
export const useImport = create<ImportState>()(set => ({
  ...idle,
  isCancelled: false,
  cancel: () => set({ ...idle, isCancelled: true }),
  finish: () => set(idle),
}))

/** Lets the user choose files and imports them. */
export async function chooseAndImport(): Promise<void> {
  try {
    const files = await chooseFiles('import')
    if (files.length > 0) await importTokens(files.map(file => file.token))
  } catch (error) {
    sayError(error)
  }
}

/** A multiple of three, so that slices of base64 join; well under the host's limit for one. */
const SLICE_BYTES = 1_500_000

/** Imports files dropped on the window: their bytes go to the host in slices, then all are read in one step. */
export async function importDropped(files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  if (useImport.getState().phase !== 'idle') {
    useNotices
      .getState()
      .say('Another import is still going on. Drop the files again when it is done.')
    return
  }
  const total = files.reduce((sum, file) => sum + file.size, 0)
  useImport.setState({
    ...idle,
    phase: 'receiving',
    total,
    fileCount: files.length,
    isCancelled: false,
  })
  const tokens: string[] = []
  const refused: ImportReport[] = []
  for (const file of files) {
    try {
      tokens.push(await sendFile(file))
    } catch (error) {
      refused.push(refusal(file.name, errorText(error)))
    }
    if (useImport.getState().isCancelled) return
  }
  await importTokens(tokens, refused)
}

async function sendFile(file: File): Promise<string> {
  const { token } = await callHost('host.beginDrop', { name: file.name, size: file.size })
  for (let start = 0; start < file.size; start += SLICE_BYTES) {
    if (useImport.getState().isCancelled) break
    const slice = file.slice(start, start + SLICE_BYTES)
    await callHost('host.dropSlice', { token, base64: await toBase64(slice) })
    useImport.setState(state => ({ done: state.done + slice.size }))
  }
  return token
}

function toBase64(slice: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '')
    reader.onerror = () => reject(reader.error ?? new Error('A dropped file could not be read'))
    reader.readAsDataURL(slice)
  })
}

async function importTokens(files: string[], refused: ImportReport[] = []): Promise<void> {
  useImport.setState({
    phase: 'reading',
    done: 0,
    total: files.length,
    fileCount: files.length + refused.length,
  })
  try {
    const { reports } = files.length > 0 ? await call('sources.import', { files }) : { reports: [] }
    useImport.setState({ phase: 'done', reports: [...reports, ...refused] })
  } catch (error) {
    useImport.setState(idle)
    sayError(error)
  }
}

function refusal(name: string, message: string): ImportReport {
  return {
    name,
    isImported: false,
    sourceId: null,
    title: null,
    format: null,
    encoding: null,
    wordCount: 0,
    turnCount: 0,
    speakers: [],
    warnings: [],
    error: { code: 'file_unreadable', message },
  }
}
