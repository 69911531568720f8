import Papa from 'papaparse'

/** How a text begins that a spreadsheet might take for a formula. */
export const FORMULA_START: RegExp = /^[\s]*[=+\-@\t\r＝＋－＠]/u

/**
 * Rows as CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark (without it Excel misreads accents). A cell that
 * begins like a formula is made text with an apostrophe, so that no transcript can act on whoever opens the file.
 */
export function toCsv(columns: readonly string[], rows: readonly (string | number)[][]): string {
  const table = Papa.unparse(
    { fields: [...columns], data: rows.map(row => row.map(clean)) },
    // Every cell in quotes: a program that splits at semicolons would otherwise begin a cell in the middle of a quote.
    { quotes: true, escapeFormulae: FORMULA_START },
  )
  // Without rows the heading has a line break of its own already.
  return `\uFEFF${table.trimEnd()}\r\n`
}

/** Leaves out signs that no spreadsheet can hold: control characters but tab and line feed, and non-characters. */
function clean(cell: string | number): string | number {
  return typeof cell === 'number' ? cell : cell.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
}
