import { orderRoles, type Role } from '../../domain/roles.ts'
import { roleIn } from './cells.ts'
import { pathIn } from './codes.ts'
import type { TypedRow } from './table.ts'

/** A coding as a table has it. */
export interface TypedCoding {
  row: number
  id: string
  quote: string
  source: string
  /** What stands around the words, which tells repeated ones apart. */
  before: string
  after: string
  /** In UTF-16 code units of the source's text; null where the table does not say. */
  start: number | null
  end: number | null
  roles: Role[]
  /** Each by its path in the codebook. */
  codes: string[][]
  note: string
  confidence: 'low' | 'medium' | 'high' | null
  researcher: string
  createdAt: string | null
}

/** The codings of a table; a row without a quote is none. */
export function readCodings(rows: readonly TypedRow[]): TypedCoding[] {
  return rows.flatMap(row => {
    const quote = row.one('quote')
    if (quote === '') return []
    const confidence = row.one('confidence').toLowerCase()
    const created = new Date(row.one('created'))
    const codes = [...row.all('codes'), ...row.all('code')].flatMap(cell => cell.split(/;\s+|\n/))
    return {
      ...{ row: row.row, id: row.one('id'), quote, source: row.one('source') },
      ...{ before: row.one('before'), after: row.one('after'), note: row.one('note') },
      ...{ start: numberIn(row.one('start')), end: numberIn(row.one('end')) },
      roles: orderRoles(
        row
          .all('role')
          .flatMap(cell => cell.split(/[/,;\n]+/).flatMap(part => roleIn(part)?.role ?? [])),
      ),
      codes: codes.map(pathIn).filter(path => path.length > 0),
      confidence: (['low', 'medium', 'high'] as const).find(each => each === confidence) ?? null,
      researcher: row.one('researcher'),
      createdAt: Number.isNaN(created.getTime()) ? null : created.toISOString(),
    }
  })
}

function numberIn(cell: string): number | null {
  return /^\d{1,9}$/.test(cell) ? Number(cell) : null
}
