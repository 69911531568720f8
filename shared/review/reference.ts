/**
 * A record of a bibliography as data. The fields that the program itself uses have places of their own; all the others that a
 * citation may need keep the names of CSL (Citation Style Language 1.0.2) in `details`. What stood in the file stays as `raw`.
 */

/** Types of CSL that readers tell apart; everything else is a `document`. */
export const REFERENCE_TYPES = [
  ...(['article-journal', 'article-newspaper', 'book', 'chapter', 'paper-conference'] as const),
  ...(['report', 'thesis', 'webpage', 'dataset', 'legislation', 'document'] as const),
] as const
/** A type of CSL. */
export type ReferenceType = (typeof REFERENCE_TYPES)[number]

/** Somebody who wrote something; an organisation has a `literal` name only. */
export interface Person {
  family: string
  given: string
  literal: string
}

/** Fields that a citation may need besides, by their name in CSL. */
export const DETAIL_FIELDS = [
  ...(['volume', 'issue', 'page', 'publisher', 'publisher-place', 'URL', 'ISBN', 'ISSN'] as const),
  ...(['language', 'keyword', 'edition', 'number', 'genre', 'event-title', 'editor'] as const),
  ...(['month', 'day', 'note'] as const),
] as const
/** The name of such a field. */
export type DetailField = (typeof DETAIL_FIELDS)[number]
/** Fields that a citation may need besides. */
export type ReferenceDetails = Partial<Record<DetailField, string>>

/** What a reader makes of a record. */
export interface ReferenceDraft {
  type: ReferenceType
  title: string
  authors: Person[]
  /** Null where none is given, or none that can be. */
  year: number | null
  /** The journal, book or series it is in. */
  container: string
  /** In lower case, without an address before it; `''` where there is none. */
  doi: string
  pmid: string
  abstract: string
  details: ReferenceDetails
  /** The record as it stood in the file. */
  raw: string
  /** Which record of its file, from 1. */
  record: number
  /** The line it begins in, from 1; null in formats without lines. */
  line: number | null
}

/** A record that could not be taken, and why. */
export interface BrokenRecord {
  record: number
  line: number | null
  /** A sentence for the researcher, without any of its words. */
  problem: string
}

/** Formats of bibliographies. */
export const REFERENCE_FORMATS = ['ris', 'bibtex', 'nbib', 'endnote', 'csv'] as const
/** A format of bibliographies. */
export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number]

/** A bibliography that was read. Together both lists are every record of the file. */
export interface ReferenceFile {
  format: ReferenceFormat
  encoding: string | null
  references: ReferenceDraft[]
  broken: BrokenRecord[]
}

/** A DOI alone, in lower case, out of whatever people write it in; `''` where there is none. */
export function doiOf(text: string): string {
  const found = /\b10\.\d{4,9}\/[^\s"<>]+/.exec(text.slice(0, 2_000))?.[0] ?? ''
  return found.replace(/[.,;:)\]}'’”]+$/u, '').toLowerCase()
}

/** The first year a text names, from 1400 to 2199; null where it names none. */
export function yearOf(text: string): number | null {
  const found = /(?:^|\D)(1[4-9]\d\d|20\d\d|21\d\d)(?:\D|$)/.exec(text.slice(0, 200))?.[1]
  return found === undefined ? null : Number(found)
}

/** Somebody by the name as lists write it: `Okoro, Ben`, `Okoro B`, or an organisation. */
export function personOf(written: string): Person {
  const name = written.trim().replace(/\s+/g, ' ')
  const [family = '', ...given] = name.split(/\s*,\s*/)
  if (given.length > 0) return { family, given: given.join(' ').trim(), literal: '' }
  return { family: '', given: '', literal: name }
}

/** What somebody is cited by in the text. */
export function shortName({ family, literal }: Person): string {
  return family === '' ? literal : family
}

/** How a reference is named in a line: `Okoro and Lind 2021`, `Okoro et al. 2021`. */
export function citeShort(reference: {
  authors: readonly Person[]
  year: number | null
  title: string
}): string {
  const [first, second, third] = reference.authors.map(shortName)
  const year = reference.year === null ? 'n.d.' : String(reference.year)
  if (first === undefined) return `“${cutTitle(reference.title)}” ${year}`
  if (second === undefined) return `${first} ${year}`
  return third === undefined ? `${first} and ${second} ${year}` : `${first} et al. ${year}`
}

const SHORT_TITLE = 40

function cutTitle(title: string): string {
  return title.length <= SHORT_TITLE ? title : `${title.slice(0, SHORT_TITLE - 1).trimEnd()}…`
}
