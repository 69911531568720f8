import {
  type BrokenRecord,
  doiOf,
  type Person,
  type ReferenceDetails,
  type ReferenceDraft,
  type ReferenceType,
  yearOf,
} from '../../../shared/review/reference.ts'
import { tooLarge } from '../limits.ts'

/** What every reader of bibliographies keeps to. */

/** Records of one file; the largest reviews have some tens of thousands. */
const MOST_RECORDS = 50_000
/** Of one record, in UTF-16 code units; an abstract has some thousands. */
const MOST_UNITS = 200_000
const MOST_AUTHORS = 5_000

/** A record as a reader found it: each field with all its values, in order. */
export interface FoundRecord {
  type: ReferenceType
  titles: readonly (string | undefined)[]
  authors: readonly Person[]
  /** Where a year may stand, the best first. */
  dates: readonly (string | undefined)[]
  containers: readonly (string | undefined)[]
  /** Where a DOI may stand, the best first. */
  dois: readonly (string | undefined)[]
  pmid?: string | undefined
  abstract?: string | undefined
  details: Readonly<Partial<Record<keyof ReferenceDetails, string | undefined>>>
  raw: string
  line: number | null
}

/** Collects what a reader finds. Every record goes into one of two lists, in the order of the file. */
export class Records {
  readonly references: ReferenceDraft[] = []
  readonly broken: BrokenRecord[] = []
  #count = 0

  /** Takes a record; without a title it is broken. Throws `too_large` above so many. */
  add(found: FoundRecord): void {
    const record = this.#next()
    const { line } = found
    const title = firstOf(found.titles)
    const problem = faultOf(found, title)
    if (problem !== null) {
      this.broken.push({ record, line, problem })
      return
    }
    const details: ReferenceDetails = {}
    for (const [field, value] of Object.entries(found.details)) {
      const words = clean(value)
      if (words !== '') details[field as keyof ReferenceDetails] = words
    }
    const years = found.dates.map(date => yearOf(date ?? ''))
    this.references.push({
      ...{ type: found.type, title, authors: found.authors.filter(isNamed) },
      year: years.find(year => year !== null) ?? null,
      container: firstOf(found.containers),
      doi: found.dois.map(each => doiOf(each ?? '')).find(doi => doi !== '') ?? '',
      pmid: /^\s*(?:PMID:?\s*)?(\d{1,9})\s*$/i.exec(found.pmid ?? '')?.[1] ?? '',
      ...{ abstract: clean(found.abstract), details, raw: found.raw, record, line },
    })
  }

  /** Notes a record that could not be read. */
  fail(problem: string, line: number | null): void {
    this.broken.push({ record: this.#next(), line, problem })
  }

  #next(): number {
    this.#count += 1
    if (this.#count > MOST_RECORDS) {
      throw tooLarge('The file has more than 50,000 records.', MOST_RECORDS)
    }
    return this.#count
  }
}

function faultOf(found: FoundRecord, title: string): string | null {
  if (title === '') return 'It has no title.'
  if (found.raw.length > MOST_UNITS) return 'It holds more than 200,000 characters.'
  if (found.authors.length > MOST_AUTHORS) return 'It has more than 5,000 authors.'
  return null
}

function isNamed({ family, literal }: Person): boolean {
  return family !== '' || literal !== ''
}

/** The first value that says something. */
export function firstOf(values: readonly (string | undefined)[]): string {
  return values.map(clean).find(value => value !== '') ?? ''
}

/** A field on one line, without what cannot be stored. */
export function clean(value: string | undefined): string {
  if (value === undefined) return ''
  return value.toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim()
}

/** `12` and `19` as `12-19`. */
export function pagesOf(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined || first === last) return first ?? last
  return first.includes('-') ? first : `${first}-${last}`
}
