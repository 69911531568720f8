import {
  personOf,
  type ReferenceFile,
  type ReferenceType,
} from '../../../shared/review/reference.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { broken as fileBroken } from '../limits.ts'
import { decodeXml, elementsOf, findElement, parseXml, type XmlElement } from '../xml-tree.ts'
import { Records } from './records.ts'

/** Types of EndNote as CSL calls them, by the name EndNote writes beside its number. */
const TYPES: Readonly<Record<string, ReferenceType>> = {
  ...{ 'journal article': 'article-journal', 'electronic article': 'article-journal' },
  ...{ 'newspaper article': 'article-newspaper', 'magazine article': 'article-newspaper' },
  ...{ book: 'book', 'edited book': 'book', 'electronic book': 'book' },
  ...{ 'book section': 'chapter', 'electronic book section': 'chapter' },
  ...{ 'conference paper': 'paper-conference', 'conference proceedings': 'paper-conference' },
  ...{ report: 'report', 'government document': 'report', thesis: 'thesis' },
  ...{ 'web page': 'webpage', blog: 'webpage', dataset: 'dataset', statute: 'legislation' },
}

/**
 * Reads the XML that EndNote, Covidence and others export. Each record is parsed by itself, so that one that is damaged is
 * listed and takes no other with it. Throws `format_broken` where there is no record at all.
 */
export function readEndnote(bytes: Uint8Array): ReferenceFile {
  const xml = decodeXml(bytes)
  const records = new Records()
  const encoder = new TextEncoder()
  let [line, counted] = [1, 0]
  const tags = [...xml.matchAll(/<(\/?)record[ >]/g)]
  tags.forEach((tag, place) => {
    if (tag[1] === '/') return
    const open = tag.index
    for (; counted < open; counted += 1) if (xml.charCodeAt(counted) === 10) line += 1
    const next = tags[place + 1]
    if (next?.[1] !== '/') {
      records.fail('It is cut off: its end is missing.', line)
    } else {
      const raw = xml.slice(open, next.index + '</record>'.length)
      try {
        take(records, parseXml(encoder.encode(raw)), raw, line)
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'format_broken') throw error
        records.fail('Its XML is damaged.', line)
      }
    }
  })
  if (tags.length === 0)
    throw fileBroken('The file holds no record that EndNote or another program exported.')
  const { references, broken } = records
  return { format: 'endnote', encoding: null, references, broken }
}

function take(records: Records, root: XmlElement, raw: string, line: number): void {
  const one = (...names: string[]) =>
    names.map(name => findElement(root, name)).flatMap(each => (each ? [textOf(each)] : []))[0]
  const many = (group: string) => {
    const parent = findElement(root, group)
    return parent === null ? [] : elementsOf(parent).map(textOf)
  }
  const kind = findElement(root, 'ref-type')?.attributes['name'] ?? ''
  const type = TYPES[kind.toLowerCase()] ?? 'document'
  records.add({
    ...{ type, line, raw },
    titles: [one('title')],
    authors: many('authors').map(personOf),
    dates: [one('year'), one('date')],
    containers: [one('full-title'), one('secondary-title'), one('alt-title')],
    dois: [one('electronic-resource-num'), ...many('related-urls')],
    pmid: one('accession-num'),
    abstract: one('abstract'),
    details: {
      ...{ volume: one('volume'), issue: one('number'), page: one('pages') },
      ...{ publisher: one('publisher'), 'publisher-place': one('pub-location') },
      URL: many('related-urls')[0] ?? one('url'),
      ...(type === 'book' || type === 'chapter' ? { ISBN: one('isbn') } : { ISSN: one('isbn') }),
      ...{ language: one('language'), edition: one('edition'), note: one('notes') },
      ...{ keyword: many('keywords').join('; '), editor: many('secondary-authors').join('; ') },
    },
  })
}

/** All text below an element: EndNote puts it into `style` elements. */
function textOf(element: XmlElement): string {
  return element.children
    .map(child => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .trim()
}
