import { create } from 'zustand'
import type { InputOf } from '../../shared/contract/contract.ts'
import type { SurveyPreview, SurveyReport } from '../../shared/contract/surveys.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { ColumnChoice, SurveyLayout } from '../../shared/survey/survey.ts'
import { call } from '../api/client.ts'
import { listForImport } from './names.ts'
import { sayError, useNotices } from './notices.ts'
import { previewPeople } from './people-import.ts'
import { releaseFiles } from './send-files.ts'

/** A file that the window may name to the engine. */
export interface GivenFile {
  token: string
  name: string
}

/** What a researcher wants of a survey's table; what is left out is guessed. */
export interface SurveyChoices {
  sheet?: string
  headerRow?: number | undefined
  layout: SurveyLayout
  columns: readonly ColumnChoice[]
  /** Of the sources; empty for none. */
  group: string
  keepOriginal: boolean
  /** Whether the names of the open list, if there is one, are replaced before anything is stored. */
  replaceNames: boolean
}

interface SurveyState {
  /** Tables that wait until the one before, or the import of other files, is done. */
  waiting: GivenFile[]
  /** A table is read; the researcher decides; it is imported; the report is shown. */
  phase: 'idle' | 'opening' | 'choosing' | 'importing' | 'done'
  file: GivenFile | null
  choices: SurveyChoices
  preview: SurveyPreview | null
  /** The preview is of earlier choices, and a new one on its way. */
  isStale: boolean
  report: SurveyReport | null
}

const NOTHING_CHOSEN: SurveyChoices = {
  ...{ layout: 'respondent', columns: [], group: '', keepOriginal: true, replaceNames: true },
}
const idle = {
  ...{ phase: 'idle' as const, file: null, choices: NOTHING_CHOSEN },
  ...{ preview: null, isStale: false, report: null },
}

/** The survey that is being imported. */
export const useSurvey = create<SurveyState>()(() => ({ ...idle, waiting: [] }))

/** Counts readings, so that answers for earlier choices are known and left alone. */
let current = 0

/** Opens tables, one after the other, as soon as no other import is going on. */
export function openLater(files: readonly GivenFile[]): void {
  useSurvey.setState(({ waiting }) => ({ waiting: [...waiting, ...files] }))
}

/** Opens the next table that waits. */
export async function openNext(): Promise<void> {
  const { phase, waiting } = useSurvey.getState()
  const [file, ...rest] = waiting
  if (phase !== 'idle' || file === undefined) return
  useSurvey.setState({ ...idle, phase: 'opening', file, waiting: rest })
  await read()
}

/** Changes what is wanted of the table, and shows what that makes. */
export async function choose(change: Partial<SurveyChoices>): Promise<void> {
  useSurvey.setState(({ choices }) => ({ choices: { ...choices, ...change } }))
  const isAboutTable = ['sheet', 'headerRow', 'layout', 'columns', 'replaceNames'].some(
    key => key in change,
  )
  if (isAboutTable) await read()
}

/** Changes what a column is for; only one is the id, and only one the group. */
export async function chooseColumn(choice: ColumnChoice): Promise<void> {
  const { choices, preview } = useSurvey.getState()
  const byColumn = new Map(choices.columns.map(one => [one.column, one]))
  byColumn.set(choice.column, { ...byColumn.get(choice.column), ...choice })
  for (const { column, use } of preview?.columns ?? []) {
    const isReplaced = column !== choice.column && use === choice.use
    if (!isReplaced || (use !== 'id' && use !== 'group')) continue
    byColumn.set(column, { ...byColumn.get(column), column, use: 'ignore' })
  }
  await choose({ columns: [...byColumn.values()] })
}

async function read(): Promise<void> {
  const { file, choices } = useSurvey.getState()
  if (file === null) return
  const run = ++current
  useSurvey.setState({ isStale: true })
  try {
    const preview = await call('surveys.preview', { ...tableInput(choices), file: file.token })
    if (run === current) useSurvey.setState({ phase: 'choosing', preview, isStale: false })
  } catch (error) {
    if (run !== current) return
    sayError(error)
    // A table that was shown can still be imported otherwise; one that cannot be read is put away.
    if (useSurvey.getState().preview === null) await putAway()
    else useSurvey.setState({ isStale: false })
  }
}

function tableInput({ sheet, headerRow, layout, columns, replaceNames }: SurveyChoices) {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...{ layout, columns: [...columns] },
    ...(replaceNames && listForImport()),
  }
}

/** Imports the survey in one step. */
export async function importSurvey(): Promise<void> {
  const { file, choices } = useSurvey.getState()
  if (file === null) return
  const { group, keepOriginal } = choices
  const input: InputOf<'surveys.import'> = {
    ...tableInput(choices),
    ...{ file: file.token, keepOriginal, group: group.trim() === '' ? null : group.trim() },
  }
  useSurvey.setState({ phase: 'importing' })
  try {
    const report = await call('surveys.import', input)
    useSurvey.setState({ phase: 'done', report })
    await releaseFiles([file.token]).catch(sayError)
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') {
      useNotices.getState().say(error.message)
    } else sayError(error)
    await putAway()
  }
}

/** Gives up the survey, whatever it is at; nothing is stored. */
export async function cancelSurvey(): Promise<void> {
  const { phase, isStale } = useSurvey.getState()
  try {
    if (isStale || phase === 'importing') await call('tasks.cancel', { task: 'import' })
    // The import itself says when it has stopped: it may just have been stored.
    if (phase !== 'importing') await putAway()
  } catch (error) {
    sayError(error)
  }
}

/** Takes the table for one of people alone, without anything to code. */
export async function takeAsPeople(): Promise<void> {
  const { file } = useSurvey.getState()
  current += 1
  useSurvey.setState(idle)
  if (file !== null) await previewPeople([file.token])
}

/** Puts the report away. */
export function finishSurvey(): void {
  useSurvey.setState(idle)
}

async function putAway(): Promise<void> {
  const { file } = useSurvey.getState()
  current += 1
  useSurvey.setState(idle)
  await releaseFiles(file === null ? [] : [file.token]).catch(sayError)
}
