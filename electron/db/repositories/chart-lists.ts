import type { Stance } from '../../../shared/domain/roles.ts'
import { all, type ReadableDb, sql } from '../sql.ts'

/** Rows for charts, which go through all evidence at once. */

/** What a passage says of an element or a configuration. */
export interface SaidOf {
  thingId: string
  codingId: string
  stance: Stance
}

/** All evidence; `isElement` keeps that of elements alone. */
export function listSaidOf(db: ReadableDb, isElement = false): SaidOf[] {
  const among = isElement ? sql`WHERE element_id IS NOT NULL` : sql``
  return all(
    db,
    sql`SELECT coalesce(element_id, configuration_id) AS thingId, coding_id AS codingId, stance
        FROM evidence ${among}`,
  )
}

/** Which elements configurations have. */
export function listElementsOf(db: ReadableDb): { configurationId: string; elementId: string }[] {
  return all(
    db,
    sql`SELECT DISTINCT configuration_id AS configurationId, element_id AS elementId FROM slot`,
  )
}

/** The ids of all sources in the order in which they came into the project. */
export function listSourcesByImport(db: ReadableDb): string[] {
  return all<{ id: string }>(db, sql`SELECT id FROM source ORDER BY created_at, id`).map(
    ({ id }) => id,
  )
}
