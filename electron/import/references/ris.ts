import {
  personOf,
  type ReferenceFile,
  type ReferenceType,
} from '../../../shared/review/reference.ts'
import { readPlainText } from '../text-file.ts'
import { Warnings } from '../warnings.ts'
import { pagesOf, Records } from './records.ts'

/** Types of RIS (Reference Manager, 2011) as CSL calls them. */
const TYPES: Readonly<Record<string, ReferenceType>> = {
  ...{ JOUR: 'article-journal', JFULL: 'article-journal', EJOUR: 'article-journal' },
  ...{ MGZN: 'article-newspaper', NEWS: 'article-newspaper', BOOK: 'book', EBOOK: 'book' },
  ...{ EDBOOK: 'book', CHAP: 'chapter', ECHAP: 'chapter', CONF: 'paper-conference' },
  ...{ CPAPER: 'paper-conference', RPRT: 'report', GOVDOC: 'report', THES: 'thesis' },
  ...{ ELEC: 'webpage', WEB: 'webpage', BLOG: 'webpage', DATA: 'dataset', STAT: 'legislation' },
}

interface Lines {
  line: number
  raw: string[]
  fields: Map<string, string[]>
  last: string[] | null
}

const TAG = /^\uFEFF?([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/

/**
 * Reads RIS. A record runs from `TY` to `ER`, or to the next `TY` where programs forget it; lines without a tag go on with the
 * field before. Lines outside of any record that say something are a broken record.
 */
export function readRis(bytes: Uint8Array): ReferenceFile {
  const { text, encoding } = readPlainText(bytes, new Warnings())
  const records = new Records()
  let open: Lines | null = null
  let strayAt: number | null = null
  const end = () => {
    if (open !== null) take(records, open)
    open = null
  }
  const endStray = () => {
    if (strayAt !== null) records.fail('It does not begin with a line “TY  - ”.', strayAt)
    strayAt = null
  }
  text.split('\n').forEach((line, index) => {
    const [, tag, value = ''] = TAG.exec(line) ?? []
    if (tag === 'TY') {
      end()
      endStray()
      open = { line: index + 1, raw: [], fields: new Map(), last: null }
    }
    if (open === null) {
      // A number before each record, as some databases write it, says nothing.
      if (tag === 'ER') endStray()
      else if (!/^\s*(?:\d+\.?)?\s*$/.test(line)) strayAt ??= index + 1
      return
    }
    const record: Lines = open
    record.raw.push(line)
    if (tag === 'ER') end()
    else if (tag !== undefined) note(record, tag, value)
    else if (record.last !== null && line.trim() !== '') {
      record.last.push(`${record.last.pop() ?? ''}\n${line}`)
    }
  })
  end()
  endStray()
  return { format: 'ris', encoding, references: records.references, broken: records.broken }
}

function note(record: Lines, tag: string, value: string): void {
  const values = record.fields.get(tag) ?? []
  values.push(value.trim())
  record.fields.set(tag, values)
  record.last = values
}

function take(records: Records, { line, raw, fields }: Lines): void {
  const all = (...tags: string[]) => tags.flatMap(tag => fields.get(tag) ?? [])
  const one = (...tags: string[]) => all(...tags).find(value => value !== '')
  const type = TYPES[(one('TY') ?? '').toUpperCase()] ?? 'document'
  const isPart = type === 'chapter' || type === 'paper-conference'
  records.add({
    ...{ type, line, raw: raw.join('\n') },
    titles: all('TI', 'T1', 'CT', ...(type === 'book' ? ['BT'] : [])),
    authors: all('AU', 'A1').map(personOf),
    dates: all('PY', 'Y1', 'DA', 'Y2'),
    containers: all(...(isPart ? ['BT', 'T2', 'T3'] : ['JO', 'JF', 'T2', 'JA', 'J1', 'J2', 'T3'])),
    dois: all('DO', 'M3', 'UR', 'L3', 'N1'),
    pmid: all('AN', 'C2', 'PMID').find(value => /^(?:PMID:?\s*)?\d{5,9}$/i.test(value)),
    abstract: one('AB', 'N2'),
    details: {
      volume: one('VL'),
      issue: one('IS'),
      page: pagesOf(one('SP'), one('EP')),
      publisher: one('PB'),
      'publisher-place': one('CY', 'PP'),
      URL: one('UR', 'L2'),
      ...(type === 'book' || type === 'chapter' ? { ISBN: one('SN') } : { ISSN: one('SN') }),
      language: one('LA'),
      keyword: all('KW').join('; '),
      edition: one('ET'),
      editor: all('ED', 'A2').join('; '),
      note: one('N1'),
    },
  })
}
