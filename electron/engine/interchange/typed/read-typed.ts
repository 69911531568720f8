import { basename } from 'node:path'
import type { ParsedInputOf } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/domain/app-error.ts'
import type { ForeignCode } from '../../../../shared/interchange/foreign.ts'
import {
  type ColumnUse,
  guessKind,
  guessUses,
  type TypedKind,
} from '../../../../shared/interchange/typed/columns.ts'
import {
  guessHeaderRow,
  headerAt,
  joinAlike,
  upright,
  withNumbers,
} from '../../../../shared/interchange/typed/header.ts'
import { readCodes } from '../../../../shared/interchange/typed/codes.ts'
import { readCodings, type TypedCoding } from '../../../../shared/interchange/typed/codings.ts'
import {
  readConfigurations,
  readElements,
  type TypedTheory,
} from '../../../../shared/interchange/typed/configurations.ts'
import { typedRows } from '../../../../shared/interchange/typed/table.ts'
import type { Sheet, TableFile } from '../../../../shared/survey/table.ts'
import { LIMITS } from '../../../import/limits.ts'
import { refuseFaultyList } from '../../find-names.ts'
import { type NamedTable, replaceInTable } from '../../names-in-table.ts'
import { readBytes } from '../../read-bytes.ts'
import type { Session } from '../../session.ts'
import { readInterchange } from '../read-interchange.ts'
import { findQuotes, type PlacedQuote, type WantedQuote } from './find-quotes.ts'

type Input = ParsedInputOf<'interchange.previewTable'>

/** What a table says, with each quote's place. */
export type TypedContent =
  | { kind: 'configurations' | 'elements'; theory: TypedTheory; places: (PlacedQuote | null)[] }
  | { kind: 'codings'; codings: TypedCoding[]; places: (PlacedQuote | null)[] }
  | { kind: 'codes'; codes: ForeignCode[] }

/** A table as it was read, with what its columns are for. */
export interface TypedTable {
  name: string
  file: TableFile
  sheet: Sheet
  headerRow: number
  header: string[]
  uses: ColumnUse[]
  rowCount: number
  content: TypedContent
  /** What was replaced in it of the list of names that was given, and how many doubtful hits were not. */
  names: Pick<NamedTable<unknown>, 'replaced' | 'doubtful'>
}

const LIMIT = { bytes: LIMITS.fileBytes, message: 'This file is larger than 100 MB.' }

/** Reads a table that people typed, and looks its quotes up. Throws `format_broken` where nothing says what it is of. */
export async function readTyped(
  session: Session,
  input: Input,
  task: 'preview' | 'import',
): Promise<TypedTable> {
  const { file, names, hasBrackets } = input
  refuseFaultyList({ names: names ?? [] })
  const fileName = basename(typeof file === 'string' ? file : file.name)
  return readInterchange(session, file, async signal => {
    const bytes =
      typeof file === 'string'
        ? await readBytes(session, file, LIMIT)
        : Buffer.from(file.base64, 'base64')
    // Before quotes are looked up: the sources may have been freed of names already.
    const named = replaceInTable(
      { name: fileName, bytes, table: await session.readTypedTable(fileName, bytes) },
      { names, hasBrackets, columns: [] },
    )
    const { name, table: given } = named.given
    const table = { ...given, sheets: asTyped(given) }
    const read = chooseColumns(table, input)
    const rows = typedRows(read.sheet.rows, read.headerRow, read.uses)
    const wanted = wantedOf(rows, read.kind)
    const places = await findQuotes(session.db(), wanted.quotes, {
      signal,
      onProgress: done =>
        session.emit({ type: 'progress', task, done, total: wanted.quotes.length }),
    })
    const { sheet, headerRow, header, uses } = read
    return {
      ...{ name, file: table, sheet, headerRow, header, uses, rowCount: rows.length },
      ...{ content: wanted.with(places), names: named },
    }
  })
}

function chooseColumns(table: TableFile, input: Input) {
  const sheets = table.sheets.filter(({ rows }) => rows.some(cells => cells.length > 0))
  const readable = sheets.map(sheet => {
    const headerRow =
      input.headerRow === undefined ? guessHeaderRow(sheet.rows) : input.headerRow - 1
    const header = headerAt(sheet.rows, headerRow)
    const uses = withNumbers(guessUses(header), sheet.rows, headerRow)
    return { sheet, headerRow, header, uses, kind: guessKind(uses) }
  })
  const chosen =
    readable.find(({ sheet }) => sheet.name === input.sheet) ??
    (input.sheet === undefined
      ? (readable.find(({ kind }) => kind !== null) ?? readable[0])
      : undefined)
  if (chosen === undefined) throw noTable()
  const uses = [...chosen.uses]
  for (const { column, use } of input.columns) if (column < uses.length) uses[column] = use
  const kind = input.kind ?? guessKind(uses)
  if (kind === null) throw noTable()
  return { ...chosen, uses, kind }
}

/** Every table the right way up; those of a document that go on with the columns of the one before are one with it. */
function asTyped({ format, sheets }: TableFile): Sheet[] {
  const turned = sheets.map(sheet => ({ ...sheet, rows: upright(sheet.rows).map(row => [...row]) }))
  return format === 'docx' ? joinAlike(turned) : turned
}

function noTable(): AppError {
  return new AppError(
    'format_broken',
    'No table in this file has columns that are known. Name columns such as Context, Mechanism, Outcome, Quote and Source, or Code and Description, in the first row. Nothing was imported.',
  )
}

function wantedOf(
  rows: ReturnType<typeof typedRows>,
  kind: TypedKind,
): { quotes: WantedQuote[]; with: (places: (PlacedQuote | null)[]) => TypedContent } {
  if (kind === 'codes') {
    const codes = readCodes(rows)
    return { quotes: [], with: () => ({ kind, codes }) }
  }
  if (kind === 'codings') {
    const codings = readCodings(rows)
    const quotes = codings.map(({ quote: text, ...rest }) => ({ text, ...rest }))
    return { quotes, with: places => ({ kind, codings, places }) }
  }
  const theory = kind === 'elements' ? readElements(rows) : readConfigurations(rows)
  return { quotes: quotesOf(theory), with: places => ({ kind, theory, places }) }
}

/** All quotes of a theory, in the order in which their places stand. */
export function quotesOf({ configurations, elements }: TypedTheory) {
  return [...configurations, ...elements].flatMap(({ quotes }) => quotes)
}
