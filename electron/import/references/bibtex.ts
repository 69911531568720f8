import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser'
import type { Person, ReferenceFile, ReferenceType } from '../../../shared/review/reference.ts'
import { readPlainText } from '../text-file.ts'
import { Warnings } from '../warnings.ts'
import { type BibEntry, splitBibtex } from './split-bibtex.ts'
import { Records } from './records.ts'

/** Types of BibTeX and BibLaTeX as CSL calls them. */
const TYPES: Readonly<Record<string, ReferenceType>> = {
  ...{ article: 'article-journal', book: 'book', mvbook: 'book', collection: 'book' },
  ...{ incollection: 'chapter', inbook: 'chapter', inproceedings: 'paper-conference' },
  ...{ conference: 'paper-conference', proceedings: 'book', techreport: 'report' },
  ...{ report: 'report', phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis' },
  ...{ online: 'webpage', electronic: 'webpage', dataset: 'dataset', legislation: 'legislation' },
}

/** Entries that are handed to the parser at once. */
const AT_ONCE = 50

/**
 * Reads BibTeX and BibLaTeX. Entries are told apart here, so that each has its line and one that is broken takes no other with
 * it; what TeX writes is read by the parser. Abstracts are long and plain, and are read here: the parser takes a hundred
 * times as long for them.
 */
export function readBibtex(bytes: Uint8Array): ReferenceFile {
  const { text, encoding } = readPlainText(bytes, new Warnings())
  const { entries, strings } = splitBibtex(text)
  const records = new Records()
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    takeAll(records, entries.slice(at, at + AT_ONCE), strings)
  }
  const { references, broken } = records
  return { format: 'bibtex', encoding, references, broken }
}

function takeAll(records: Records, entries: readonly BibEntry[], strings: string): void {
  const whole = entries.filter(({ problem }) => problem === null)
  const parsed = parseEntries(whole.map(({ short }) => short).join('\n'), strings)
  const isPaired = parsed?.length === whole.length
  for (const entry of entries) {
    if (entry.problem !== null) records.fail(entry.problem, entry.line)
    else {
      const found = isPaired
        ? parsed[whole.indexOf(entry)]
        : parseEntries(entry.short, strings)?.[0]
      if (found === undefined) records.fail('What TeX writes in it cannot be read.', entry.line)
      else take(records, entry, found)
    }
  }
}

/** Null where the parser cannot read some of them. */
function parseEntries(text: string, strings: string): Entry[] | null {
  try {
    const { entries, errors } = parse(text, {
      ...{ english: false, sentenceCase: false, unsupported: 'ignore', applyCrossRef: false },
      strings,
    })
    return errors.length > 0 ? null : entries
  } catch {
    // Whatever the parser stumbles over, the entries are tried one by one, and the one is listed.
    return null
  }
}

function take(records: Records, { abstract, line, raw }: BibEntry, { type, fields }: Entry): void {
  const one = (...names: string[]) =>
    names.map(name => wordsOf(fields[name])).find(value => value !== '')
  records.add({
    ...{ type: TYPES[type.toLowerCase()] ?? 'document', line, raw },
    titles: [[one('title'), one('subtitle')].filter(part => part !== undefined).join(': ')],
    authors: (fields.author ?? fields.editor ?? []).map(personOfCreator),
    dates: [one('year'), one('date')],
    containers: [one('journaltitle', 'journal', 'booktitle', 'maintitle', 'series')],
    dois: [one('doi'), one('url'), one('note')],
    pmid: one('pmid'),
    abstract,
    details: {
      ...{ volume: one('volume'), issue: one('number', 'issue') },
      page: one('pages')?.replaceAll(/[–—]|--+/g, '-'),
      ...{ publisher: one('publisher', 'institution', 'school', 'organization') },
      'publisher-place': one('location', 'address'),
      ...{ URL: one('url'), ISBN: one('isbn'), ISSN: one('issn'), edition: one('edition') },
      ...{ language: one('langid', 'language'), keyword: one('keywords'), note: one('note') },
      editor: (fields.author === undefined ? [] : (fields.editor ?? [])).map(nameOf).join('; '),
    },
  })
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return withoutMarkup(value)
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('; ')
  return ''
}

/** The parser writes emphasis as HTML, and accents as signs behind their letters. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?(?:i|b|sup|sub|span|em|strong|pre|tt)(?: [^<>]{0,100})?>/gi, '')
    .normalize('NFC')
}

function personOfCreator(creator: Creator): Person {
  if (creator.lastName === undefined) {
    return {
      family: '',
      given: '',
      literal: withoutMarkup(creator.name ?? creator.firstName ?? ''),
    }
  }
  const family = [creator.prefix, creator.lastName].filter(Boolean).join(' ')
  const given = [creator.firstName, creator.suffix].filter(Boolean).join(', ')
  return { family: withoutMarkup(family), given: withoutMarkup(given), literal: '' }
}

function nameOf(creator: Creator): string {
  const { family, given, literal } = personOfCreator(creator)
  return literal === '' ? [family, given].filter(Boolean).join(', ') : literal
}
