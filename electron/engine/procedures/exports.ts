import { basename, extname } from 'node:path'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { type Product, PRODUCTS } from '../../../shared/contract/exports.ts'
import { TableOptions } from '../../../shared/contract/tables.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { isSpreadsheet, TABLE_FILE_ENDINGS, type TableKind } from '../../../shared/tables/kinds.ts'
import { listAttributes } from '../../db/repositories/attributes.ts'
import { listAdjustments } from '../../db/repositories/diagram-adjustments.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listCodings } from '../../db/repositories/codings.ts'
import { listExports } from '../../db/repositories/export-records.ts'
import { listParticipants } from '../../db/repositories/participants.ts'
import { listResearchers } from '../../db/repositories/project.ts'
import { listSources } from '../../db/repositories/sources.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import { codingsCsv } from '../../export/codings-csv.ts'
import { configurationsCsv, configurationsJson } from '../../export/configurations.ts'
import { codebookQdc } from '../../export/refi/codebook.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { DiagramEnding, FlowEnding } from '../../diagram/worker.ts'
import { gatherDiagram } from '../diagram.ts'
import { exportChart } from '../export-chart.ts'
import { exportReport, type ReportOrder, reportOrder } from '../export-report.ts'
import { exportCards, gatherConfigurations } from '../export-theory.ts'
import { exportTable, type TableOrder } from '../export-table.ts'
import { findCodings } from '../find-codings.ts'
import type { AreaHandlers } from '../handlers.ts'
import { exportProject } from '../interchange/export-project.ts'
import { TABLES } from '../tables/tables.ts'
import { exportBibliography } from '../review/bibliography.ts'
import { gatherFlow } from '../review/flow-figure.ts'
import { recordExport, tellsOf } from '../record-export.ts'
import type { Session } from '../session.ts'
import { workshopOrder, exportWorkshop } from '../workshop/export-workshop.ts'
import { writeOut } from '../write-out.ts'

/** Files that researchers take out of a project. */
export const exportHandlers: AreaHandlers<'exports'> = {
  'exports.products': () =>
    Object.fromEntries(Object.entries(PRODUCTS).map(([k, v]) => [k, [...v]])),
  'exports.list': db => listExports(db),
  'exports.write': async (session, input) => {
    const { product, path } = input
    const ending = extname(path).toLowerCase()
    const endings: readonly string[] = PRODUCTS[product]
    if (!endings.includes(ending)) {
      throw new AppError(
        'format_unsupported',
        `A file with ${product} must end in ${endings.join(' or ')}.`,
        { ending },
      )
    }
    const order = tableOrder(input, ending)
    const report = reportOrder(input, ending)
    const writing = session.startWriting()
    try {
      if (product === 'project') {
        const { content, losses } = await untilStopped(
          writing,
          exportProject(session, writing, ending, input.project),
        )
        const bytes = await writeOut(session, path, content)
        recordExport(session, { product, path, tells: tellsOf(input) })
        return { path, fileName: basename(path), bytes, losses }
      }
      const choice = workshopOrder(input)
      if (choice !== null) {
        const { content, tells } = await untilStopped(writing, exportWorkshop(session, choice))
        const bytes = await writeOut(session, path, content)
        recordExport(session, { product, path, tells })
        return { path, fileName: basename(path), bytes }
      }
      const content = await untilStopped(
        writing,
        order !== null
          ? exportTable(session, order, writing)
          : report !== null
            ? exportReport(session, report, writing)
            : produce(session, product, ending, input),
      )
      const bytes = await writeOut(session, path, content)
      const tells = tableTells(session.seenDb(), order, report) ?? tellsOf(input)
      recordExport(session, { product, path, tells })
      return { path, fileName: basename(path), bytes }
    } finally {
      session.endWriting(writing)
    }
  },
}

/** How much a table, or a table that is printed, tells of people; null for anything else. */
function tableTells(db: ReadableDb, order: TableOrder | null, report: ReportOrder | null) {
  if (order !== null) {
    return TABLES[order.kind].tells(db, order.options, isSpreadsheet(order.ending))
  }
  if (report?.of.what !== 'table') return null
  return TABLES[report.of.kind].tells(db, report.of.options, false)
}

/** What work comes to, or the reason why it is to stop as soon as there is one; what a thread still makes is let go. */
function untilStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  // It may fail after nobody waits for it any more.
  work.catch(() => undefined)
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    work.then(resolve, reject)
  })
}

/** Products that are tables, with the table each is. */
const TABLE_OF: Partial<Record<Product, TableKind>> = {
  configurations: 'configurations',
  codings: 'codings',
  retrieval: 'codings',
  evidence: 'evidence',
  principles: 'principles',
  sources: 'sources',
  participants: 'participants',
  codebook: 'codebook',
}

/** Files that other programs read have columns of their own, unless a table is asked for. */
const OWN_COLUMNS: Partial<Record<Product, readonly string[]>> = {
  configurations: ['.json', '.csv'],
  codings: ['.csv'],
  retrieval: ['.csv'],
}

/** The table that a file is of, or null where it is none. Throws `invalid_input` where a retrieval names no condition. */
function tableOrder(
  { product, theoryId, where, table }: ParsedInputOf<'exports.write'>,
  ending: string,
): TableOrder | null {
  const kind = TABLE_OF[product]
  const isOwn = table === undefined && OWN_COLUMNS[product]?.includes(ending) === true
  const chosen = TABLE_FILE_ENDINGS.find(each => each === ending)
  if (kind === undefined || isOwn || chosen === undefined) return null
  const options = table ?? TableOptions.parse({})
  const condition =
    product === 'retrieval' ? requireCondition(options.where ?? where) : options.where
  return {
    kind,
    ending: chosen,
    options: { ...options, theoryId: options.theoryId ?? theoryId, where: condition },
  }
}

async function produce(
  session: Session,
  product: keyof typeof PRODUCTS,
  ending: string,
  input: ParsedInputOf<'exports.write'>,
): Promise<string | Uint8Array> {
  const db = session.seenDb()
  const { theoryId, where } = input
  if (product === 'codebook') return exportCodebook(db)
  if (product === 'cards') return exportCards(session, ending, input)
  if (product === 'chart') return exportChart(session, ending, input)
  if (product === 'bibliography') {
    return exportBibliography(
      session,
      ending,
      input.bibliography ?? { style: 'apa', of: 'included' },
    )
  }
  if (product === 'prisma') return session.drawFlow(gatherFlow(db), ending as FlowEnding)
  if (product === 'diagram') {
    const { filter, layout = 'roles', hiddenStatuses } = input
    const { theme, background, letters, scale, page, isTiled, overlap } = input
    return session.drawDiagram(ending as DiagramEnding, {
      input: gatherDiagram(db, theoryId, filter),
      ...{ layout, adjustments: listAdjustments(db, { theoryId, layout }), hiddenStatuses },
      look: { theme, background, letters, scale, page, isTiled, overlap },
    })
  }
  if (product === 'codings' || product === 'retrieval') {
    return codingsCsv({
      codings: product === 'codings' ? listCodings(db) : retrieveAll(db, requireCondition(where)),
      codes: listCodes(db),
      sources: listSources(db),
      researchers: listResearchers(db),
      speakers: listSpeakers(db),
      participants: listParticipants(db),
      attributes: listAttributes(db),
    })
  }
  const configurations = gatherConfigurations(db, theoryId)
  return ending === '.json' ? configurationsJson(configurations) : configurationsCsv(configurations)
}

/** The codebook for other programs. Throws `invalid_input` where it is empty, which their format does not allow. */
function exportCodebook(db: ReadableDb): string {
  const codes = listCodes(db)
  if (codes.length > 0) return codebookQdc(codes)
  throw new AppError('invalid_input', 'The codebook is empty, so there is nothing to write.')
}

/** Throws `invalid_input` where a condition is missing. */
function requireCondition(where: Condition | undefined): Condition {
  if (where !== undefined) return where
  throw new AppError('invalid_input', 'Say which codings the retrieval is of: `where` is missing.')
}

/** Throws `invalid_input` where a condition cannot be taken as it stands: half a table misleads. */
function retrieveAll(db: ReadableDb, where: Condition): Coding[] {
  const { codings, problem } = findCodings(db, { where, sort: 'passage', offset: 0 })
  if (problem !== null) throw new AppError('invalid_input', problem.message)
  return codings
}
