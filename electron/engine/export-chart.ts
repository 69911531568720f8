import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { chartCsv } from '../export/chart-csv.ts'
import { gatherChart } from './charts/gather-chart.ts'
import { asOf } from './reports/as-of.ts'
import type { Session } from './session.ts'

const PICTURES = ['.svg', '.png', '.pdf'] as const

/**
 * A chart as a file's content: in a picture as many rows and columns as the window shows, in a CSV all of them, unless it is
 * said how many. Throws `invalid_input` where no chart is named, and what gathering and drawing throw.
 */
export async function exportChart(
  session: Session,
  ending: string,
  { chart, chartLook = {} }: Pick<ParsedInputOf<'exports.write'>, 'chart' | 'chartLook'>,
): Promise<string | Uint8Array> {
  if (chart === undefined) {
    throw new AppError('invalid_input', 'Say which chart it is: `chart` is missing.')
  }
  const db = session.seenDb()
  if (ending === '.csv') return chartCsv(gatherChart(db, chart, Number.POSITIVE_INFINITY))
  const look = { hasTitle: true, ...chartLook }
  const as = PICTURES.find(each => each === ending) ?? '.svg'
  return session.drawChart({ data: gatherChart(db, chart), look, as, date: asOf(db) })
}
