import type { Edge } from '../../../shared/domain/trace.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import { IN_USE } from './rivals.ts'

/**
 * The ways between configurations in use: an outcome of one that stands as something else in another or in itself, and the
 * links that researchers made, rivals aside.
 * @param alsoId a configuration to be taken though it may be out of use.
 */
export function listEdges(db: ReadableDb, alsoId = ''): Edge[] {
  const used = sql`(SELECT id FROM configuration WHERE ${IN_USE} OR id = ${alsoId})`
  const shared = all<Edge>(
    db,
    sql`SELECT DISTINCT out.configuration_id AS fromId, into_slot.configuration_id AS toId,
          out.element_id AS elementId, NULL AS linkId, 'becomes' AS kind
        FROM slot AS out
        JOIN slot AS into_slot ON into_slot.element_id = out.element_id AND into_slot.role <> 'O'
        WHERE out.role = 'O' AND out.configuration_id IN ${used}
          AND into_slot.configuration_id IN ${used}
        ORDER BY fromId, toId, elementId`,
  )
  const said = all<Edge>(
    db,
    sql`SELECT from_id AS fromId, to_id AS toId, coalesce(from_element_id, to_element_id) AS elementId,
          id AS linkId, kind
        FROM configuration_link
        WHERE kind <> 'rival' AND from_id IN ${used} AND to_id IN ${used} ORDER BY id`,
  )
  return [...shared, ...said]
}

/** The numbers of all configurations, in their order. */
export function listNumbers(db: ReadableDb): ReadonlyMap<string, number> {
  const rows = all<{ id: string; number: number }>(
    db,
    sql`SELECT id, number FROM configuration ORDER BY number`,
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}
