import type { Database as Db, Statement } from 'better-sqlite3'

/** A row as it is read, by its columns. */
export type Row = Record<string, unknown>

/** A table of a damaged file. */
export interface DamagedTable {
  name: string
  /** Columns of the primary key, in order; none where rows are found by their number (`rowid`) only. */
  keys: string[]
  isWithoutRowid: boolean
  /** Values that the first column of the key may have, where they are known from elsewhere. */
  knownKeys: readonly string[]
}

/** What could be read of a table. */
interface Readable {
  rows: number
  /** How many rows there were, as the soundest of its indexes has it; null where none can be counted. */
  expected: number | null
}

/** Most row numbers that are tried one by one where a stretch is damaged. */
const MOST_TRIED = 5_000_000

/**
 * Reads whatever can be read of a table, each row once: from both ends up to the damage, then what lies between. What the
 * damaged pages held is skipped.
 */
export function readRows(db: Db, table: DamagedTable, take: (row: Row) => void): Readable {
  const seen = new Set<string>()
  const takeOnce = (row: Row) => {
    const key = table.isWithoutRowid
      ? JSON.stringify(table.keys.map(column => row[column]))
      : String(row['rowid'])
    if (seen.has(key)) return
    seen.add(key)
    take(row)
  }
  if (table.isWithoutRowid) readByKey(db, table, takeOnce)
  else readByNumber(db, table, takeOnce)
  return { rows: seen.size, expected: countExpected(db, table) }
}

function readByNumber(db: Db, { name }: DamagedTable, take: (row: Row) => void): void {
  const all = `SELECT rowid AS rowid, * FROM "${name}"`
  let last = 0
  const forward = readUntilDamage(db, `${all} ORDER BY rowid`, [], row => {
    last = Math.max(last, Number(row['rowid']))
    take(row)
  })
  if (forward) return
  let first = Number.POSITIVE_INFINITY
  readUntilDamage(db, `${all} ORDER BY rowid DESC`, [], row => {
    first = Math.min(first, Number(row['rowid']))
    take(row)
  })
  const known = numbersInIndexes(db, name)
  const end = Math.min(first, (known.at(-1) ?? last + MOST_TRIED) + 1, last + MOST_TRIED)
  const one = prepareOrNull(db, `${all} WHERE rowid = ?`)
  if (one === null) return
  const numbers = known.length > 0 ? known.filter(n => n > last && n < end) : null
  if (numbers !== null) for (const number of numbers) readOne(one, number, take)
  else for (let number = last + 1; number < end; number += 1) readOne(one, number, take)
}

/** Numbers of rows as the indexes have them, whose pages may be sound where the table's are not; in order. */
function numbersInIndexes(db: Db, table: string): number[] {
  const numbers = new Set<number>()
  for (const index of indexesOf(db, table)) {
    const query = `SELECT rowid AS rowid FROM "${table}" INDEXED BY "${index}"`
    readUntilDamage(db, query, [], row => numbers.add(Number(row['rowid'])))
  }
  return [...numbers].sort((a, b) => a - b)
}

function readByKey(db: Db, table: DamagedTable, take: (row: Row) => void): void {
  const { name, keys, knownKeys } = table
  const all = `SELECT * FROM "${name}"`
  const order = (direction: string) => keys.map(key => `"${key}" ${direction}`).join(', ')
  if (readUntilDamage(db, `${all} ORDER BY ${order('ASC')}`, [], take)) return
  readUntilDamage(db, `${all} ORDER BY ${order('DESC')}`, [], take)
  for (const value of knownKeys) {
    const some = `${all} WHERE "${keys[0] ?? ''}" = ? ORDER BY`
    if (readUntilDamage(db, `${some} ${order('ASC')}`, [value], take)) continue
    readUntilDamage(db, `${some} ${order('DESC')}`, [value], take)
  }
}

/** True where the end was reached. */
function readUntilDamage(
  db: Db,
  query: string,
  values: readonly string[],
  take: (row: Row) => void,
): boolean {
  try {
    for (const row of db.prepare(query).iterate(...values)) take(row as Row)
    return true
  } catch {
    // Damage: what came before it was taken.
    return false
  }
}

function readOne(statement: Statement, number: number, take: (row: Row) => void): void {
  try {
    const row = statement.get(number)
    if (row !== undefined) take(row as Row)
  } catch {
    // This row is on a damaged page.
  }
}

function prepareOrNull(db: Db, query: string): Statement | null {
  try {
    return db.prepare(query)
  } catch {
    // The table itself is not there any more.
    return null
  }
}

function indexesOf(db: Db, table: string): string[] {
  try {
    const found = db.pragma(`index_list("${table}")`) as { name: string; partial: number }[]
    return found.filter(({ partial }) => partial === 0).map(({ name }) => name)
  } catch {
    // The list of the file's tables and indexes is damaged.
    return []
  }
}

function countExpected(db: Db, { name }: DamagedTable): number | null {
  const ways = ['NOT INDEXED', ...indexesOf(db, name).map(index => `INDEXED BY "${index}"`)]
  const counts = ways.flatMap(way => {
    try {
      return [db.prepare(`SELECT count(*) FROM "${name}" ${way}`).pluck().get() as number]
    } catch {
      // This way leads through damaged pages.
      return []
    }
  })
  return counts.length === 0 ? null : Math.max(...counts)
}
