import Papa from 'papaparse'

/**
 * Rows as CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark (without it Excel misreads accents). A cell that
 * begins like a formula is made text with an apostrophe, so that no transcript can act on whoever opens the file.
 */
export function toCsv(columns: readonly string[], rows: readonly (string | number)[][]): string {
  const table = Papa.unparse(
    { fields: [...columns], data: rows.map(row => [...row]) },
    { escapeFormulae: /^[\s]*[=+\-@\t\r＝＋－＠]/u },
  )
  return `\uFEFF${table}\r\n`
}
