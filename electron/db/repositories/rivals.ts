import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { all, type ReadableDb, type Sql, sql } from '../sql.ts'
import { listLinks } from './links.ts'

/** Configurations that are still in use: neither rejected nor merged into others. */
export const IN_USE: Sql = sql`configuration.status NOT IN ('rejected', 'merged')`

/** Outcomes that several configurations in use explain, and those that were said to be rivals. */
export function listRivals(
  db: ReadableDb,
  { elementId }: ParsedInputOf<'links.rivals'>,
): OutputOf<'links.rivals'> {
  const condition: Sql = elementId === undefined ? sql`TRUE` : sql`element.id = ${elementId}`
  const shared = all<{ elementId: string; label: string; configurationIds: string }>(
    db,
    sql`SELECT element.id AS elementId, element.label,
          json_group_array(DISTINCT configuration.id ORDER BY number) AS configurationIds
        FROM slot JOIN element ON element.id = slot.element_id
        JOIN configuration ON configuration.id = slot.configuration_id
        WHERE slot.role = 'O' AND ${IN_USE} AND ${condition}
        GROUP BY element.id HAVING count(DISTINCT configuration.id) > 1
        ORDER BY element.label, element.id`,
  ).map(row => ({ ...row, configurationIds: JSON.parse(row.configurationIds) as string[] }))
  const inUse = new Set(
    all<{ id: string }>(db, sql`SELECT id FROM configuration WHERE ${IN_USE}`).map(({ id }) => id),
  )
  const said = listLinks(db, { kind: 'rival' }).filter(
    ({ fromId, toId, fromElementId, toElementId }) =>
      inUse.has(fromId) &&
      inUse.has(toId) &&
      (elementId === undefined || fromElementId === elementId || toElementId === elementId) &&
      !shared.some(({ configurationIds: ids }) => ids.includes(fromId) && ids.includes(toId)),
  )
  return [
    ...shared,
    ...said.map(({ fromId, toId }) => ({
      ...{ elementId: null, label: null, configurationIds: [fromId, toId] },
    })),
  ]
}
