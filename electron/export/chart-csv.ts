import type { ChartData } from '../../shared/contract/charts.ts'
import { toCsv } from './csv.ts'

/** A chart as CSV: its rows and columns as they are headed, with 0 where nothing is. */
export function chartCsv({ rowTitle, rows, columns, cells }: ChartData): string {
  const counts = new Map(cells.map(cell => [`${cell.rowIndex} ${cell.columnIndex}`, cell.count]))
  return toCsv(
    [rowTitle, ...columns.map(({ name }) => name)],
    rows.map(({ name }, row) => [
      name,
      ...columns.map((_, column) => counts.get(`${row} ${column}`) ?? 0),
    ]),
  )
}
