import type { MessagePort } from 'node:worker_threads'
import type { DrawnChart } from '../../shared/contract/charts.ts'
import type { EngineEvent } from '../../shared/contract/contract.ts'
import type { Drawing } from '../../shared/diagram/drawing.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import type { NameRule } from '../../shared/names/rules.ts'
import type { NamedText, NameSuggestion } from '../../shared/names/suggest-names.ts'
import type { DoneBeside } from '../db/change-copy.ts'
import type { ForeignCodebook } from '../../shared/interchange/foreign.ts'
import type { ReportEnding } from '../../shared/reports/endings.ts'
import type { Sheet } from '../../shared/reports/paper.ts'
import type { Report } from '../../shared/reports/report.ts'
import type { FlowPicture } from '../../shared/review/flow-boxes.ts'
import type { ReferenceFile } from '../../shared/review/reference.ts'
import type { TableFile } from '../../shared/survey/table.ts'
import type { TableEnding } from '../../shared/tables/kinds.ts'
import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import type { Encoding } from '../../shared/text/encodings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { RefiInput } from '../export/refi/book.ts'
import type { WrittenProject } from '../export/refi/write-project.ts'
import type {
  DiagramEnding,
  DiagramRequest,
  DiagramWorkerData,
  SheetRequest,
  FlowEnding,
  FlowRequest,
  FontsRequest,
  VotingRequest,
} from '../diagram/worker.ts'
import type { CutFonts } from '../diagram/fonts.ts'
import type { CardPages, CardSheet } from '../export/cards/card-pages.ts'
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
import type { EngineOptions } from './engine.ts'
import type {
  ExportOrder,
  ImportOrder,
  ImportOutcome,
  PreviewOrder,
  PreviewOutcome,
} from './interchange/worker.ts'
import { makeRunningTasks } from './running-tasks.ts'
import { makeTaskThread } from './task-thread.ts'

/** Longest an importer may take over one file, and the memory its thread may use. */
const IMPORT_LIMIT_MS = 8_000
const IMPORT_MEMORY_MB = 500
/** Longest over one file of references: what TeX writes takes a millisecond a reference. */
const REFERENCES_LIMIT_MS = 120_000
/** The same for a whole project of another program, to read and store it. */
const PROJECT_LIMIT_MS = 1_800_000
const PROJECT_MEMORY_MB = 1_000
/** Writing one: what is written lies there several times. */
const PROJECT_WRITER_MEMORY_MB = 4_000
const DIAGRAM_LIMIT_MS = 60_000
const DIAGRAM_MEMORY_MB = 1_500
const SEARCH_MEMORY_MB = 700
const CHART_LIMIT_MS = 60_000
const CHART_MEMORY_MB = 900
const NAMES_LIMIT_MS = 120_000
const NAMES_MEMORY_MB = 1_000
const TABLE_LIMIT_MS = 300_000
const TABLE_MEMORY_MB = 900

/** Hears how far a thread has come. */
type OnProgress = (done: number, total: number) => void

/** Slow work that is done beside the engine: reading files, drawing, writing exports, looking for names and patterns. */
export interface Threads {
  /** Reads one file in a thread that can be ended. */
  readDraft(name: string, bytes: Uint8Array, encoding?: Encoding): Promise<SourceDraft>
  /** Reads one table in that thread. */
  readTable(name: string, bytes: Uint8Array): Promise<TableFile>
  /** Reads a table that people typed, also in a Word file or as JSON, in that thread. */
  readTypedTable(name: string, bytes: Uint8Array): Promise<TableFile>
  /** Reads a codebook of another program in that thread. */
  readCodebook(bytes: Uint8Array): Promise<ForeignCodebook>
  /** Reads a file of references in that thread, which for large ones takes its time. */
  readReferences(name: string, bytes: Uint8Array): Promise<ReferenceFile>
  /** Says what a project of another program would bring, in a thread of its own. */
  previewProject(order: PreviewOrder, onProgress: OnProgress): Promise<PreviewOutcome>
  /** Reads such a project in that thread, and stores it in the copy that comes through the order's port. */
  importProject(order: ImportOrder, onProgress: OnProgress): Promise<DoneBeside<ImportOutcome>>
  /** Begins to read files; the signal throws `cancelled` once it is to stop. `endReading` must follow. */
  startReading(): AbortSignal
  endReading(reading: AbortSignal): void
  /** Stops all reading of files, and says whether there was any. */
  cancelReading(): boolean
  /** Lays a diagram out in a thread, with what was done to it by hand. */
  placeDiagram(request: Omit<DiagramRequest, 'as'>): Promise<PlacedScene>
  /** Stops laying out and drawing diagrams, and says whether there was any. */
  cancelDrawing(): Promise<boolean>
  /** Lays a diagram out and draws it as a file's content, in a thread; tells how far it has come as `export`. */
  drawDiagram(
    ending: DiagramEnding,
    request: Omit<DiagramRequest, 'as'>,
  ): Promise<string | Uint8Array>
  /** Lays a diagram out and draws it as marks, in that thread. */
  drawPicture(request: Omit<DiagramRequest, 'as'>): Promise<Drawing>
  /** Draws a chart for the window, or as a file's content, in a thread of its own. */
  drawChart(request: ChartRequest & { as: 'drawn' }): Promise<DrawnChart>
  drawChart(request: ChartRequest & { as: '.svg' | '.png' | '.pdf' }): Promise<string | Uint8Array>
  /** Writes cards as a file's content, in that thread. */
  drawSheet(cards: CardSheet, as: '.pdf' | '.html'): Promise<string | Uint8Array>
  /** Cuts the typeface of diagrams down to some letters, in that thread. */
  cutFonts(letters: FontsRequest['letters']): Promise<CutFonts>
  /** Writes voting sheets as a PDF, in that thread. */
  drawVoting(pack: WorkshopPack, paper: VotingRequest['paper']): Promise<Uint8Array>
  /** Draws the flow of a review as a file's content, in that thread. */
  drawFlow(flow: FlowPicture, as: FlowEnding): Promise<string | Uint8Array>
  /** Lays cards out on pages, in that thread. */
  layOutCards(cards: CardSheet): Promise<CardPages>
  /** Lays a document out on pages, in the thread that writes tables. */
  layOutReport(report: Report, sheet: Sheet): Promise<ReportPage[]>
  /** Writes a document as a file's content, in that thread. */
  writeReport(report: Report, ending: ReportEnding, sheet: Sheet): Promise<Uint8Array>
  /** Writes a whole project for other programs as a file's content, in that thread. */
  writeProject(project: RefiInput, as: '.json' | '.qdpx'): Promise<WrittenProject>
  /** Writes a copy of a whole project as a file's content, in a thread of its own. */
  exportCopy(order: ExportOrder, onProgress: OnProgress): Promise<DoneBeside<WrittenProject>>
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
  /** Encrypts a bundle of steps with a passphrase, in that thread. */
  sealBytes(bytes: Uint8Array, passphrase: string): Promise<Uint8Array>
  /** Decrypts such a bundle, in that thread. */
  openBytes(bytes: Uint8Array, passphrase: string): Promise<Uint8Array>
  /** Encrypts a bundle for everybody who has the key of a team, in that thread. */
  sealForTeam(bytes: Uint8Array, teamKey: string): Promise<Uint8Array>
  /** Decrypts such a bundle, in that thread. */
  openForTeam(bytes: Uint8Array, teamKey: string): Promise<Uint8Array>
  /** Looks for names that a list may lack, in that thread. */
  suggestNames(texts: readonly NamedText[], known: readonly NameRule[]): Promise<NameSuggestion[]>
  /** Runs a regular expression in a thread that is ended after `limitMs`, or when the project closes. */
  runPattern(request: PatternRequest, limitMs: number): Promise<PatternReply>
  /** Ends that thread; what it is at is answered `cancelled`. */
  stopPatterns(): Promise<void>
  /** Ends all of them. */
  stop(): Promise<void>
}

/** Makes the threads of an engine; each is started when it is first needed. */
export function makeThreads(options: EngineOptions, emit: (event: EngineEvent) => void): Threads {
  const importer = makeTaskThread(options.workers.import, IMPORT_MEMORY_MB)
  const projectReader = makeTaskThread(options.workers.interchange, PROJECT_MEMORY_MB)
  const projectWriter = makeTaskThread(options.workers.interchange, PROJECT_WRITER_MEMORY_MB)
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
  const readings = makeRunningTasks('The import was cancelled. Nothing was stored.', () => {
    void importer.stop()
    void projectReader.stop()
  })
  const writings = makeRunningTasks('The export was cancelled. Nothing was written.', () => {
    void tableWriter.stop()
    void projectWriter.stop()
    // What the window waits for in that thread goes on, and so does the file with it, which then nobody takes.
    if (drawings === drawnFiles) void drawer.stop()
  })

  /** How many diagrams are being laid out, and how many of these are for files. */
  let drawings = 0
  let drawnFiles = 0
  async function draw<T>(
    request: DiagramRequest | SheetRequest | FontsRequest | VotingRequest | FlowRequest,
    task?: 'diagram' | 'export',
  ): Promise<T> {
    const isFile = task === 'export'
    drawings += 1
    if (isFile) drawnFiles += 1
    try {
      const reply = await drawer.ask<{ value: T }>(request, DIAGRAM_LIMIT_MS, [], (done, total) => {
        if (task !== undefined) emit({ type: 'progress', task, done, total })
      })
      return reply.value
    } finally {
      drawings -= 1
      if (isFile) drawnFiles -= 1
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

  async function askReader<T>(
    order: PreviewOrder | ImportOrder,
    handOver: readonly MessagePort[],
    onProgress: OnProgress,
  ): Promise<T> {
    const reply = await projectReader.ask<{ value: T }>(
      order,
      PROJECT_LIMIT_MS,
      handOver,
      onProgress,
    )
    // What it left behind would take memory that nobody needs any more.
    await projectReader.stop()
    return reply.value
  }

  async function exportCopy(
    order: ExportOrder,
    onProgress: OnProgress,
  ): Promise<DoneBeside<WrittenProject>> {
    const reply = await projectWriter.ask<{ value: DoneBeside<WrittenProject> }>(
      order,
      PROJECT_LIMIT_MS,
      [],
      onProgress,
    )
    await projectWriter.stop()
    return reply.value
  }

  return {
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
    async readReferences(name, bytes) {
      const request = { name, bytes, as: 'references' }
      const reply = await importer.ask<{ references: ReferenceFile }>(request, REFERENCES_LIMIT_MS)
      return reply.references
    },
    previewProject: (order, onProgress) => askReader<PreviewOutcome>(order, [], onProgress),
    importProject: (order, onProgress) =>
      askReader<DoneBeside<ImportOutcome>>(order, [order.port], onProgress),
    startReading: () => readings.start(),
    endReading: reading => readings.end(reading),
    cancelReading: () => readings.cancel(),
    startWriting: () => writings.start(),
    endWriting: writing => writings.end(writing),
    cancelWriting: () => writings.cancel(),
    drawPicture: request => draw<Drawing>({ ...request, as: 'drawing' }),
    layOutReport: (report, sheet) => askWriter<ReportPage[]>({ report, sheet }),
    writeReport: (report, ending, sheet) => askWriter<Uint8Array>({ report, ending, sheet }),
    exportCopy,
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
    drawDiagram: (ending, request) =>
      draw<string | Uint8Array>({ ...request, as: ending }, 'export'),
    drawSheet: (cards, as) => draw<string | Uint8Array>({ cards, as }, 'export'),
    cutFonts: letters => draw<CutFonts>({ letters }, 'export'),
    drawVoting: (voting, paper) => draw<Uint8Array>({ voting, paper }, 'export'),
    drawFlow: (flow, as) => draw<string | Uint8Array>({ flow, as }),
    layOutCards: cards => draw<CardPages>({ cards, as: 'pages' }),
    drawChart,
    sealKey: (seal, passphrase) => askNamer<Uint8Array>({ seal, passphrase }),
    suggestNames: (suggest, known) => askNamer<NameSuggestion[]>({ suggest, known }),
    openKey: (open, passphrase) => askNamer<KeyContent>({ open, passphrase }),
    sealBytes: (bytes, passphrase) =>
      askNamer<Uint8Array>({ sealBytes: bytes, passphrase, work: options.sealingWork }),
    openBytes: (bytes, passphrase) => askNamer<Uint8Array>({ openBytes: bytes, passphrase }),
    sealForTeam: (bytes, teamKey) => askNamer<Uint8Array>({ sealForTeam: bytes, teamKey }),
    openForTeam: (bytes, teamKey) => askNamer<Uint8Array>({ openForTeam: bytes, teamKey }),
    stopPatterns: () => searcher.stop(),
    runPattern: (request, limitMs) => searcher.ask<PatternReply>(request, limitMs),
    async stop() {
      const readers = [importer, projectReader, projectWriter, drawer]
      const others = [searcher, charter, namer, tableWriter]
      await Promise.all([...readers, ...others].map(thread => thread.stop()))
    },
  }
}
