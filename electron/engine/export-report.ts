import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { Product } from '../../shared/contract/exports.ts'
import { ReportOf } from '../../shared/contract/reports.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { REPORT_ENDINGS, type ReportEnding } from '../../shared/reports/endings.ts'
import { sheetOf } from '../../shared/reports/paper.ts'
import { gatherReport } from './reports/gather-report.ts'
import type { Session } from './session.ts'

/** A document that is to be written. */
export interface ReportOrder {
  of: ReportOf
  ending: ReportEnding
  paper: Parameters<typeof sheetOf>[0]
  orientation: Parameters<typeof sheetOf>[1]
}

/** The document that a file is of, or null where it is none. Throws `invalid_input` where a printout does not say of what. */
export function reportOrder(
  { product, report, workshop }: ParsedInputOf<'exports.write'>,
  ending: string,
): ReportOrder | null {
  const chosen = REPORT_ENDINGS.find(each => each === ending)
  if (chosen === undefined) return null
  const { standard = 'rameses-ii', paper = 'A4', orientation = 'auto', of } = report ?? {}
  const named = ofProduct(product, standard)
  if (named === null && product !== 'printout' && product !== 'workshop-report') return null
  const what = named ?? of ?? ofWorkshop(product, workshop?.workshopId)
  if (what === undefined) {
    throw new AppError('invalid_input', 'Say what is to be printed: `report.of` is missing.')
  }
  if (product === 'workshop-report' && what.what !== 'workshop') {
    throw new AppError(
      'invalid_input',
      'A workshop report is of a workshop: name it in `report.of`.',
    )
  }
  return { of: what, ending: chosen, paper, orientation }
}

/** A workshop's report can be named as its other products are. */
function ofWorkshop(product: Product, workshopId: string | undefined): ReportOf | undefined {
  if (product !== 'workshop-report' || workshopId === undefined) return undefined
  return ReportOf.parse({ what: 'workshop', workshopId })
}

function ofProduct(
  product: Product,
  standard: Extract<ReportOf, { what: 'checklist' }>['standard'],
): ReportOf | null {
  switch (product) {
    case 'story':
    case 'audit':
    case 'methods':
      return { what: product }
    case 'checklist':
      return { what: 'checklist', standard }
    default:
      return null
  }
}

/**
 * Makes a document as the content of a file, and tells how far it has come as `export`. Throws what gathering throws,
 * `cancelled`, `too_large` or `timed_out`.
 */
export async function exportReport(
  session: Session,
  { of, ending, paper, orientation }: ReportOrder,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const tell = (done: number) => session.emit({ type: 'progress', task: 'export', done, total: 3 })
  tell(0)
  // Whoever asked sees that something is under way, and may think better of it.
  await nextTurn()
  signal.throwIfAborted()
  const report = await gatherReport(session, of, signal)
  tell(1)
  await nextTurn()
  signal.throwIfAborted()
  const sheet = sheetOf(paper, orientation, report.isLandscape)
  const content = await session.writeReport(report, ending, sheet)
  signal.throwIfAborted()
  tell(3)
  return content
}
