import { count, formatNumber } from '../../ui/format.ts'
import type { ChartData, OpenCell } from './charts-store.ts'

/** A cell of a chart. */
export type ChartCell = ChartData['cells'][number]

/** Cells by row and column. */
export function cellsByPlace({ cells }: ChartData): Map<string, ChartCell> {
  return new Map(cells.map(cell => [placeKey(cell.rowIndex, cell.columnIndex), cell]))
}

/** A row and a column as one key. */
export function placeKey(rowIndex: number, columnIndex: number): string {
  return `${rowIndex} ${columnIndex}`
}

/** The cell that is open, as the chart has it now; null where it is empty, or gone. */
export function findOpen(data: ChartData, open: OpenCell | null): ChartCell | null {
  if (open === null) return null
  const rowIndex = data.rows.findIndex(({ id }) => id === open.rowId)
  const columnIndex = data.columns.findIndex(({ id }) => id === open.columnId)
  const isIt = (cell: ChartCell) => cell.rowIndex === rowIndex && cell.columnIndex === columnIndex
  return data.cells.find(isIt) ?? null
}

/** What a cell is: “Clients × Supports”, “Context, turn 12”, “P01: new elements”. */
export function nameCell(data: ChartData, rowIndex: number, columnIndex: number): string {
  const [row, column] = [data.rows[rowIndex]?.name ?? '', data.columns[columnIndex]?.name ?? '']
  if (data.kind === 'turns') return `${row}, ${data.columnTitle.toLowerCase()} ${column}`
  return data.kind === 'saturation' ? `${column}: ${row.toLowerCase()}` : `${row} × ${column}`
}

/** What a cell says, for those who cannot see it. */
export function tellCell(
  data: ChartData,
  cells: ReadonlyMap<string, ChartCell>,
  rowIndex: number,
  columnIndex: number,
): string {
  const cell = cells.get(placeKey(rowIndex, columnIndex))
  const name = nameCell(data, rowIndex, columnIndex)
  if (data.kind !== 'saturation') {
    return `${name}: ${cell ? count(cell.count, data.countTitle.toLowerCase().slice(0, -1)) : 'none'}`
  }
  const known = cells.get(placeKey(1, columnIndex))?.count ?? 0
  const fresh = cell ? `${formatNumber(cell.count)}, in ${count(cell.passages, 'passage')}` : 'none'
  return `${name}, ${fresh}; ${formatNumber(known)} known by then`
}
