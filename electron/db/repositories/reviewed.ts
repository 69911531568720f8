import type { Role } from '../../../shared/domain/roles.ts'
import type { Reviewed } from '../../../shared/domain/theory-remarks.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import { IN_USE } from './rivals.ts'

interface SlotRow {
  configurationId: string
  role: Role
  elementId: string
}

interface Said {
  /** The element or configuration that passages are attached to. */
  thingId: string
  sourceId: string
  doubts: number
}

/** What remarks are made from, of every configuration in use, by number. */
export function listReviewed(db: ReadableDb): Reviewed[] {
  const slots = Map.groupBy(
    all<SlotRow>(
      db,
      sql`SELECT configuration_id AS configurationId, role, element_id AS elementId FROM slot`,
    ),
    ({ configurationId }) => configurationId,
  )
  // Put together here and not in SQL: an element's passages are then counted once, however many configurations it is in.
  const said = Map.groupBy(
    all<Said>(
      db,
      sql`SELECT coalesce(element_id, configuration_id) AS thingId, source_id AS sourceId,
            count(*) FILTER (WHERE stance <> 'supports') AS doubts
          FROM evidence JOIN coding ON coding.id = coding_id GROUP BY 1, 2`,
    ),
    ({ thingId }) => thingId,
  )
  const rows = all<{ id: string }>(
    db,
    sql`SELECT id FROM configuration WHERE ${IN_USE} ORDER BY number`,
  )
  return rows.map(({ id }) => {
    const own = slots.get(id) ?? []
    const things = new Set([id, ...own.map(({ elementId }) => elementId)])
    const pieces = [...things].flatMap(thing => said.get(thing) ?? [])
    return {
      ...{ id, slots: own, sources: new Set(pieces.map(({ sourceId }) => sourceId)).size },
      doubts: pieces.reduce((sum, piece) => sum + piece.doubts, 0),
    }
  })
}
