import type { JournaledTable } from '../../../shared/history/tables.ts'
import { all, join, name, type ReadableDb, type Sql, sql } from '../sql.ts'

/** A row of a table as text, and what the thing it is of is called. */
export interface Thing {
  row: string
  /** Empty where it has no name of its own. */
  name: string
}

/** What things are called; the rest have no names. */
const NAMES: Partial<Record<JournaledTable, Sql>> = {
  project: sql`title`,
  researcher: sql`name`,
  source: sql`title`,
  participant: sql`pseudonym`,
  attribute: sql`name`,
  code: sql`name`,
  coding: sql`substr(quote, 1, 80)`,
  memo: sql`title`,
  element: sql`label`,
  configuration: sql`CASE handle WHEN '' THEN title ELSE handle || ' ' || title END`,
  case_study: sql`name`,
  outcome_pattern: sql`name`,
  principle: sql`name`,
  lens: sql`name`,
  reference_batch: sql`file_name`,
  reference: sql`substr(title, 1, 80)`,
  exclusion_reason: sql`name`,
  appraisal_scale: sql`name`,
  construct: sql`name`,
  theory: sql`name`,
  decision: sql`substr(body, 1, 80)`,
  workshop: sql`name`,
  saved_query: sql`name`,
}

/** The name of a row of a table as SQL; an empty text where such rows have none. */
export function nameOfThing(table: JournaledTable): Sql {
  return NAMES[table] ?? sql`''`
}

/** All rows of a table by their keys. A table that the project has none of, as it is older, has no rows. */
export function readThings(db: ReadableDb, table: JournaledTable): Map<string, Thing> {
  const info = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const keys = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  if (keys.length === 0) return new Map()
  const key = join(
    keys.map(column => name(column.name)),
    ` || '/' || `,
  )
  const columns = join(info.map(column => sql`${column.name}, ${name(column.name)}`))
  const rows = all<Thing & { key: string }>(
    db,
    sql`SELECT ${key} AS key, json_object(${columns}) AS row, ${nameOfThing(table)} AS name
        FROM ${name(table)} ORDER BY key`,
  )
  return new Map(rows.map(({ key: id, row, name: called }) => [id, { row, name: called }]))
}
