import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Finish, finishTable } from '../../../shared/tables/finish-table.ts'
import type { ReportEnding } from '../../../shared/reports/endings.ts'
import type { Sheet } from '../../../shared/reports/paper.ts'
import type { Report } from '../../../shared/reports/report.ts'
import type { TableEnding } from '../../../shared/tables/kinds.ts'
import type { Table, TableHead, TableRow } from '../../../shared/tables/table.ts'
import { type DiagramFonts, loadDiagramFonts } from '../../diagram/fonts.ts'
import { layOutPages, type ReportPage } from '../reports/lay-out-pages.ts'
import { writeReport } from '../reports/write-report.ts'
import type { RefiInput } from '../refi/book.ts'
import { writeProject, type WrittenProject } from '../refi/write-project.ts'
import { writeTable } from './write-table.ts'

/**
 * Entry of the thread that writes tables and other documents: thousands of rows take seconds, and libraries for office
 * documents are loaded here alone. The rows of a table come a few at a time through a port of their own, so that whoever
 * gathers them is never held up.
 */

/** Where the thread finds its fonts. */
export interface TableWorkerData {
  resourcesDir: string
}

/** What the thread is asked: a file of a table that comes through the port. */
export interface TableRequest {
  ending: TableEnding
  rows: MessagePort
}

/** What the thread is asked: a file of a document. */
export interface ReportRequest {
  report: Report
  ending: ReportEnding
  sheet: Sheet
}

/** What the thread is asked: a whole project for other programs. */
export interface ProjectRequest {
  project: RefiInput
  /** JSON alone, or a project file with that in it. */
  as: '.json' | '.qdpx'
}

/** What the thread is asked: a document as pages. */
export type PagesRequest = Omit<ReportRequest, 'ending'>

type Request = TableRequest | ReportRequest | PagesRequest | ProjectRequest

interface Beginning {
  head: TableHead
  finish: Finish
}

/** What comes through the port: that a table begins, and what came before is void; rows; that there are no more. */
export type RowsMessage = Beginning | { rows: TableRow[] } | { end: true }

const port = parentPort
if (port === null) throw new Error('Tables are written in a worker thread.')

const { resourcesDir } = workerData as TableWorkerData
let fonts: Promise<DiagramFonts> | undefined

port.on('message', ({ id, ...request }: Request & { id: number }) => {
  produce(request).then(
    value => {
      // Their own bytes, so that they are handed over and not copied.
      const handed = value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : []
      port.postMessage({ id, ok: true, value }, handed)
    },
    (error: unknown) => {
      // Any other cause is left out: a library's message could hold words of a cell.
      const { code, message, details } =
        error instanceof AppError
          ? error
          : new AppError('internal', 'The document could not be written. Nothing was lost.')
      port.postMessage({ id, ok: false, error: { code, message, details } })
    },
  )
})

function loadFonts(): Promise<DiagramFonts> {
  fonts ??= loadDiagramFonts(resourcesDir)
  return fonts
}

async function produce(request: Request): Promise<Uint8Array | ReportPage[] | WrittenProject> {
  if ('project' in request) return writeProject(request.project, request.as)
  if (!('ending' in request)) {
    const { measureText } = await loadFonts()
    return layOutPages(request.report, request.sheet, measureText)
  }
  const content =
    'report' in request
      ? await writeReport(request.report, request.ending, request.sheet, loadFonts)
      : await writeTable(await receive(request.rows), request.ending)
  return content.byteLength === content.buffer.byteLength ? content : content.slice()
}

function receive(port: MessagePort): Promise<Table> {
  return new Promise((resolve, reject) => {
    let beginning: Beginning | undefined
    let rows: TableRow[] = []
    port.on('message', (message: RowsMessage) => {
      if ('head' in message) {
        beginning = message
        rows = []
      } else if ('rows' in message) {
        for (const row of message.rows) rows.push(row)
      } else {
        if (beginning !== undefined) resolve(finishTable(beginning.head, rows, beginning.finish))
        port.close()
      }
    })
    port.on('close', () => reject(new AppError('cancelled', 'This was stopped. Nothing was lost.')))
  })
}
