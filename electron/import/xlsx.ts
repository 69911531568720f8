import readWorkbook from 'read-excel-file/universal'
import { cleanText } from './clean-text.ts'
import { LIMITS, broken, tooLarge } from './limits.ts'
import { withoutEnd } from './separated.ts'
import { Warnings } from './warnings.ts'
import { openXlsx } from './xlsx-package.ts'
import type { MergedCells } from './xlsx-sheet.ts'
import type { Sheet, TableFile } from '../../shared/survey/table.ts'

/**
 * Reads an Excel file: every sheet, formulas by the value they had when the file was saved, dates as `2026-03-31`,
 * numbers without the noise behind the fifteenth digit, as Excel shows them. Throws `format_broken`, `too_large`.
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableFile> {
  const warnings = new Warnings()
  const { archive, merged, unsaved } = openXlsx(bytes)
  warnings.add('formula_unsaved', unsaved)
  const read = await readWorkbook(archive, { trim: false, parseNumber: writeNumber }).catch(() => {
    // Its messages name parts of the file, and may hold what stands in them.
    throw broken('The file is damaged, or is no Excel file.')
  })
  if (read.length > LIMITS.tableSheets) {
    throw tooLarge('The file has more than 100 sheets.', LIMITS.tableSheets)
  }
  const sheets = read.map(({ sheet, data }, index): Sheet => {
    // A sheet that is a diagram has no cells.
    const cells: readonly (readonly unknown[])[] = data ?? []
    const rows = cells.map(row => row.map(cell => cleanText(write(cell), warnings)))
    fillMerged(rows, merged[index] ?? [])
    return { name: cleanText(sheet, warnings), rows: rows.map(withoutEnd) }
  })
  if (sheets.length === 0) throw broken('The file holds no sheet.')
  return { format: 'xlsx', encoding: null, sheets, warnings: warnings.list() }
}

/** Gives the cells that are merged downwards the text of the first: it holds for each of their rows. */
function fillMerged(rows: string[][], merged: readonly MergedCells[]): void {
  for (const { fromRow, toRow, column } of merged) {
    const text = rows[fromRow - 1]?.[column - 1] ?? ''
    if (text === '') continue
    for (const cells of rows.slice(fromRow, toRow)) {
      while (cells.length < column) cells.push('')
      cells[column - 1] = text
    }
  }
}

function write(cell: unknown): string {
  if (cell instanceof Date) return writeDate(cell)
  // As Excel itself writes them into a CSV file.
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return typeof cell === 'string' ? cell : ''
}

function writeNumber(written: string): string {
  const value = Number(written)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : written
}

const SECOND_MS = 1_000
/** Excel has no days before this one: an earlier one is a time of day alone. */
const FIRST_DAY_MS = Date.UTC(1900, 0, 1)

function writeDate(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / SECOND_MS) * SECOND_MS)
  if (Number.isNaN(rounded.getTime())) return ''
  const [day = '', time = ''] = rounded.toISOString().slice(0, -5).split('T')
  const short = time.endsWith(':00') ? time.slice(0, 5) : time
  if (rounded.getTime() < FIRST_DAY_MS) return short
  return time === '00:00:00' ? day : `${day} ${short}`
}
