import type { Citable } from '../../shared/review/csl.ts'
import type { Person, ReferenceType } from '../../shared/review/reference.ts'

/** A reference with its abstract, as reference managers keep it. */
export type Written = Citable & { pmid: string; abstract: string }

const RIS_TYPES: Record<ReferenceType, string> = {
  ...{ 'article-journal': 'JOUR', 'article-newspaper': 'NEWS', book: 'BOOK', chapter: 'CHAP' },
  ...{ 'paper-conference': 'CPAPER', report: 'RPRT', thesis: 'THES', webpage: 'ELEC' },
  ...{ dataset: 'DATA', legislation: 'STAT', document: 'GEN' },
}

/** References as RIS, which this program reads back. */
export function toRis(references: readonly Written[]): string {
  return references
    .map(reference => {
      const { type, title, authors, year, container, doi, pmid, abstract, details } = reference
      const isPart = type === 'chapter' || type === 'paper-conference'
      const [first, last] = (details.page ?? '').split('-')
      const line = (tag: string, value: string | number | null | undefined) =>
        value === undefined || value === null || value === '' ? [] : [`${tag}  - ${oneLine(value)}`]
      return [
        ...[`TY  - ${RIS_TYPES[type]}`, ...line('TI', title)],
        ...authors.flatMap(author => line('AU', nameOf(author))),
        ...[...line('PY', year), ...line(isPart ? 'BT' : 'JO', container), ...line('DO', doi)],
        ...[...line('AN', pmid), ...line('VL', details.volume), ...line('IS', details.issue)],
        ...[...line('SP', first), ...line('EP', last), ...line('PB', details.publisher)],
        ...[...line('CY', details['publisher-place']), ...line('SN', details.ISSN ?? details.ISBN)],
        ...[...line('UR', details.URL), ...line('LA', details.language)],
        ...(details.keyword ?? '').split('; ').flatMap(word => line('KW', word)),
        ...[...line('AB', abstract), 'ER  - ', ''],
      ].join('\r\n')
    })
    .join('\r\n')
}

const BIB_TYPES: Record<ReferenceType, string> = {
  ...{ 'article-journal': 'article', 'article-newspaper': 'article', book: 'book' },
  ...{ chapter: 'incollection', 'paper-conference': 'inproceedings', report: 'techreport' },
  ...{ thesis: 'phdthesis', webpage: 'online', dataset: 'dataset', legislation: 'legislation' },
  document: 'misc',
}

/** References as BibTeX in UTF-8, which this program reads back. */
export function toBibtex(references: readonly Written[]): string {
  return references
    .map((reference, index) => {
      const { type, title, authors, year, container, doi, abstract, details } = reference
      const isPart = type === 'chapter' || type === 'paper-conference'
      const field = (name: string, value: string | number | null | undefined) =>
        value === undefined || value === null || value === ''
          ? []
          : [`  ${name} = {${tex(oneLine(value))}},`]
      return [
        `@${BIB_TYPES[type]}{${keyOf(reference, index)},`,
        ...field('title', title),
        ...(authors.length === 0
          ? []
          : [`  author = {${authors.map(author => texName(author)).join(' and ')}},`]),
        ...[...field('year', year), ...field(isPart ? 'booktitle' : 'journal', container)],
        ...[...field('volume', details.volume), ...field('number', details.issue)],
        ...[...field('pages', details.page), ...field('doi', doi)],
        ...[...field('publisher', details.publisher), ...field('issn', details.ISSN)],
        ...[...field('isbn', details.ISBN), ...field('keywords', details.keyword)],
        ...field('abstract', abstract),
        '}\n',
      ].join('\n')
    })
    .join('\n')
}

function keyOf({ authors, year }: Written, index: number): string {
  const name = (authors[0]?.family ?? authors[0]?.literal ?? '').normalize('NFKD')
  return `${name.replace(/[^A-Za-z]/g, '') || 'ref'}${year ?? ''}-${index + 1}`
}

function nameOf({ family, given, literal }: Person): string {
  return literal === '' ? [family, given].filter(Boolean).join(', ') : literal
}

/** An organisation stands in braces of its own, or it would be read as a first name and a last. */
function texName(person: Person): string {
  const name = tex(oneLine(nameOf(person)))
  return person.literal === '' ? name : `{${name}}`
}

function oneLine(value: string | number): string {
  return String(value).replace(/\s+/g, ' ').trim()
}

/** Signs that mean something to TeX, written so that they do not. Braces cannot be, within braces. */
function tex(text: string): string {
  return text
    .replaceAll('\\', '/')
    .replace(/[{}]/g, '')
    .replace(/-(?=-)/g, '-{}')
    .replace(/[&%$#_]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde ')
    .replaceAll('^', '\\textasciicircum ')
}
