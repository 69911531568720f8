import type { Database, Statement } from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol
/** A connection that a query may use. */
export type ReadableDb = Database & { [readable]: true }
/** A connection inside a command's transaction; only the journal hands one out. */
export type WritableDb = ReadableDb & { [writable]: true }

type Value = string | number | bigint | null | Uint8Array

/** SQL text with its bound values. Everything interpolated is bound, never joined, unless it is itself `Sql`. */
export interface Sql {
  text: string
  values: Value[]
}

/** Writes a statement; `${}` binds a value or nests another `sql` fragment. */
export function sql(strings: TemplateStringsArray, ...parts: (Value | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const values: Value[] = []
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[index + 1] ?? ''
  })
  return { text, values }
}

/** A table or column name as SQL; refuses anything but a plain lower-case name. */
export function name(identifier: string): Sql {
  if (!/^[a-z_]+$/.test(identifier)) throw new Error(`Not an identifier: ${identifier}`)
  return { text: `"${identifier}"`, values: [] }
}

/** Fragments with a separator between them. */
export function join(fragments: Sql[], separator = ', '): Sql {
  return {
    text: fragments.map(fragment => fragment.text).join(separator),
    values: fragments.flatMap(fragment => fragment.values),
  }
}

/** `IN (…)` over any number of values, as one bound JSON array: the statement stays the same and stays cached. */
export function inList(values: readonly string[]): Sql {
  return sql`IN (SELECT value FROM json_each(${JSON.stringify(values)}))`
}

/** All rows. */
export function all<Row>(db: ReadableDb, query: Sql): Row[] {
  return prepare(db, query.text).all(...query.values) as Row[]
}

/** The first row, if there is one. */
export function get<Row>(db: ReadableDb, query: Sql): Row | undefined {
  return prepare(db, query.text).get(...query.values) as Row | undefined
}

/** Runs a statement that writes; returns how many rows it changed. */
export function run(db: WritableDb, statement: Sql): number {
  return prepare(db, statement.text).run(...statement.values).changes
}

/** Runs a statement that must change exactly one row. */
export function runOne(db: WritableDb, statement: Sql): void {
  const changes = run(db, statement)
  if (changes !== 1) throw new Error(`Expected to change 1 row, changed ${changes}`)
}

/** Inserts a row given as column and value. */
export function insert(db: WritableDb, table: string, row: Record<string, Value>): void {
  const columns = Object.keys(row)
  runOne(
    db,
    sql`INSERT INTO ${name(table)} (${join(columns.map(name))})
        VALUES (${join(Object.values(row).map(value => sql`${value}`))})`,
  )
}

/** Sets the columns that are given on the row with this id; leaves out those that are undefined. */
export function update(
  db: WritableDb,
  table: string,
  id: string,
  columns: Record<string, Value | undefined>,
): void {
  const given = Object.entries(columns).flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${name(column)} = ${value}`],
  )
  if (given.length === 0) return
  runOne(db, sql`UPDATE ${name(table)} SET ${join(given)} WHERE id = ${id}`)
}

function isSql(part: Value | Sql): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part
}

const statements = new WeakMap<Database, Map<string, Statement>>()

function prepare(db: Database, text: string): Statement {
  let cache = statements.get(db)
  if (cache === undefined) {
    cache = new Map()
    statements.set(db, cache)
  }
  let statement = cache.get(text)
  if (statement === undefined) {
    statement = db.prepare(text)
    cache.set(text, statement)
  }
  return statement
}

/** A connection for a write that the journal must not record; the reason says why that is right. */
export function unjournaled(db: ReadableDb, _reason: 'a setting of this copy'): WritableDb {
  return db as WritableDb
}
