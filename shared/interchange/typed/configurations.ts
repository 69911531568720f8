import { ROLES, type Facet, type Role, type Stance } from '../../domain/roles.ts'
import { foldQuote } from '../folded-text.ts'
import { elementsIn, quotesIn, roleIn, stanceIn } from './cells.ts'
import type { ColumnUse } from './columns.ts'
import { readHeadings } from './element-evidence.ts'
import type { TypedConfiguration, TypedElement, TypedQuote, TypedRow } from './table.ts'

/** What a table of configurations or elements says. */
export interface TypedTheory {
  configurations: TypedConfiguration[]
  /** Elements that belong to no configuration, with their quotes. */
  elements: { element: TypedElement; quotes: TypedQuote[] }[]
  /** Rows that could not be used, and why. */
  problems: { row: number; message: string }[]
}

const BY_USE: readonly (readonly [ColumnUse, Role, Facet | null])[] = [
  ['context', 'C', null],
  ['intervention', 'I', null],
  ['mechanism', 'M', null],
  ['resource', 'M', 'resource'],
  ['reasoning', 'M', 'reasoning'],
  ['outcome', 'O', null],
]

const ROLE_QUOTES: Record<Role, ColumnUse> = {
  ...{ C: 'contextQuote', I: 'interventionQuote', M: 'mechanismQuote', O: 'outcomeQuote' },
}

/** Reads a table with a configuration a row; a row with the number of one before, or with only more quotes, adds to that. */
export function readConfigurations(rows: readonly TypedRow[]): TypedTheory {
  const theory: TypedTheory = { configurations: [], elements: [], problems: [] }
  const byKey = new Map<string, TypedConfiguration>()
  let last: TypedConfiguration | undefined
  for (const row of rows) {
    const elements = BY_USE.flatMap(([use, role, facet]) =>
      row.all(use).flatMap(cell => elementsIn(cell, role, facet)),
    )
    const { number, title } = numberIn(row.one('number'))
    const quotes = quotesOf(row, elements)
    const isMore = elements.length === 0 && number === ''
    const key = number === '' ? keyOf(elements) : `#${foldQuote(number)}`
    let configuration = isMore ? last : byKey.get(key)
    if (configuration === undefined) {
      if (elements.length === 0) {
        theory.problems.push({
          row: row.row,
          message: 'The row names no context, mechanism or outcome.',
        })
        continue
      }
      configuration = {
        ...{ row: row.row, number, title: '', handle: '', statement: '', status: '', note: '' },
        ...{ elements: [], quotes: [] },
      }
      theory.configurations.push(configuration)
      byKey.set(key, configuration)
    }
    addRow(configuration, row, elements, quotes)
    configuration.title ||= title
    last = configuration
  }
  return theory
}

function addRow(
  configuration: TypedConfiguration,
  row: TypedRow,
  elements: readonly TypedElement[],
  quotes: readonly TypedQuote[],
): void {
  const known = new Set(configuration.elements.map(elementKey))
  configuration.elements.push(...elements.filter(element => !known.has(elementKey(element))))
  // A cell over several rows gives its quotes in each of them.
  const given = new Set(configuration.quotes.map(quoteKey))
  configuration.quotes.push(...quotes.filter(quote => !given.has(quoteKey(quote))))
  for (const field of ['title', 'handle', 'statement', 'status', 'note'] as const) {
    configuration[field] ||= row.one(field)
  }
}

function quoteKey({ text, source, stance, element }: TypedQuote): string {
  return JSON.stringify([text, source, stance, element?.label])
}

/** `CMOC 1: Trust in the worker` is a number and a title; so is `CMOC 1:` with nothing behind it. */
function numberIn(cell: string): { number: string; title: string } {
  const [, number, title] = NUMBER_AND_TITLE.exec(cell) ?? []
  return number === undefined ? { number: cell, title: '' } : { number, title: title ?? '' }
}

const NUMBER_AND_TITLE =
  /^((?:[A-Z]{2,6}|configuration|theory)?\s*#?\d+[a-z]?)\s*[:.–—-]\s*([\s\S]*)$/i

function quotesOf(row: TypedRow, elements: readonly TypedElement[]): TypedQuote[] {
  const quote = (cell: string, stance: Stance, element: TypedElement | null): TypedQuote[] =>
    quotesIn(cell).map(({ text, who }) => ({
      ...{ row: row.row, text, stance, element, note: '' },
      source: sourceIn(row.one('source')) || who,
    }))
  // It has all that the columns of stances have, and says on which element each passage is.
  const byElement = row.all('evidenceByElement').flatMap(readHeadings)
  if (byElement.length > 0) {
    return byElement.flatMap(({ element, stance, quotes }) =>
      quote(
        quotes,
        stance,
        element === null ? null : { ...element, facet: null, joiner: 'and' as const },
      ),
    )
  }
  const stance = stanceIn(row.one('stance'))
  return [
    ...row.all('quote').flatMap(cell => quote(cell, stance, null)),
    ...(['supports', 'refines', 'challenges'] as const).flatMap(each =>
      row.all(each).flatMap(cell => quote(cell, each, null)),
    ),
    ...ROLES.flatMap(role => {
      const of = elements.filter(element => element.role === role)
      // Of several elements in one cell nobody says which it is for.
      const only = of.length === 1 ? (of[0] ?? null) : null
      return row.all(ROLE_QUOTES[role]).flatMap(cell => quote(cell, stance, only))
    }),
  ]
}

/** A count of sources is none. */
function sourceIn(cell: string): string {
  return /^\d*$/.test(cell) ? '' : cell
}

/** Reads a table with an element a row: its role, a quote, and the number of the configuration that it belongs to. */
export function readElements(rows: readonly TypedRow[]): TypedTheory {
  const theory: TypedTheory = { configurations: [], elements: [], problems: [] }
  const byNumber = new Map<string, TypedConfiguration>()
  const alone = new Map<string, TypedTheory['elements'][number]>()
  for (const row of rows) {
    const own = row.one('element')
    // Some tables call the role the element, and have no other words for it than the quote.
    const said = roleIn(row.one('role')) ?? (own.length <= 24 ? roleIn(own) : null)
    const isRole = row.one('role') === ''
    const words = isRole ? '' : own
    const label = (words || row.one('title') || row.one('description') || row.one('quote'))
      .replace(/\s+/g, ' ')
      .trim()
    if (said === null || label === '') {
      const message =
        said === null
          ? 'The row has no role (context, intervention, mechanism or outcome).'
          : 'The row has no words.'
      theory.problems.push({ row: row.row, message })
      continue
    }
    const element: TypedElement = {
      ...{ ...said, label: label.slice(0, 500).toWellFormed(), joiner: 'and' as const },
    }
    const quotes = quotesOf(row, []).map(quote => ({ ...quote, element, note: row.one('note') }))
    // One element may belong to several configurations.
    const numbers = row
      .one('number')
      .split(/[;,\n]/)
      .map(part => part.trim())
      .filter(part => part !== '')
    for (const number of numbers) {
      const configuration = byNumber.get(foldQuote(number)) ?? {
        ...{ row: row.row, number, title: '', handle: '', statement: '', status: '', note: '' },
        ...{ elements: [], quotes: [] },
      }
      if (!byNumber.has(foldQuote(number))) {
        byNumber.set(foldQuote(number), configuration)
        theory.configurations.push(configuration)
      }
      const isKnown = configuration.elements.some(each => elementKey(each) === elementKey(element))
      if (!isKnown) configuration.elements.push(element)
      configuration.quotes.push(...quotes)
    }
    if (numbers.length > 0) continue
    const known = alone.get(elementKey(element)) ?? { element, quotes: [] }
    known.quotes.push(...quotes)
    alone.set(elementKey(element), known)
  }
  return { ...theory, elements: [...alone.values()] }
}

/** By which two elements are the same: their role and words. */
export function elementKey({ role, label }: Pick<TypedElement, 'role' | 'label'>): string {
  return `${role} ${foldQuote(label)}`
}

function keyOf(elements: readonly TypedElement[]): string {
  return elements.map(elementKey).sort().join('\n')
}
