import type { TypedContent, TypedTable } from './read-typed.ts'
import type { OutputOf } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/domain/app-error.ts'
import { takeCodes } from '../../../db/repositories/foreign-codes.ts'
import { insertProtection } from '../../../db/repositories/protection.ts'
import { lastChange } from '../../../db/repositories/search.ts'
import type { ReadableDb, WritableDb } from '../../../db/sql.ts'
import type { PreparedCommandHandler, QueryHandler } from '../../handlers.ts'
import { NameTally } from '../../name-tally.ts'
import type { PlacedQuote } from './find-quotes.ts'
import { quotesOf, readTyped } from './read-typed.ts'
import { takeCodings } from './take-codings.ts'
import { takeTheory } from './take-theory.ts'

/** Says what a table that people typed would bring. */
export const previewTyped: QueryHandler<'interchange.previewTable'> = async (
  _db,
  input,
  session,
) => {
  const table = await readTyped(session, input, 'preview')
  return { ...describe(table), ...listContent(table.content) }
}

/** Takes such a table in as one step. */
export const importTyped: PreparedCommandHandler<'interchange.importTable'> = {
  async prepare(input, session) {
    const before = lastChange(session.db())
    const table = await readTyped(session, input, 'import')
    return (db, { names = [], hasBrackets }, researcherId) => {
      requireUnchanged(db, before)
      const created = take(db, table.content, researcherId)
      const tally = new NameTally({ names, hasBrackets })
      tally.add(null, table.names.replaced)
      insertProtection(db, tally.entries(), researcherId)
      const value = { ...describe(table), created }
      return { value, label: `Import the table “${table.name}”` }
    }
  },
}

/** Throws `cancelled` where the project was changed since quotes were looked up in it. */
function requireUnchanged(db: ReadableDb, before: unknown): void {
  if (lastChange(db) === before) return
  throw new AppError(
    'cancelled',
    'The project was changed while the table was read, so nothing was imported. Import it again.',
  )
}

type Created = OutputOf<'interchange.importTable'>['created']

const NOTHING: Created = {
  ...{ configurations: 0, elements: 0, evidence: 0, codings: 0, codes: 0, researchers: 0 },
  recognised: 0,
}

function take(db: WritableDb, content: TypedContent, researcherId: string): Created {
  if (content.kind === 'codes') {
    const { created, recognised } = takeCodes(db, content.codes, 'table')
    return { ...NOTHING, codes: created, recognised }
  }
  if (content.kind === 'codings') {
    return { ...NOTHING, ...takeCodings(db, content.codings, content.places, researcherId) }
  }
  return { ...NOTHING, ...takeTheory(db, content.theory, content.places, researcherId) }
}

function describe(table: TypedTable): Omit<OutputOf<'interchange.importTable'>, 'created'> {
  const { file, sheet, headerRow, header, uses, rowCount, content } = table
  const rows = sheet.rows.slice(headerRow + 1)
  return {
    kind: content.kind,
    format: file.format,
    sheets: file.sheets.map(({ name }) => name),
    ...{ sheet: sheet.name, headerRow: headerRow + 1, rows: rowCount },
    columns: header.map((written, column) => ({
      ...{ column, header: written, use: uses[column] ?? 'ignore' },
      example: shorten(rows.find(cells => (cells[column] ?? '') !== '')?.[column] ?? ''),
    })),
    quotes: describeQuotes(content),
    problems: 'theory' in content ? content.theory.problems : [],
    names: { replaced: table.names.replaced.length, doubtful: table.names.doubtful },
  }
}

function describeQuotes(content: TypedContent) {
  if (content.kind === 'codes') return []
  const given =
    content.kind === 'codings'
      ? content.codings.map(({ row, quote, source }) => ({ row, text: quote, source }))
      : quotesOf(content.theory)
  return given.map(({ row, text, source }, index) => ({
    ...{ row, text, source },
    ...found(content.places[index] ?? null),
  }))
}

function found(place: PlacedQuote | null) {
  if (place === null) return { how: 'missing' as const, words: null, sourceTitle: null, times: 0 }
  const { how, words, sourceTitle, times } = place
  return { how, words: how === 'exact' ? null : words, sourceTitle, times }
}

function listContent(content: TypedContent) {
  const theory = 'theory' in content ? content.theory : null
  return {
    configurations: (theory?.configurations ?? []).map(each => ({
      ...{ row: each.row, number: each.number, title: each.title, quotes: each.quotes.length },
      elements: each.elements.map(({ role, facet, label }) => ({ role, facet, label })),
    })),
    elements: (theory?.elements ?? []).map(({ element: { role, facet, label }, quotes }) => ({
      ...{ role, facet, label, quotes: quotes.length },
    })),
    codes:
      content.kind === 'codes'
        ? content.codes.map(({ name, role, parentGuid }) => ({
            name,
            role,
            isBelow: parentGuid !== null,
          }))
        : [],
    codings: content.kind === 'codings' ? content.codings.length : 0,
  }
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119).toWellFormed()}…`
}
