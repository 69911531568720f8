import type { Stance } from '../../../shared/domain/roles.ts'
import { all, get, type ReadableDb, sql } from '../sql.ts'

/** Rows for charts, which go through all evidence at once. */

/** What a passage says of an element or a configuration. */
export interface SaidOf {
  thingId: string
  codingId: string
  stance: Stance
}

/** All evidence; `isElement` keeps that of elements alone. Of a version that was kept it is what that version had. */
export function listSaidOf(
  db: ReadableDb,
  { isElement = false, keptId }: { isElement?: boolean; keptId?: string | undefined } = {},
): SaidOf[] {
  if (keptId !== undefined) {
    return all(
      db,
      sql`SELECT coalesce(element_id, configuration_id) AS thingId, coding_id AS codingId, stance
          FROM version_evidence WHERE theory_id = ${keptId}`,
    )
  }
  const among = isElement ? sql`WHERE element_id IS NOT NULL` : sql``
  return all(
    db,
    sql`SELECT coalesce(element_id, configuration_id) AS thingId, coding_id AS codingId, stance
        FROM evidence ${among}`,
  )
}

/** Which elements configurations have, or had in a version that was kept. */
export function listElementsOf(
  db: ReadableDb,
  keptId?: string,
): { configurationId: string; elementId: string }[] {
  const from = keptId === undefined ? sql`slot` : sql`version_slot WHERE theory_id = ${keptId}`
  return all(
    db,
    sql`SELECT DISTINCT configuration_id AS configurationId, element_id AS elementId FROM ${from}`,
  )
}

/** What an element was called in a version that was kept; undefined where it was not in it. */
export function keptLabel(db: ReadableDb, keptId: string, elementId: string): string | undefined {
  return get<{ label: string }>(
    db,
    sql`SELECT label FROM version_element
        WHERE theory_id = ${keptId} AND element_id = ${elementId}`,
  )?.label
}

/** The ids of all sources in the order in which they came into the project. */
export function listSourcesByImport(db: ReadableDb): string[] {
  return all<{ id: string }>(db, sql`SELECT id FROM source ORDER BY created_at, id`).map(
    ({ id }) => id,
  )
}
