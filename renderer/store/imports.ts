import { create } from 'zustand'
import type { ImportReport } from '../../shared/contract/sources.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { call } from '../api/client.ts'
import { chooseFiles } from './files.ts'
import { filesIn, isInterchange, isTable, MOST_FILES } from './folder-files.ts'
import { listForImport } from './names.ts'
import { type ImportRow, importOf, refusal, toRow } from './import-rows.ts'
import { takeInLater, useInterchange } from './interchange.ts'
import { errorText, sayError, useNotices } from './notices.ts'
import { previewPeople } from './people-import.ts'
import { releaseFiles, sendFile } from './send-files.ts'
import { type GivenFile, openLater, useSurvey } from './surveys.ts'
import { useWorkspace } from './workspace.ts'

interface ImportState {
  /** Dropped files come in; all are looked into; the researcher decides; they are imported; the report is shown. */
  phase: 'idle' | 'receiving' | 'previewing' | 'choosing' | 'importing' | 'done'
  /** Of the phase: bytes received, or files read. */
  done: number
  total: number
  fileCount: number
  rows: ImportRow[]
  /** Whether each file is kept in the project as it came. */
  keepOriginals: boolean
  /** Whether the names of the open list, if there is one, are replaced before anything is stored. */
  replaceNames: boolean
  reports: ImportReport[]
}

const idle = {
  ...{ phase: 'idle' as const, done: 0, total: 0, fileCount: 0 },
  ...{ rows: [], keepOriginals: true, replaceNames: true, reports: [] },
}

/** The import that is going on. */
export const useImport = create<ImportState>()(() => idle)

/** Counts imports, so that answers for one that was given up are known and left alone. */
let current = 0

/** Lets the user choose files and folders, and shows what is in them; tables are opened as surveys after that. */
export async function chooseAndImport(): Promise<void> {
  try {
    const files = await filesIn(await chooseFiles('import'))
    if (files.length === 0 || isTooMany(files.length)) return
    await preview(begin(files.length), files, [])
  } catch (error) {
    sayError(error)
  }
}

/** Takes in files dropped on the window and shows what is in them. */
export async function importDropped(files: readonly File[]): Promise<void> {
  if (files.length === 0 || isTooMany(files.length)) return
  if (
    useImport.getState().phase !== 'idle' ||
    useSurvey.getState().phase !== 'idle' ||
    useInterchange.getState().phase !== 'idle'
  ) {
    useNotices
      .getState()
      .say('Another import is still going on. Drop the files again when it is done.')
    return
  }
  const run = begin(files.length)
  const isCurrent = () => run === current
  const total = files.reduce((sum, file) => sum + file.size, 0)
  useImport.setState({ phase: 'receiving', total })
  const sent: GivenFile[] = []
  const refused: ImportReport[] = []
  for (const file of files) {
    try {
      const token = await sendFile(file, isCurrent, bytes => {
        if (isCurrent()) useImport.setState(state => ({ done: state.done + bytes }))
      })
      sent.push({ token, name: file.name })
    } catch (error) {
      refused.push(refusal(file.name, { code: 'file_unreadable', message: errorText(error) }))
    }
    if (!isCurrent()) return releaseFiles(sent.map(({ token }) => token))
  }
  await preview(run, sent, refused)
}

function isTooMany(fileCount: number): boolean {
  if (fileCount <= MOST_FILES) return false
  useNotices.getState().say('Import at most 2,000 files at a time. Nothing was imported.', 'error')
  return true
}

function begin(fileCount: number): number {
  useImport.setState({ ...idle, fileCount })
  current += 1
  return current
}

async function preview(
  run: number,
  given: readonly GivenFile[],
  refused: ImportReport[],
): Promise<void> {
  const typed = await findTyped(given)
  if (run !== current) return releaseFiles(given.map(({ token }) => token))
  takeInLater(given.filter(file => isInterchange(file.name) || typed.has(file.token)))
  const others = given.filter(file => !isInterchange(file.name) && !typed.has(file.token))
  const tables = others.filter(({ name }) => isTable(name))
  // Where the participants are, a table is of people; a survey's answers would be refused there with that reason.
  const arePeople = useWorkspace.getState().place === 'participants'
  if (tables.length > 0 && arePeople) await previewPeople(tables.map(({ token }) => token))
  else openLater(tables)
  const tokens = others.filter(({ name }) => !isTable(name)).map(({ token }) => token)
  if (tokens.length === 0 && refused.length === 0) return useImport.setState(idle)
  useImport.setState({ phase: 'previewing', done: 0, total: tokens.length, reports: refused })
  try {
    const { files } =
      tokens.length > 0
        ? await call('sources.preview', { files: tokens, ...listForImport() })
        : { files: [] }
    if (run !== current) return releaseFiles(tokens)
    const rows = files.map((file, index) => toRow(tokens[index] ?? '', file))
    useImport.setState({ phase: rows.length > 0 ? 'choosing' : 'done', rows })
  } catch (error) {
    await releaseFiles(tokens)
    if (run !== current) return
    useImport.setState(idle)
    throw error
  }
}

/** More Word files than this are a study's transcripts, and not tables that somebody typed. */
const MOST_TYPED = 3

/** The tables of configurations among files: their columns say so, whatever kind of file they are in. */
async function findTyped(given: readonly GivenFile[]): Promise<ReadonlySet<string>> {
  const inWord = given.filter(({ name }) => /\.docx$/i.test(name))
  const asked = [
    ...given.filter(({ name }) => isTable(name)),
    ...(inWord.length <= MOST_TYPED ? inWord : []),
  ]
  const typed = new Set<string>()
  for (const { token } of asked) {
    try {
      const { kind } = await call('interchange.previewTable', { file: token })
      if (kind === 'configurations' || kind === 'elements') typed.add(token)
    } catch {
      // No such table, or none that can be read: whoever reads it as what it is says why.
    }
  }
  return typed
}

/** Imports the ticked files in one step; those that cannot be read are named in the report as well. */
export async function importTicked(): Promise<void> {
  const { phase, rows, keepOriginals, replaceNames, reports: refused } = useImport.getState()
  // A second press before the window has changed would store everything twice.
  if (phase !== 'choosing') return
  const list = replaceNames ? listForImport() : {}
  // A file as it came would bring every name in again.
  const input = { ...importOf(rows, keepOriginals && list.names === undefined), ...list }
  if (input.files.length === 0) return
  useImport.setState({ phase: 'importing', done: 0, total: input.files.length })
  try {
    const { reports } = await call('sources.import', input)
    const unreadable = rows
      .filter(row => row.preview.error !== null)
      .map(({ preview: { name, error } }) => refusal(name, error))
    useImport.setState({ phase: 'done', reports: [...reports, ...unreadable, ...refused] })
  } catch (error) {
    useImport.setState(idle)
    if (error instanceof AppError && error.code === 'cancelled')
      useNotices.getState().say(error.message)
    else sayError(error)
  } finally {
    await releaseFiles(rows.map(row => row.token)).catch(sayError)
  }
}

/** Gives up the import, whatever it is at; nothing is stored. */
export async function cancelImport(): Promise<void> {
  const { phase, rows } = useImport.getState()
  try {
    // The import itself says when it has stopped: it may just have been stored.
    if (phase !== 'importing') {
      current += 1
      useImport.setState(idle)
    }
    if (phase === 'previewing' || phase === 'importing') {
      await call('tasks.cancel', { task: 'import' })
    }
    if (phase !== 'importing') await releaseFiles(rows.map(row => row.token))
  } catch (error) {
    sayError(error)
  }
}

/** Puts the report away. */
export function finishImport(): void {
  useImport.setState(idle)
}
