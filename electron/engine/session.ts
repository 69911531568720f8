import { basename } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import type { DrawnChart } from '../../shared/contract/charts.ts'
import type { EngineEvent } from '../../shared/contract/contract.ts'
import type { Past } from '../../shared/contract/history.ts'
import type { OpenProject } from '../../shared/contract/project.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Drawing } from '../../shared/diagram/drawing.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import type { SalvageReport } from '../../shared/domain/salvage-report.ts'
import { AREAS_OF_TABLE } from '../../shared/history/tables.ts'
import type { NameRule } from '../../shared/names/rules.ts'
import type { NamedText, NameSuggestion } from '../../shared/names/suggest-names.ts'
import type { ProjectFile, ProjectRead } from '../import/read-project-file.ts'
import type { ForeignCodebook } from '../../shared/interchange/foreign.ts'
import type { ReportEnding } from '../../shared/reports/endings.ts'
import type { Sheet } from '../../shared/reports/paper.ts'
import type { Report } from '../../shared/reports/report.ts'
import type { TableFile } from '../../shared/survey/table.ts'
import type { TableEnding } from '../../shared/tables/kinds.ts'
import type { Encoding } from '../../shared/text/encodings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { Forgetting } from '../db/forget.ts'
import type { RefiInput } from '../export/refi/book.ts'
import type { WrittenProject } from '../export/refi/write-project.ts'
import { newId } from '../db/ids.ts'
import { runFirstCommand } from '../db/journal.ts'
import { closePast, pastInMemory } from '../db/past-in-memory.ts'
import {
  closeProjectFile,
  createProjectFile,
  identityOf,
  type OpenOptions,
  openProjectFile,
  prepareEncryption,
  prepareForgetting,
  prepareRestoring,
  removeProjectFile,
  replaceProjectFile,
  settle,
} from '../db/open.ts'
import { getProjectInfo, insertProject } from '../db/repositories/project.ts'
import { copySecret, type Secret } from '../db/secret.ts'
import type { Salvaging } from '../db/salvage.ts'
import type { ReadableDb } from '../db/sql.ts'
import type { DatabaseRequest } from '../db/worker.ts'
import type {
  DiagramEnding,
  DiagramRequest,
  DiagramWorkerData,
  SheetRequest,
} from '../diagram/worker.ts'
import type { ReportPage } from '../export/reports/lay-out-pages.ts'
import type {
  PagesRequest,
  ProjectRequest,
  ReportRequest,
  TableRequest,
  TableWorkerData,
} from '../export/tables/worker.ts'
import type { PatternReply, PatternRequest } from '../search/worker.ts'
import type { ChartRequest } from '../charts/worker.ts'
import type { KeyContent } from '../names/key-file.ts'
import type { NamesRequest } from '../names/worker.ts'
import { type BackupKeeper, makeBackupKeeper } from './backups/keeper.ts'
import type { EngineOptions } from './engine.ts'
import { makeRunningTasks } from './running-tasks.ts'
import { makeTaskThread } from './task-thread.ts'
import { type Unlocking, unlockProjectFile } from './unlock.ts'

/** Longest an importer may take over one file, and the memory its thread may use. */
const IMPORT_LIMIT_MS = 8_000
const IMPORT_MEMORY_MB = 500
/** The same for a whole project of another program. */
const PROJECT_LIMIT_MS = 600_000
const PROJECT_MEMORY_MB = 1_000
const DIAGRAM_LIMIT_MS = 60_000
const DIAGRAM_MEMORY_MB = 1_500
const SEARCH_MEMORY_MB = 700
const CHART_LIMIT_MS = 60_000
const CHART_MEMORY_MB = 900
const NAMES_LIMIT_MS = 120_000
const NAMES_MEMORY_MB = 1_000
const TABLE_LIMIT_MS = 300_000
const TABLE_MEMORY_MB = 900
/** Beside it the engine goes on, whose memory counts too. */
const DATABASE_MEMORY_MB = 4_000
const SALVAGE_LIMIT_MS = 3_600_000

/** What procedures may use besides the database: the open project, threads for slow work, fonts, events. */
export interface Session {
  readonly options: EngineOptions
  /** Backups of the open project, and of others. */
  readonly backups: BackupKeeper
  /** The open project's connection, or that of the past of it that is shown. Throws `no_project`. */
  db(): ReadableDb
  /** The connection of the project as it is now. Throws `no_project`. */
  presentDb(): ReadableDb
  /** Shows the project as it was after a step, in memory; null for as it is now. Until then it cannot be changed. */
  showPast(step: Past | null): void
  /** The past that is shown, or null. */
  past(): Past | null
  /** The project that is open, or null. */
  current(): OpenProject | null
  /** `secret` encrypts the new project. */
  create(path: string, title: string, researcher: string, secret?: Secret): OpenProject
  /** Throws `project_encrypted` or `wrong_passphrase` where it takes more to open the project. */
  open(path: string, unlocking: Unlocking): Promise<OpenProject>
  close(): void
  /** True where a path leads to the open project's file, by whatever name. Such a path is never opened again. */
  isOpenFile(path: string): boolean
  /** Whether the open project's file is still at its path. */
  isInPlace(): boolean
  /** Throws `project_moved` where the open project's file is no longer at its path. */
  requireInPlace(): void
  /** Takes the past out of the open project's file, which stays open. Throws like opening it. */
  forget(options: Forgetting): void
  /** Encrypts the open project's file otherwise from now on, or (null) not at all. It stays open. Throws like opening it. */
  encrypt(secret: Secret | null): void
  /** Reads a damaged project row by row into a new file, in a thread. */
  salvage(salvaging: Salvaging): Promise<SalvageReport>
  /** Puts a backup in the place of the open project's file, encrypted as it is to be then. It stays open. Throws like opening it. */
  restore(backup: ReadableDb, secret: Secret | null): void
  emit(event: EngineEvent): void
  /** Reads one file in a thread that can be ended. */
  readDraft(name: string, bytes: Uint8Array, encoding?: Encoding): Promise<SourceDraft>
  /** Reads one table in that thread. */
  readTable(name: string, bytes: Uint8Array): Promise<TableFile>
  /** Reads a table that people typed, also in a Word file or as JSON, in that thread. */
  readTypedTable(name: string, bytes: Uint8Array): Promise<TableFile>
  /** Reads a codebook of another program in that thread. */
  readCodebook(bytes: Uint8Array): Promise<ForeignCodebook>
  /** Reads a project of another program in a thread of its own: this program's own part, where there is one, or the standard's. */
  readProject(
    file: ProjectFile,
    part: 'own' | 'standard',
    onProgress: (done: number, total: number) => void,
  ): Promise<ProjectRead>
  /** Begins to read files; the signal throws `cancelled` once it is to stop. `endReading` must follow. */
  startReading(): AbortSignal
  endReading(reading: AbortSignal): void
  /** Stops all reading of files, and says whether there was any. */
  cancelReading(): boolean
  /** Lays a diagram out in a thread, with what was done to it by hand. */
  placeDiagram(request: Omit<DiagramRequest, 'as'>): Promise<PlacedScene>
  /** Stops laying out and drawing diagrams, and says whether there was any. */
  cancelDrawing(): Promise<boolean>
  /** Lays a diagram out and draws it as a file's content, in a thread. */
  drawDiagram(
    ending: DiagramEnding,
    request: Omit<DiagramRequest, 'as'>,
  ): Promise<string | Uint8Array>
  /** Lays a diagram out and draws it as marks, in that thread. */
  drawPicture(request: Omit<DiagramRequest, 'as'>): Promise<Drawing>
  /** Draws a chart for the window, or as a file's content, in a thread of its own. */
  drawChart(request: ChartRequest & { as: 'drawn' }): Promise<DrawnChart>
  drawChart(request: ChartRequest & { as: '.svg' | '.png' }): Promise<string | Uint8Array>
  /** Writes cards as a file's content, in that thread. */
  drawSheet(request: SheetRequest): Promise<string | Uint8Array>
  /** Lays a document out on pages, in the thread that writes tables. */
  layOutReport(report: Report, sheet: Sheet): Promise<ReportPage[]>
  /** Writes a document as a file's content, in that thread. */
  writeReport(report: Report, ending: ReportEnding, sheet: Sheet): Promise<Uint8Array>
  /** Writes a whole project for other programs as a file's content, in that thread. */
  writeProject(project: RefiInput, as: '.json' | '.qdpx'): Promise<WrittenProject>
  /** Writes a table as a file's content, in a thread; it comes through the port, as `RowsMessage`s. */
  writeTable(ending: TableEnding, rows: MessagePort): Promise<Uint8Array>
  /** Begins to write; the signal throws `cancelled` once it is to stop. `endWriting` must follow. */
  startWriting(): AbortSignal
  endWriting(writing: AbortSignal): void
  /** Stops all writing, and says whether there was any. */
  cancelWriting(): boolean
  /** Encrypts names with a passphrase, in a thread. */
  sealKey(content: KeyContent, passphrase: string): Promise<Uint8Array>
  /** Decrypts names with a passphrase, in that thread. */
  openKey(bytes: Uint8Array, passphrase: string): Promise<KeyContent>
  /** Looks for names that a list may lack, in that thread. */
  suggestNames(texts: readonly NamedText[], known: readonly NameRule[]): Promise<NameSuggestion[]>
  /** Runs a regular expression in a thread that is ended after `limitMs`, or when the project closes. */
  runPattern(request: PatternRequest, limitMs: number): Promise<PatternReply>
  /** Ends that thread; what it is at is answered `cancelled`. */
  stopPatterns(): Promise<void>
  stop(): Promise<void>
}

/** Makes the state behind one engine: at most one open project, closed before another opens. */
export function makeSession(options: EngineOptions, emit: (event: EngineEvent) => void): Session {
  const importer = makeTaskThread(options.workers.import, IMPORT_MEMORY_MB)
  const projectReader = makeTaskThread(options.workers.import, PROJECT_MEMORY_MB)
  const { resourcesDir, wasm } = options
  const drawer = makeTaskThread(options.workers.diagram, DIAGRAM_MEMORY_MB, {
    resourcesDir,
    wasm,
  } satisfies DiagramWorkerData)
  const namer = makeTaskThread(options.workers.names, NAMES_MEMORY_MB)
  const charter = makeTaskThread(options.workers.charts, CHART_MEMORY_MB, {
    resourcesDir,
    wasm,
  } satisfies DiagramWorkerData)
  const searcher = makeTaskThread(options.workers.search, SEARCH_MEMORY_MB)
  const tableWriter = makeTaskThread(options.workers.tables, TABLE_MEMORY_MB, {
    resourcesDir,
  } satisfies TableWorkerData)
  const databaseThread = makeTaskThread(options.workers.database, DATABASE_MEMORY_MB)
  const backups = makeBackupKeeper(options.userDataDir, options.backups, databaseThread, () =>
    emit({ type: 'changed', areas: ['backups'] }),
  )
  const openOptions: OpenOptions =
    options.backups === undefined ? {} : { backUp: db => backups.makeAtOnce(db, 'update') }
  const readings = makeRunningTasks('The import was cancelled. Nothing was stored.', () => {
    void importer.stop()
    void projectReader.stop()
  })
  const writings = makeRunningTasks(
    'The export was cancelled. Nothing was written.',
    () => void tableWriter.stop(),
  )
  let shownPast: { db: ReadableDb; step: Past } | null = null
  let opening: Promise<OpenProject | null> = Promise.resolve(null)
  let opened: { db: ReadableDb; path: string; identity: string | null } | null = null

  function visibleDb(present: ReadableDb): ReadableDb {
    return shownPast?.db ?? present
  }

  function leavePast(): void {
    if (shownPast !== null) closePast(shownPast.db)
    shownPast = null
  }

  function showPast(step: Past | null): void {
    if (opened === null) throw new AppError('no_project', 'No project is open. Open one first.')
    const next = step === null ? null : { db: pastInMemory(opened.db, step.number), step }
    leavePast()
    shownPast = next
    const areas = new Set(Object.values(AREAS_OF_TABLE).flat())
    emit({ type: 'changed', areas: [...areas, 'history'] })
  }

  function describe(): OpenProject | null {
    if (opened === null) return null
    const { path } = opened
    return { info: getProjectInfo(visibleDb(opened.db)), path, fileName: basename(path) }
  }

  function close(): void {
    const closing = opened
    opened = null
    if (closing === null) return
    leavePast()
    backups.interrupt()
    closeProjectFile(closing.db)
    backups.end()
    void searcher.stop()
    emit({ type: 'project', isOpen: false })
  }

  function isOpenFile(path: string): boolean {
    return opened !== null && identityOf(path) === opened.identity
  }

  function use(db: ReadableDb, path: string): OpenProject {
    opened = { db, path, identity: identityOf(path) }
    try {
      const project = describe()
      if (project === null) throw new Error('The project did not open')
      backups.begin(db)
      emit({ type: 'project', isOpen: true })
      return project
    } catch (error) {
      opened = null
      db.close()
      backups.end()
      throw error
    }
  }

  async function openNow(path: string, unlocking: Unlocking): Promise<OpenProject> {
    const current = describe()
    // A second descriptor of the open file, once closed, would take this program's own lock away.
    if (current !== null && isOpenFile(path)) return current
    const db = await unlockProjectFile(path, unlocking, openOptions)
    close()
    return use(db, path)
  }

  /** How many diagrams are being laid out. */
  let drawings = 0
  async function draw<T>(request: DiagramRequest | SheetRequest, task?: string): Promise<T> {
    drawings += 1
    try {
      const reply = await drawer.ask<{ value: T }>(request, DIAGRAM_LIMIT_MS, [], (done, total) => {
        if (task !== undefined) emit({ type: 'progress', task, done, total })
      })
      return reply.value
    } finally {
      drawings -= 1
    }
  }

  async function drawChart<T>(request: ChartRequest): Promise<T> {
    return (await charter.ask<{ value: T }>(request, CHART_LIMIT_MS)).value
  }

  async function askNamer<T>(request: NamesRequest): Promise<T> {
    return (await namer.ask<{ value: T }>(request, NAMES_LIMIT_MS)).value
  }

  async function askWriter<T>(request: PagesRequest | ReportRequest | ProjectRequest): Promise<T> {
    return (await tableWriter.ask<{ value: T }>(request, TABLE_LIMIT_MS)).value
  }

  function forget(forgetting: Forgetting): void {
    if (opened === null) throw new AppError('no_project', 'No project is open. Open one first.')
    const { db, path } = opened
    prepareForgetting(db, path, forgetting)
    replaceOpened(copySecret(db))
  }

  function encrypt(secret: Secret | null): void {
    if (opened === null) throw new AppError('no_project', 'No project is open. Open one first.')
    const { db, path } = opened
    const before = copySecret(db)
    prepareEncryption(db, path, secret)
    replaceOpened(secret ?? undefined, before)
  }

  function restore(backup: ReadableDb, secret: Secret | null): void {
    if (opened === null) throw new AppError('no_project', 'No project is open. Open one first.')
    const { db, path } = opened
    const before = copySecret(db)
    prepareRestoring(backup, path, secret)
    replaceOpened(secret ?? undefined, before)
  }

  /** Puts the file that was prepared in the place of the open one, which opens again with `secret`, else as it was. */
  function replaceOpened(secret: Secret | undefined, before: Secret | undefined = secret): void {
    if (opened === null) return
    const { db, path } = opened
    backups.interrupt()
    closeProjectFile(db)
    backups.end()
    opened = null
    let isReplaced = false
    try {
      replaceProjectFile(path)
      isReplaced = true
    } finally {
      reopen(path, isReplaced ? secret : before)
    }
    const areas = new Set(Object.values(AREAS_OF_TABLE).flat())
    emit({ type: 'changed', areas: [...areas, 'history'] })
  }

  /** Opens the project again that was closed a moment ago, unnoticed by the window unless that fails. */
  function reopen(path: string, secret: Secret | undefined): void {
    try {
      const db = openProjectFile(path, { ...openOptions, ...(secret !== undefined && { secret }) })
      opened = { db, path, identity: identityOf(path) }
      backups.begin(db)
    } catch (error) {
      emit({ type: 'project', isOpen: false })
      throw error
    }
  }

  return {
    options,
    backups,
    emit,
    forget,
    encrypt,
    restore,
    async salvage(salvaging) {
      const request: DatabaseRequest = { as: 'salvage', ...salvaging }
      return (await databaseThread.ask<{ value: SalvageReport }>(request, SALVAGE_LIMIT_MS)).value
    },
    close,
    current: describe,
    db() {
      if (opened === null) throw new AppError('no_project', 'No project is open. Open one first.')
      return visibleDb(opened.db)
    },
    presentDb() {
      if (opened === null) throw new AppError('no_project', 'No project is open. Open one first.')
      return opened.db
    },
    showPast,
    past: () => shownPast?.step ?? null,
    create(path, title, researcher, secret) {
      const db = createProjectFile(path, secret === undefined ? {} : { secret })
      try {
        const researcherId = newId()
        runFirstCommand(db, { procedure: 'projects.create', researcherId }, writable => {
          insertProject(writable, title, { id: researcherId, name: researcher })
          return { value: null, label: 'Create the project' }
        })
        settle(db)
      } catch (error) {
        closeProjectFile(db)
        removeProjectFile(path)
        throw error
      }
      close()
      return use(db, path)
    },
    open(path, unlocking) {
      // One after the other: while a passphrase is tried, nobody else may open the same file.
      const project = opening.then(() => openNow(path, unlocking))
      opening = project.catch(() => null)
      return project
    },
    isOpenFile,
    isInPlace: () => opened !== null && isOpenFile(opened.path),
    requireInPlace() {
      if (opened === null || isOpenFile(opened.path)) return
      throw new AppError(
        'project_moved',
        'The project file was moved, renamed or removed while it was open, so this step was not saved. Everything before it is still here: save a copy of the project now (in the place “Project”), and open that.',
      )
    },
    async readDraft(name, bytes, encoding) {
      const request = { name, bytes, ...(encoding !== undefined && { encoding }) }
      const { draft } = await importer.ask<{ draft: SourceDraft }>(request, IMPORT_LIMIT_MS)
      return draft
    },
    async readTable(name, bytes) {
      const request = { name, bytes, as: 'table' }
      const { table } = await importer.ask<{ table: TableFile }>(request, IMPORT_LIMIT_MS)
      return table
    },
    async readTypedTable(name, bytes) {
      const request = { name, bytes, as: 'typedTable' }
      const { table } = await importer.ask<{ table: TableFile }>(request, IMPORT_LIMIT_MS)
      return table
    },
    async readCodebook(bytes) {
      const request = { name: '', bytes, as: 'codebook' }
      const reply = await importer.ask<{ codebook: ForeignCodebook }>(request, IMPORT_LIMIT_MS)
      return reply.codebook
    },
    async readProject(file, part, onProgress) {
      const request = { ...file, as: 'project', part }
      const read = await projectReader.ask<ProjectRead>(request, PROJECT_LIMIT_MS, [], onProgress)
      // What reading left behind would take the memory that storing needs.
      await projectReader.stop()
      return read
    },
    startReading: () => readings.start(),
    endReading: reading => readings.end(reading),
    cancelReading: () => readings.cancel(),
    startWriting: () => writings.start(),
    endWriting: writing => writings.end(writing),
    cancelWriting: () => writings.cancel(),
    drawPicture: request => draw<Drawing>({ ...request, as: 'drawing' }),
    layOutReport: (report, sheet) => askWriter<ReportPage[]>({ report, sheet }),
    writeReport: (report, ending, sheet) => askWriter<Uint8Array>({ report, ending, sheet }),
    writeProject: (project, as) => askWriter<WrittenProject>({ project, as }),
    async writeTable(ending, rows) {
      const request: TableRequest = { ending, rows }
      return (await tableWriter.ask<{ value: Uint8Array }>(request, TABLE_LIMIT_MS, [rows])).value
    },
    placeDiagram: request => draw<PlacedScene>({ ...request, as: 'scene' }, 'diagram'),
    async cancelDrawing() {
      const isDrawing = drawings > 0
      await drawer.stop()
      return isDrawing
    },
    drawDiagram: (ending, request) => draw<string | Uint8Array>({ ...request, as: ending }),
    drawSheet: request => draw<string | Uint8Array>(request),
    drawChart,
    sealKey: (seal, passphrase) => askNamer<Uint8Array>({ seal, passphrase }),
    suggestNames: (suggest, known) => askNamer<NameSuggestion[]>({ suggest, known }),
    openKey: (open, passphrase) => askNamer<KeyContent>({ open, passphrase }),
    stopPatterns: () => searcher.stop(),
    runPattern: (request, limitMs) => searcher.ask<PatternReply>(request, limitMs),
    async stop() {
      close()
      await Promise.all([
        importer.stop(),
        projectReader.stop(),
        drawer.stop(),
        searcher.stop(),
        charter.stop(),
        namer.stop(),
        tableWriter.stop(),
        databaseThread.stop(),
      ])
    },
  }
}
