import type { ReportOf } from '../../../shared/contract/reports.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { storyReport } from '../../../shared/reports/story-report.ts'
import { heading, type Report, soft, text } from '../../../shared/reports/report.ts'
import { finishTable } from '../../../shared/tables/finish-table.ts'
import { NOTHING_LISTED, type TableRow } from '../../../shared/tables/table.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import { countStudy } from '../../db/repositories/study-counts.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { findInTexts } from '../find-in-texts.ts'
import { gatherTable } from '../gather-table.ts'
import type { Session } from '../session.ts'
import type { TablePlan } from '../tables/planner.ts'
import { TABLES } from '../tables/tables.ts'
import { tellSlowly } from '../tell-story.ts'
import { asOf } from './as-of.ts'
import { auditReport } from './audit.ts'
import { checklistReport, gatherChecklist } from './checklist.ts'
import { configurationsReport } from './configurations.ts'
import { historyReport } from './history.ts'
import { inSlices } from './in-slices.ts'
import { memosReport } from './memos.ts'
import { methodsReport } from './methods.ts'
import { passagesReport } from './passages.ts'
import { protectionReport } from './protection.ts'
import { searchReport } from './search.ts'
import { sourceReport } from './source.ts'
import { workshopReport } from './workshop.ts'

/** The most places of a search that are printed. */
const MOST_HITS = 2_000

/**
 * A document of the project. Throws what gathering it throws, `cancelled` where the signal says so, and `format_unsupported`
 * for a diagram, a chart or cards, which are no documents.
 */
export async function gatherReport(
  session: Session,
  of: ReportOf,
  signal?: AbortSignal,
): Promise<Report> {
  const db = session.seenDb()
  switch (of.what) {
    case 'story':
      return inSlices(session, toldSlowly, signal)
    case 'audit':
      return inSlices(session, auditReport, signal)
    case 'methods':
      return methodsReport(countStudy(db), getProjectInfo(db).title, asOf(db))
    case 'checklist':
      return checklistReport(gatherChecklist(db, of.standard), getProjectInfo(db).title, asOf(db))
    case 'source':
      return sourceReport(db, of)
    case 'configurations':
      return inSlices(session, now => configurationsReport(now, of), signal)
    case 'memos':
      return memosReport(db, of.memoIds)
    case 'passages':
      return passagesReport(db, of.where)
    case 'search': {
      const found = await findInTexts(
        db,
        { ...of.query, isTyping: false, limit: MOST_HITS },
        session,
      )
      if (found.problem !== null) throw new AppError('invalid_input', found.problem.message)
      return searchReport(db, of.query.query, found)
    }
    case 'workshop':
      return workshopReport(db, of)
    case 'protection':
      return protectionReport(db)
    case 'history':
      return historyReport(db)
    case 'table':
      return tableReport(session, of, signal)
    case 'diagram':
    case 'chart':
    case 'cards':
      throw new AppError('format_unsupported', `This is written as the product “${of.what}”.`)
  }
}

function* toldSlowly(db: ReadableDb): Generator<void, Report, void> {
  return storyReport(yield* tellSlowly(db), asOf(db))
}

async function tableReport(
  session: Session,
  { kind, options }: Extract<ReportOf, { what: 'table' }>,
  signal: AbortSignal | undefined,
): Promise<Report> {
  let plan: TablePlan | undefined
  let rows: TableRow[] = []
  await gatherTable(session, db => TABLES[kind].plan(db, options, false), {
    begin(begun) {
      plan = begun
      rows = []
    },
    take(batch) {
      rows.push(...batch)
      return true
    },
    ...(signal !== undefined && { signal }),
  })
  if (plan === undefined) throw new Error('No table was begun')
  const table = finishTable(plan.head, rows, plan.finish)
  const { title, caption, notes, date, columns, isLandscape, groupedBy } = table
  return {
    ...{ title, date, isLandscape },
    blocks: [
      heading(1, title),
      soft(`${caption} As of ${writtenDay(date)}.`),
      table.rows.length === 0
        ? text(NOTHING_LISTED)
        : { kind: 'table', columns, rows: table.rows, groupedBy },
      ...notes.map(soft),
    ],
  }
}
