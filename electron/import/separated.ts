import Papa from 'papaparse'
import { LIMITS, broken } from './limits.ts'
import { readPlainText } from './text-file.ts'
import { Warnings } from './warnings.ts'
import type { TableFile } from '../../shared/survey/table.ts'

/** Reads separated values; the sign between cells is found, or said by Excel in a first line `sep=;`. */
export function readSeparated(bytes: Uint8Array, format: 'csv' | 'tsv'): TableFile {
  const warnings = new Warnings()
  const { text, encoding } = readPlainText(bytes, warnings)
  const [line, said] = /^sep=(.)(?:\n|$)/i.exec(text) ?? []
  const body = text.slice(line?.length ?? 0)
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter: said ?? (format === 'tsv' ? '\t' : findDelimiter(body)),
    newline: '\n',
    // More rows than are taken are not looked for.
    preview: LIMITS.tableRows + 1,
  })
  // The line of Excel's counts as a row, so that rows keep the number they have in a spreadsheet.
  const skipped = line === undefined ? [] : [[]]
  const fault = errors.find(error => error.type === 'Quotes')
  if (fault !== undefined) {
    const row = (fault.row ?? 0) + 1 + skipped.length
    throw broken(`Row ${row} has a quotation mark that is not closed.`)
  }
  const rows = [...skipped, ...data].map(withoutEnd)
  while (rows.at(-1)?.length === 0) rows.pop()
  return { format, encoding, sheets: [{ name: '', rows }], warnings: warnings.list() }
}

const DELIMITERS = [',', ';', '\t', '|']
const SAMPLE_ROWS = 50

/** The sign by which most of the first rows fall into the same number of cells, and into more than one. */
function findDelimiter(text: string): string {
  const found = DELIMITERS.map(delimiter => {
    const { data, errors } = Papa.parse<string[]>(text, {
      ...{ delimiter, newline: '\n', preview: SAMPLE_ROWS, skipEmptyLines: true },
    })
    const counts = new Map<number, number>()
    for (const { length } of data) {
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
    }
    const [cells = 0, rows = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
    // Quotation marks in odd places mean that it is another sign they stand next to.
    const isOdd = errors.some(error => error.type === 'Quotes')
    return { delimiter, cells, share: isOdd ? 0 : rows / Math.max(1, data.length) }
  })
  const best = found.sort((a, b) => b.share - a.share || b.cells - a.cells)[0]
  return best === undefined || best.share === 0 ? ',' : best.delimiter
}

/** A row without the empty cells at its end. */
export function withoutEnd(cells: readonly string[]): string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]?.trim() === '') end--
  return cells.slice(0, end)
}
