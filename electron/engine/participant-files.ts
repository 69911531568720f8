import { basename, extname } from 'node:path'
import Papa from 'papaparse'
import { AppError } from '../../shared/domain/app-error.ts'
import type { ParticipantTable } from '../../shared/domain/participant-plan.ts'
import { readPlainText } from '../import/text-file.ts'
import { Warnings } from '../import/warnings.ts'
import { readBytes } from './read-bytes.ts'
import type { Session } from './session.ts'

/** A table of people is small; what is larger is something else. */
const MAX_BYTES = 10_000_000
const MAX_ROWS = 20_000
const MAX_COLUMNS = 200

type GivenFile = string | { name: string; base64: string }

/** Reads tables of participants. Throws an `AppError` that names the file; then none of them is used. */
export function readParticipantFiles(
  session: Session,
  files: readonly GivenFile[],
): Promise<ParticipantTable[]> {
  return Promise.all(files.map(file => readTable(session, file)))
}

async function readTable(session: Session, file: GivenFile): Promise<ParticipantTable> {
  const name = basename(typeof file === 'string' ? file : file.name)
  if (/^\.(?:xlsx?|xlsm|ods|numbers)$/i.test(extname(name))) {
    throw new AppError(
      'format_unsupported',
      `“${name}” is a spreadsheet file. Save the sheet as CSV (UTF-8) and import that.`,
    )
  }
  const { text } = readPlainText(await bytesOf(session, file, name), new Warnings())
  return parseTable(name, text)
}

function parseTable(name: string, text: string): ParticipantTable {
  // Excel writes which sign stands between cells into a first line of its own.
  const [line, said] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const { data, errors } = Papa.parse<string[]>(text.slice(line?.length ?? 0), {
    delimiter: said ?? '',
    preview: MAX_ROWS + 2,
  })
  const fault = errors.find(error => error.type === 'Quotes')
  const skipped = line === undefined ? 0 : 1
  if (fault !== undefined) {
    const row = (fault.row ?? 0) + 1 + skipped
    throw broken(`“${name}” has a quotation mark in row ${row} that is not closed.`)
  }
  const headerAt = data.findIndex(cells => cells.some(cell => cell.trim() !== ''))
  const header = data[headerAt] ?? []
  const rows = data.slice(headerAt + 1)
  if (!rows.some(cells => cells.some(cell => cell.trim() !== ''))) {
    throw broken(`“${name}” has no rows below its first one, which names the columns.`)
  }
  if (data.length > MAX_ROWS || header.length > MAX_COLUMNS) throw tooLarge(name)
  return { name, headerRow: headerAt + 1 + skipped, header, rows }
}

async function bytesOf(session: Session, file: GivenFile, name: string): Promise<Uint8Array> {
  if (typeof file !== 'string') {
    if (file.base64.length > MAX_BYTES * 1.4) throw tooLarge(name)
    return Buffer.from(file.base64, 'base64')
  }
  return readBytes(session, file, { bytes: MAX_BYTES, message: tooLarge(name).message })
}

function broken(message: string): AppError {
  return new AppError('format_broken', `${message} Nothing was imported.`)
}

function tooLarge(name: string): AppError {
  return new AppError(
    'too_large',
    `“${name}” is larger than a table of participants can be (10 MB, 20,000 rows, 200 columns). Nothing was imported.`,
  )
}
