import { AppError } from '../../shared/domain/app-error.ts'
import { readDocxTables } from './docx-tables.ts'
import { readJsonTable } from './json-table.ts'
import { LIMITS, tooLarge, unsupported } from './limits.ts'
import { contentOf } from './magic.ts'
import { readSeparated } from './separated.ts'
import { readXlsx } from './xlsx.ts'
import type { Content } from './magic.ts'
import type { Sheet, TableFile } from '../../shared/survey/table.ts'

interface Format {
  content: Content
  read: (bytes: Uint8Array) => TableFile | Promise<TableFile>
}

const XLSX: Format = { content: 'zip', read: readXlsx }
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['xlsx', XLSX],
  ['xlsm', XLSX],
  ['csv', { content: 'text', read: (bytes: Uint8Array) => readSeparated(bytes, 'csv') }],
  ['tsv', { content: 'text', read: (bytes: Uint8Array) => readSeparated(bytes, 'tsv') }],
])

const OLD_EXCEL =
  'It is an old Excel file (.xls), or one with a password. Open it in Excel or LibreOffice, remove the password, and save it as XLSX.'
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['xls', 'Open it in Excel or LibreOffice and save it as XLSX.'],
  ['xlsb', 'Open it in Excel and save it as XLSX.'],
  ['ods', 'Open it in LibreOffice and save it as XLSX or CSV.'],
  ['numbers', 'Open it in Numbers and export it as XLSX or CSV.'],
])

/**
 * Reads a table: XLSX, CSV or TSV. The extension names the format and the first bytes must agree with it. Touches
 * neither the file system nor the network. Throws `format_unsupported`, `format_broken` or `too_large`, never with any
 * of the file's text in the message.
 */
export async function readTableFile(name: string, bytes: Uint8Array): Promise<TableFile> {
  const extension = /\.([^./\\]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const format = FORMATS.get(extension)
  if (format === undefined) {
    const advice = ADVICE.get(extension) ?? 'A table can be XLSX, CSV or TSV.'
    throw unsupported(`A table cannot be read from a file of this format. ${advice}`)
  }
  if (bytes.length > LIMITS.fileBytes) {
    throw tooLarge('The file is larger than 100 MB.', LIMITS.fileBytes)
  }
  const content = contentOf(bytes)
  if (content !== format.content) throw unsupported(mismatch(format.content, content), { content })
  const table = await format.read(bytes)
  refuseTooMuch(table.sheets)
  return table
}

/** Reads a table that people typed: of a Word file, of a list as JSON, or as `readTableFile` does. Throws like it. */
export async function readTypedTable(name: string, bytes: Uint8Array): Promise<TableFile> {
  const extension = /\.([^./\\]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (!['docx', 'docm', 'json'].includes(extension)) return readTableFile(name, bytes)
  if (bytes.length > LIMITS.fileBytes) {
    throw tooLarge('The file is larger than 100 MB.', LIMITS.fileBytes)
  }
  const table = extension === 'json' ? readJsonTable(bytes) : await readDocxTables(bytes)
  refuseTooMuch(table.sheets)
  return table
}

function mismatch(expected: Content, content: Content): string {
  if (content === 'ole') return OLD_EXCEL
  return expected === 'zip'
    ? 'The file is not what its extension says: it is no Excel file. Open it in the program it comes from and save it as XLSX or CSV.'
    : 'The file is not what its extension says: it holds no separated values. If it is a spreadsheet, give it the extension .xlsx.'
}

function tooManyCells(): AppError {
  return new AppError(
    'too_large',
    'The table has more than 400,000 cells. Nothing was imported. Delete the columns that are not needed, or split the file, and try again.',
    { limit: LIMITS.tableCells },
  )
}

/** What is within every limit by itself may still be too much: one long text can stand in a million cells. */
function refuseTooMuch(sheets: readonly Sheet[]): void {
  let units = 0
  let all = 0
  for (const { rows } of sheets) {
    if (rows.length > LIMITS.tableRows) {
      throw tooLarge('The table has more than 20,000 rows.', LIMITS.tableRows)
    }
    for (const cells of rows) {
      if (cells.length > LIMITS.tableColumns) {
        throw tooLarge('The table has more than 1,000 columns.', LIMITS.tableColumns)
      }
      all += cells.length
      if (all > LIMITS.tableCells) throw tooManyCells()
      for (const cell of cells) {
        if (cell.length > LIMITS.tableCellUnits) {
          throw tooLarge(
            'A cell of the table holds more than 100,000 characters.',
            LIMITS.tableCellUnits,
          )
        }
        units += cell.length + 1
      }
    }
    if (units > LIMITS.textUnits) {
      throw tooLarge('The table holds more than 12 million characters.', LIMITS.textUnits)
    }
  }
}
