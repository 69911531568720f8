import { ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { JOURNALED_TABLES } from '../../../shared/history/tables.ts'
import type { Fields, Value } from '../../../shared/team/settle-row.ts'
import { get, name as nameSql, type ReadableDb, sql } from '../sql.ts'
import type { Shapes } from './row-shapes.ts'

/** Rows and values as a person who settles a conflict reads them: names in place of ids. */

/** By what a row is called, the first of them that it has. */
const CALLED = ['name', 'title', 'label', 'pseudonym', 'quote', 'body'] as const

/** Columns that say nothing by themselves: what they are about is in those beside them. */
const UNSAID: ReadonlySet<string> = new Set([
  ...['id', 'version_id', 'start_offset', 'end_offset', 'prefix', 'suffix', 'position', 'number'],
  ...['researcher_id', 'created_at', 'changed_at', 'at', 'recorded_at'],
])

/** What a row is called; of one without a name, what it connects. Null where it has nothing of either. */
export function rowInWords(
  db: ReadableDb,
  shapes: Shapes,
  table: string,
  row: Fields,
): string | null {
  const own = CALLED.map(column => row[column]).find(isSaid)
  if (own !== undefined) return String(own)
  const parts = shapes.references
    .filter(reference => reference.table === table)
    .flatMap(({ columns, parent, parentColumns }) => {
      const [column] = columns
      const isMeant = columns.length === 1 && column !== undefined && !UNSAID.has(column)
      return isMeant ? referred(db, parent, parentColumns[0] ?? 'id', row[column] ?? null) : []
    })
  return parts.length === 0 ? null : parts.join(' – ')
}

/** What a side of a conflict says; empty where it says that nothing is there. */
export function valuesInWords(
  db: ReadableDb,
  shapes: Shapes,
  table: string,
  values: Fields,
): string {
  return Object.entries(values)
    .flatMap(([column, value]) => {
      if (UNSAID.has(column) || !isSaid(value)) return []
      const reference = shapes.references.find(
        one => one.table === table && one.columns.length === 1 && one.columns[0] === column,
      )
      if (reference !== undefined) {
        return referred(db, reference.parent, reference.parentColumns[0] ?? 'id', value)
      }
      return [plain(column, value)]
    })
    .join(', ')
}

function referred(db: ReadableDb, parent: string, key: string, value: Value): string[] {
  const table = JOURNALED_TABLES.find(each => each === parent)
  if (table === undefined || value === null) return []
  const row = get<Record<string, Value>>(
    db,
    sql`SELECT * FROM ${nameSql(table)} WHERE ${nameSql(key)} = ${value}`,
  )
  const said = row && CALLED.map(column => row[column]).find(isSaid)
  return said === undefined ? [] : [String(said)]
}

function plain(column: string, value: Value): string {
  if (column === 'role' || column === 'roles') {
    return [...String(value)].map(letter => ROLE_NAMES[letter as Role] ?? letter).join(' and ')
  }
  if (column.startsWith('is_')) return value === 1 ? 'yes' : 'no'
  return String(value)
}

function isSaid(value: Value | undefined): value is string | number {
  return value !== null && value !== undefined && value !== ''
}
