import { cellText } from '../../../shared/tables/cell-text.ts'
import type { Cell, Table } from '../../../shared/tables/table.ts'
import { toCsv } from '../csv.ts'

/** A table as CSV: what rows are grouped by is a column, and a cell of several paragraphs has several lines. */
export function tableCsv({ columns, rows, groupedBy }: Table): string {
  const headings = columns.map(({ label }) => label)
  return toCsv(
    groupedBy === null ? headings : [groupedBy, ...headings],
    rows.map(({ group, cells }) => [
      ...(groupedBy === null ? [] : [group ?? '']),
      ...cells.map(csvCell),
    ]),
  )
}

function csvCell(cell: Cell): string | number {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : cellText(cell)
}
