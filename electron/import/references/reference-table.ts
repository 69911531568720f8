import {
  personOf,
  type ReferenceFile,
  type ReferenceType,
} from '../../../shared/review/reference.ts'
import { broken as fileBroken } from '../limits.ts'
import { readTableFile } from '../table-file.ts'
import { Records } from './records.ts'

/** What columns are called in exports of databases and in tables of one's own, in lower case without signs. */
const COLUMNS = {
  title: ['title', 'article title', 'document title', 'primary title', 'ti'],
  authors: ['authors', 'author', 'author s', 'author names', 'author full names', 'au'],
  year: ['year', 'publication year', 'pub year', 'published', 'date', 'publication date', 'py'],
  container: [
    ...['journal', 'source title', 'publication title', 'journal book', 'source', 'journal title'],
    ...['book title', 'publication'],
  ],
  doi: ['doi', 'doi link', 'digital object identifier'],
  pmid: ['pmid', 'pubmed id', 'accession number'],
  abstract: ['abstract', 'abstract note', 'ab', 'summary'],
  volume: ['volume', 'vol'],
  issue: ['issue', 'number', 'no'],
  page: ['pages', 'page', 'page range'],
  first: ['start page', 'page start', 'first page'],
  last: ['end page', 'page end', 'last page'],
  publisher: ['publisher'],
  place: ['place', 'place published', 'publisher location'],
  url: ['url', 'link', 'urls'],
  isbn: ['isbn'],
  issn: ['issn'],
  language: ['language', 'language of original document'],
  keywords: ['keywords', 'author keywords', 'manual tags', 'index keywords'],
  type: ['type', 'item type', 'document type', 'publication type', 'reference type'],
} as const
type Column = keyof typeof COLUMNS

/** Reads a table of references: CSV, TSV or Excel, with a first row that names its columns. Throws like `readTableFile`. */
export async function readReferenceTable(name: string, bytes: Uint8Array): Promise<ReferenceFile> {
  const { sheets, encoding } = await readTableFile(name, bytes)
  const rows = sheets[0]?.rows ?? []
  const headAt = rows.findIndex(cells => cells.length > 0)
  const head = (rows[headAt] ?? []).map(keyOf)
  const places = new Map<Column, number>()
  for (const [column, names] of Object.entries(COLUMNS)) {
    const found = names.map(each => head.indexOf(each)).find(place => place !== -1)
    if (found !== undefined) places.set(column as Column, found)
  }
  if (!places.has('title')) {
    throw fileBroken(
      'The first row names no column “Title”, so nothing says what the references are.',
    )
  }
  const records = new Records()
  rows.slice(headAt + 1).forEach((cells, index) => {
    if (cells.length === 0) return
    const cell = (column: Column) => {
      const place = places.get(column)
      return place === undefined ? undefined : cells[place]
    }
    records.add({
      type: typeOf(cell('type') ?? '', cell('container') ?? ''),
      line: headAt + index + 2,
      raw: JSON.stringify(Object.fromEntries(head.map((each, at) => [each, cells[at] ?? '']))),
      titles: [cell('title')],
      authors: splitAuthors(cell('authors') ?? '').map(personOf),
      dates: [cell('year')],
      containers: [cell('container')],
      dois: [cell('doi'), cell('url')],
      pmid: cell('pmid'),
      abstract: cell('abstract'),
      details: {
        ...{ volume: cell('volume'), issue: cell('issue') },
        page: cell('page') ?? [cell('first'), cell('last')].filter(Boolean).join('-'),
        ...{ publisher: cell('publisher'), 'publisher-place': cell('place'), URL: cell('url') },
        ...{ ISBN: cell('isbn'), ISSN: cell('issn'), language: cell('language') },
        keyword: cell('keywords'),
      },
    })
  })
  const { references, broken } = records
  return { format: 'csv', encoding, references, broken }
}

function keyOf(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** By semicolons; by `and`; by commas only where these stand between whole names such as `Okoro B, Lind C`. */
function splitAuthors(written: string): string[] {
  if (written.includes(';')) return written.split(/\s*;\s*/).filter(Boolean)
  if (/ and /.test(written)) return written.split(/\s+and\s+/).filter(Boolean)
  const parts = written.split(/\s*,\s*/).filter(Boolean)
  const areWhole = parts.length > 1 && parts.every(part => /\S\s+\S/.test(part))
  return areWhole ? parts.map(inOrder) : written.trim() === '' ? [] : [written]
}

/** `Okoro B` as `Okoro, B`. */
function inOrder(name: string): string {
  return name.replace(/^(.+?)\s+((?:[A-Z]\.?-?){1,4})$/, '$1, $2')
}

function typeOf(type: string, container: string): ReferenceType {
  const word = type.toLowerCase()
  if (/chapter|section/.test(word)) return 'chapter'
  if (word.includes('book')) return 'book'
  if (word.includes('conference')) return 'paper-conference'
  if (word.includes('thesis') || word.includes('dissertation')) return 'thesis'
  if (word.includes('report')) return 'report'
  if (word.includes('web')) return 'webpage'
  return word.includes('article') || word.includes('journal') || container !== ''
    ? 'article-journal'
    : 'document'
}
