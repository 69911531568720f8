import { create } from 'zustand'
import type { OutputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Role } from '../../shared/domain/roles.ts'
import type { ColumnUse, TypedKind } from '../../shared/interchange/typed/columns.ts'
import { call } from '../api/client.ts'
import { chooseFiles } from './files.ts'
import { filesIn, isInterchange, MOST_FILES } from './folder-files.ts'
import { listForImport } from './names.ts'
import { sayError, useNotices } from './notices.ts'
import { releaseFiles } from './send-files.ts'
import type { GivenFile } from './surveys.ts'

/** What a project of another program would bring, and what came of it. */
export type ProjectPreview = OutputOf<'interchange.preview'>
export type ProjectReport = OutputOf<'interchange.import'>
/** What a table that people typed would bring, and what came of it. */
export type TypedPreview = OutputOf<'interchange.previewTable'>
export type TypedReport = OutputOf<'interchange.importTable'>

/** What a researcher wants of a project. */
export interface ProjectChoices {
  /** Roles of codes by GUID, where they are not what is suggested; those below follow. */
  roles: ReadonlyMap<string, Role | null>
  hasParticipants: boolean
  keepsMedia: boolean
  /** Whether the names of the open list, if there is one, are replaced before anything is stored. */
  replacesNames: boolean
  /** Files that lie outside of the project file. */
  beside: readonly GivenFile[]
}

/** What a researcher wants of a table; what is left out is guessed. */
export interface TypedChoices {
  sheet?: string | undefined
  headerRow?: number | undefined
  kind?: TypedKind | undefined
  columns: ReadonlyMap<number, ColumnUse>
}

interface InterchangeState {
  /** Files that wait until the one before is done. */
  waiting: GivenFile[]
  /** A file is read; the researcher decides; it is taken in; the report is shown. */
  phase: 'idle' | 'opening' | 'choosing' | 'importing' | 'done'
  file: GivenFile | null
  done: number
  total: number
  project: ProjectPreview | null
  projectChoices: ProjectChoices
  table: TypedPreview | null
  tableChoices: TypedChoices
  /** It was cancelled before it had begun to be read: it stops as soon as it does. */
  isCancelWanted: boolean
  /** The preview is of earlier choices, and a new one on its way. */
  isStale: boolean
  report: { project: ProjectReport } | { table: TypedReport } | null
}

const idle = {
  ...{ phase: 'idle' as const, file: null, done: 0, total: 0, isStale: false, report: null },
  isCancelWanted: false,
  ...{ project: null, table: null, tableChoices: { columns: new Map<number, ColumnUse>() } },
  projectChoices: {
    ...{ roles: new Map<string, Role | null>(), hasParticipants: true, keepsMedia: true },
    ...{ replacesNames: true, beside: [] },
  },
}

/** The project, codebook or table that is being taken in. */
export const useInterchange = create<InterchangeState>()(() => ({ ...idle, waiting: [] }))

/** Counts readings, so that answers for earlier choices are known and left alone. */
let current = 0

/** Lets the user choose a project, a codebook or a table, and shows what it would bring. */
export async function chooseAndTakeIn(): Promise<void> {
  try {
    const [file] = await chooseFiles('interchange')
    if (file !== undefined) takeInLater([file])
  } catch (error) {
    sayError(error)
  }
}

/** Takes files in one after the other, as soon as no other import is going on. */
export function takeInLater(files: readonly GivenFile[]): void {
  if (files.length === 0) return
  useInterchange.setState(({ waiting }) => ({ waiting: [...waiting, ...files] }))
}

/** Opens the next file that waits. */
export async function takeInNext(): Promise<void> {
  const { phase, waiting } = useInterchange.getState()
  const [file, ...rest] = waiting
  if (phase !== 'idle' || file === undefined) return
  useInterchange.setState({ ...idle, phase: 'opening', file, waiting: rest })
  await read()
}

/** Changes what is wanted of a project. */
export function chooseForProject(change: Partial<ProjectChoices>): void {
  useInterchange.setState(({ projectChoices }) => ({
    projectChoices: { ...projectChoices, ...change },
  }))
}

/** Changes what is wanted of a table, and shows what that makes. */
export async function chooseForTable(change: Partial<TypedChoices>): Promise<void> {
  useInterchange.setState(({ tableChoices }) => ({ tableChoices: { ...tableChoices, ...change } }))
  await read()
}

/** Lets the user choose the files that a project has outside of itself, and reads it again with them. */
export async function chooseBeside(): Promise<void> {
  try {
    const files = await filesIn(await chooseFiles('beside'), 'beside')
    if (files.length === 0) return
    if (files.length > MOST_FILES) {
      useNotices.getState().say('Choose at most 2,000 files at a time.', 'error')
      return
    }
    const { beside } = useInterchange.getState().projectChoices
    chooseForProject({ beside: [...beside, ...files] })
    await read()
  } catch (error) {
    sayError(error)
  }
}

async function read(): Promise<void> {
  const { file } = useInterchange.getState()
  if (file === null) return
  const run = ++current
  useInterchange.setState({ isStale: true, done: 0, total: 0 })
  try {
    const found = await preview(file)
    if (run === current) useInterchange.setState({ phase: 'choosing', isStale: false, ...found })
  } catch (error) {
    if (run !== current) return
    const { project, table } = useInterchange.getState()
    if (!(error instanceof AppError && error.code === 'cancelled')) sayError(error)
    // What was shown can still be imported otherwise; what cannot be read is put away.
    if (project === null && table === null) await putAway()
    else useInterchange.setState({ isStale: false })
  }
}

async function preview(file: GivenFile) {
  if (!isProject(file)) return { table: await call('interchange.previewTable', tableInput(file)) }
  const { beside } = useInterchange.getState().projectChoices
  try {
    const input = { file: file.token, beside: beside.map(({ token }) => token) }
    return { project: await call('interchange.preview', { ...input, ...listForImport() }) }
  } catch (error) {
    // A list of things as JSON is a table; a whole project is JSON too.
    if (!isJson(file)) throw error
    return { table: await call('interchange.previewTable', tableInput(file)) }
  }
}

function isProject({ name }: GivenFile): boolean {
  return isInterchange(name)
}

function isJson({ name }: GivenFile): boolean {
  return name.toLowerCase().endsWith('.json')
}

function tableInput(file: GivenFile) {
  const { sheet, headerRow, kind, columns } = useInterchange.getState().tableChoices
  return {
    file: file.token,
    ...(sheet !== undefined && { sheet }),
    ...(headerRow !== undefined && { headerRow }),
    ...(kind !== undefined && { kind }),
    columns: [...columns].map(([column, use]) => ({ column, use })),
    // A table is small: whoever wants its names as they are closes the list.
    ...listForImport(),
  }
}

/** Takes in what is shown, as one step. */
export async function takeIn(): Promise<void> {
  const { phase, file, table, projectChoices } = useInterchange.getState()
  // A second press before the window has changed would take it in twice.
  if (phase !== 'choosing' || file === null) return
  useInterchange.setState({ phase: 'importing', done: 0, total: 0, isCancelWanted: false })
  try {
    if (table !== null) {
      const report = await call('interchange.importTable', tableInput(file))
      useInterchange.setState({ phase: 'done', report: { table: report } })
    } else {
      const { roles, hasParticipants, keepsMedia, replacesNames, beside } = projectChoices
      const report = await call('interchange.import', {
        ...{ file: file.token, beside: beside.map(({ token }) => token) },
        mapping: {
          roles: [...roles].map(([guid, role]) => ({ guid, role })),
          cases: hasParticipants ? 'participants' : 'none',
          media: keepsMedia ? 'keep' : 'leave',
        },
        ...(replacesNames && listForImport()),
      })
      useInterchange.setState({ phase: 'done', report: { project: report } })
    }
    await release()
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') {
      useNotices.getState().say(error.message)
    } else sayError(error)
    await putAway()
  }
}

/** Gives up, whatever it is at; nothing is stored. */
export async function cancelTakingIn(): Promise<void> {
  const { phase, isStale } = useInterchange.getState()
  try {
    if (isStale || phase === 'importing') {
      const { isCancelled } = await call('tasks.cancel', { task: 'import' })
      if (!isCancelled && phase === 'importing') useInterchange.setState({ isCancelWanted: true })
    }
    // The import itself says when it has stopped: it may just have been stored.
    if (phase !== 'importing') await putAway()
  } catch (error) {
    sayError(error)
  }
}

/** Puts the report away. */
export function finishTakingIn(): void {
  useInterchange.setState(idle)
}

async function release(): Promise<void> {
  const { file, projectChoices } = useInterchange.getState()
  const tokens = [...(file === null ? [] : [file]), ...projectChoices.beside].map(one => one.token)
  await releaseFiles(tokens).catch(sayError)
}

/** The window is free for the next file at once; that the bytes are let go of is not waited for. */
async function putAway(): Promise<void> {
  const released = release()
  current += 1
  useInterchange.setState(idle)
  await released
}
