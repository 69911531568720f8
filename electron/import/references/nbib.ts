import {
  personOf,
  type ReferenceFile,
  type ReferenceType,
} from '../../../shared/review/reference.ts'
import { readPlainText } from '../text-file.ts'
import { Warnings } from '../warnings.ts'
import { Records } from './records.ts'

interface Open {
  line: number
  raw: string[]
  fields: Map<string, string[]>
  last: string[] | null
}

const TAG = /^\uFEFF?([A-Z]{2,4}) *- ?(.*)$/

/** Reads NBIB, the format of PubMed (MEDLINE): records apart by blank lines, fields going on after six blanks. */
export function readNbib(bytes: Uint8Array): ReferenceFile {
  const { text, encoding } = readPlainText(bytes, new Warnings())
  const records = new Records()
  let open: Open | null = null
  const end = () => {
    if (open !== null) take(records, open)
    open = null
  }
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') {
      end()
      return
    }
    const [, tag, value = ''] = TAG.exec(line) ?? []
    if (tag === 'PMID' && (open as Open | null)?.fields.has('PMID') === true) end()
    open ??= { line: index + 1, raw: [], fields: new Map(), last: null }
    const record: Open = open
    record.raw.push(line)
    if (tag !== undefined && !line.startsWith(' ')) {
      const values = record.fields.get(tag) ?? []
      values.push(value.trim())
      record.fields.set(tag, values)
      record.last = values
    } else if (record.last !== null) {
      record.last.push(`${record.last.pop() ?? ''} ${line.trim()}`)
    }
  })
  end()
  return { format: 'nbib', encoding, references: records.references, broken: records.broken }
}

function take(records: Records, { line, raw, fields }: Open): void {
  if (fields.size === 0) {
    records.fail('It has no field that PubMed writes, such as “PMID- ”.', line)
    return
  }
  const all = (...tags: string[]) => tags.flatMap(tag => fields.get(tag) ?? [])
  const one = (...tags: string[]) => all(...tags).find(value => value !== '')
  const type = typeOf(all('PT'))
  const full = all('FAU')
  const people = full.length > 0 ? full.map(personOf) : all('AU').map(initialled)
  records.add({
    ...{ type, line, raw: raw.join('\n') },
    titles: type === 'book' ? all('BTI', 'TI') : all('TI', 'BTI', 'TT'),
    authors: [
      ...people,
      ...all('CN').map(literal => ({ family: '', given: '', literal: literal.trim() })),
    ],
    dates: all('DP', 'DEP', 'EDAT'),
    containers: all('JT', 'TA', ...(type === 'chapter' ? ['BTI'] : [])),
    dois: all('AID', 'LID').filter(value => value.includes('[doi]')),
    pmid: one('PMID'),
    abstract: one('AB'),
    details: {
      ...{ volume: one('VI'), issue: one('IP'), page: one('PG'), publisher: one('PB') },
      'publisher-place': one('PL'),
      ...{ ISBN: one('ISBN'), ISSN: one('IS')?.replace(/ \(.*$/, ''), language: one('LA') },
      keyword: all('OT', 'MH').join('; '),
      genre: all('PT').join('; '),
    },
  })
}

/** `Okoro BT`, as PubMed writes authors in short. */
function initialled(written: string) {
  const [, family, given] = /^(.+?)\s+([A-Z]{1,4})$/.exec(written.trim()) ?? []
  return family === undefined || given === undefined
    ? personOf(written)
    : { family, given, literal: '' }
}

function typeOf(kinds: readonly string[]): ReferenceType {
  if (kinds.some(kind => /^Book$/i.test(kind))) return 'book'
  if (kinds.some(kind => /chapter/i.test(kind))) return 'chapter'
  return 'article-journal'
}
