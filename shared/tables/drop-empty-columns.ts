import { type Cell, needsLandscape, type Table } from './table.ts'

/**
 * A table without the columns that hold nothing in any row, and says so: a page has no room for them. One without rows
 * stays as it is.
 */
export function dropEmptyColumns(table: Table): Table {
  const { columns, rows, notes } = table
  const isUsed = columns.map((_, place) => rows.some(({ cells }) => !isEmpty(cells[place] ?? null)))
  if (rows.length === 0 || isUsed.every(used => used) || !isUsed.includes(true)) return table
  const isKept = (_: unknown, place: number) => isUsed[place] === true
  const kept = columns.filter(isKept)
  const names = columns.filter((_, place) => isUsed[place] !== true).map(({ label }) => label)
  return {
    ...table,
    notes: [...notes, `Left out, since nothing stands in them: ${names.join(', ')}.`],
    columns: kept,
    isLandscape: needsLandscape(kept),
    rows: rows.map(({ group, cells }) => ({ group, cells: cells.filter(isKept) })),
  }
}

function isEmpty(cell: Cell): boolean {
  return cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0)
}
