import type { Configuration, Slot } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type { Link } from '../../../shared/contract/links.ts'
import type { VersionEvidence, VersionPrinciple } from '../../../shared/contract/theories.ts'
import { missingRoles } from '../../../shared/domain/completeness.ts'
import { findUnmentioned } from '../../../shared/domain/unmentioned.ts'
import { all, name, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** Theory versions that were kept as they stood: what they hold by themselves, read in the shape of what is live. */

const TABLES = [
  ...['configuration', 'element', 'slot', 'evidence', 'link'],
  ...['principle', 'principle_configuration'],
].map(part => name(`version_${part}`))

type Counted = { id: string; supports: number; refines: number; challenges: number }

/** The configurations of a kept version, in its order. */
export function listKeptConfigurations(db: ReadableDb, theoryId: string): Configuration[] {
  type Row = Omit<
    Configuration,
    'slots' | 'unmentioned' | 'missing' | 'isComplete' | 'evidence' | 'isRewritten'
  > & { isRewritten: number }
  const slots = Map.groupBy(listKeptSlots(db, theoryId), slot => slot.configurationId)
  const counts = new Map(countKeptEvidence(db, theoryId).map(row => [row.id, row]))
  return all<Row>(
    db,
    sql`SELECT configuration_id AS id, number, title, handle, origin, actor, owner_id AS ownerId,
          case_id AS caseId, style, status, status_reason AS statusReason,
          merged_into_id AS mergedInto, statement, is_rewritten AS isRewritten,
          created_at AS createdAt
        FROM version_configuration WHERE theory_id = ${theoryId} ORDER BY position`,
  ).map(({ isRewritten, ...row }) => {
    const own = (slots.get(row.id) ?? []).map(({ configurationId: _id, ...slot }) => slot)
    const missing = missingRoles(own)
    const unmentioned = isRewritten === 1 ? findUnmentioned(row.statement, own) : []
    const { supports = 0, refines = 0, challenges = 0 } = counts.get(row.id) ?? {}
    return {
      ...{ ...row, slots: own, isRewritten: isRewritten === 1, missing },
      unmentioned: [...new Set(unmentioned.map(({ elementId }) => elementId))],
      ...{ isComplete: missing.length === 0, evidence: { supports, refines, challenges } },
    }
  })
}

function listKeptSlots(db: ReadableDb, theoryId: string): (Slot & { configurationId: string })[] {
  return all(
    db,
    sql`SELECT slot_id AS id, configuration_id AS configurationId, version_slot.role,
          version_slot.facet, element_id AS elementId, label, element.role AS elementRole, joiner,
          activation
        FROM version_slot CROSS JOIN version_element AS element USING (theory_id, element_id)
        WHERE theory_id = ${theoryId}
        ORDER BY configuration_id, instr('CIMO', version_slot.role), position, slot_id`,
  )
}

/**
 * Passages on a configuration and on its elements; one that says the same on both counts once. The order of the join is ours:
 * until a file has been closed once, SQLite knows nothing of how much such tables hold.
 */
function countKeptEvidence(db: ReadableDb, theoryId: string): Counted[] {
  return all(
    db,
    sql`WITH said AS (
          SELECT configuration_id AS id, coding_id, stance FROM version_evidence
            WHERE theory_id = ${theoryId} AND configuration_id IS NOT NULL
          UNION
          SELECT version_slot.configuration_id, coding_id, stance
            FROM version_evidence AS piece
            CROSS JOIN version_slot ON version_slot.theory_id = piece.theory_id
              AND version_slot.element_id = piece.element_id
            WHERE piece.theory_id = ${theoryId})
        SELECT id, count(*) FILTER (WHERE stance = 'supports') AS supports,
          count(*) FILTER (WHERE stance = 'refines') AS refines,
          count(*) FILTER (WHERE stance = 'challenges') AS challenges
        FROM said GROUP BY id`,
  )
}

/** The elements of a kept version, in the order of roles and words. */
export function listKeptElements(db: ReadableDb, theoryId: string): Element[] {
  type Row = Omit<Element, 'isIntended' | 'configurationIds' | 'evidence'> &
    Counted & { isIntended: number | null; configurationIds: string }
  return all<Row>(
    db,
    sql`SELECT element_id AS id, role, facet, label, description, layer, valence,
          outcome_level AS outcomeLevel, is_intended AS isIntended, group_name AS "group", setting,
          coalesce(used.ids, '[]') AS configurationIds, coalesce(supports, 0) AS supports,
          coalesce(refines, 0) AS refines, coalesce(challenges, 0) AS challenges
        FROM version_element
        LEFT JOIN (SELECT element_id, json_group_array(DISTINCT configuration_id) AS ids
          FROM version_slot WHERE theory_id = ${theoryId} GROUP BY element_id) AS used
          USING (element_id)
        LEFT JOIN (SELECT element_id,
            count(*) FILTER (WHERE stance = 'supports') AS supports,
            count(*) FILTER (WHERE stance = 'refines') AS refines,
            count(*) FILTER (WHERE stance = 'challenges') AS challenges
          FROM version_evidence
          WHERE theory_id = ${theoryId} AND element_id IS NOT NULL GROUP BY element_id)
          USING (element_id)
        WHERE theory_id = ${theoryId} ORDER BY instr('CIMO', role), label, element_id`,
  ).map(({ isIntended, configurationIds, supports, refines, challenges, ...row }) => ({
    ...{ ...row, isIntended: isIntended === null ? null : isIntended === 1 },
    configurationIds: JSON.parse(configurationIds) as string[],
    evidence: { supports, refines, challenges },
  }))
}

/** The links of a kept version. */
export function listKeptLinks(db: ReadableDb, theoryId: string): Link[] {
  return all(
    db,
    sql`SELECT link_id AS id, from_id AS fromId, to_id AS toId, from_element_id AS fromElementId,
          to_element_id AS toElementId, kind, note
        FROM version_link WHERE theory_id = ${theoryId} ORDER BY link_id`,
  )
}

/** The evidence of a kept version. */
export function listKeptEvidence(db: ReadableDb, theoryId: string): VersionEvidence[] {
  return all(
    db,
    sql`SELECT evidence_id AS id, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, link, strength
        FROM version_evidence WHERE theory_id = ${theoryId} ORDER BY evidence_id`,
  )
}

/** The principles of a kept version, in their order. */
export function listKeptPrinciples(db: ReadableDb, theoryId: string): VersionPrinciple[] {
  return all<Omit<VersionPrinciple, 'configurationIds'> & { configurationIds: string }>(
    db,
    sql`SELECT principle_id AS id, name, lesson,
          (SELECT json_group_array(configuration_id ORDER BY own.position)
            FROM version_principle_configuration AS own
            WHERE own.theory_id = version_principle.theory_id
              AND own.principle_id = version_principle.principle_id) AS configurationIds
        FROM version_principle WHERE theory_id = ${theoryId} ORDER BY position, principle_id`,
  ).map(row => ({ ...row, configurationIds: JSON.parse(row.configurationIds) as string[] }))
}

/**
 * Writes down what a live version holds. The sentences of its configurations are given, since they may be composed; all
 * else is copied.
 */
export function keepVersion(
  db: WritableDb,
  theoryId: string,
  configurations: readonly Configuration[],
): void {
  const statements = JSON.stringify(
    configurations.map(({ id, statement, mergedInto }) => ({ id, statement, mergedInto })),
  )
  run(
    db,
    sql`INSERT INTO version_configuration SELECT ${theoryId}, configuration.id, key, number, title, handle, origin,
          actor, owner_id, style, status, status_reason, value ->> 'mergedInto', case_id,
          value ->> 'statement', configuration.statement IS NOT NULL, created_at
        FROM json_each(${statements}) JOIN configuration
          ON configuration.id = value ->> 'id'`,
  )
  const CHOSEN = sql`(SELECT configuration_id FROM version_configuration WHERE theory_id = ${theoryId})`
  const USED = sql`(SELECT element_id FROM version_slot WHERE theory_id = ${theoryId})`
  run(
    db,
    sql`INSERT INTO version_slot SELECT ${theoryId}, id, configuration_id, element_id, role, facet,
          position, joiner, activation
        FROM slot WHERE configuration_id IN ${CHOSEN}`,
  )
  run(
    db,
    sql`INSERT INTO version_element SELECT ${theoryId}, id, role, facet, label, description, layer,
          valence, outcome_level, is_intended, group_name, setting
        FROM element WHERE id IN ${USED}`,
  )
  run(
    db,
    sql`INSERT INTO version_evidence SELECT ${theoryId}, id, coding_id, element_id, configuration_id,
          stance, link, strength
        FROM evidence WHERE configuration_id IN ${CHOSEN} OR element_id IN ${USED}`,
  )
  run(
    db,
    sql`INSERT INTO version_link SELECT ${theoryId}, id, from_id, to_id, from_element_id,
          to_element_id, kind, note
        FROM configuration_link WHERE from_id IN ${CHOSEN} AND to_id IN ${CHOSEN}`,
  )
  run(
    db,
    sql`INSERT INTO version_principle_configuration
        SELECT ${theoryId}, principle_id, configuration_id, position
        FROM principle_configuration WHERE configuration_id IN ${CHOSEN}`,
  )
  run(
    db,
    sql`INSERT INTO version_principle SELECT ${theoryId}, id, position, name, lesson
        FROM principle WHERE id IN (SELECT principle_id FROM version_principle_configuration
          WHERE theory_id = ${theoryId})`,
  )
}

/** Removes what a kept version holds. */
export function removeKept(db: WritableDb, theoryId: string): void {
  for (const table of TABLES) run(db, sql`DELETE FROM ${table} WHERE theory_id = ${theoryId}`)
}

/** How many parts of kept versions speak of a configuration or an element that the version does not have. */
export function countBrokenParts(db: ReadableDb): number {
  const rows = all<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM version_slot AS slot WHERE NOT EXISTS (
          SELECT 1 FROM version_element AS element
          WHERE element.theory_id = slot.theory_id AND element.element_id = slot.element_id)
        OR NOT EXISTS (SELECT 1 FROM version_configuration AS configuration
          WHERE configuration.theory_id = slot.theory_id
            AND configuration.configuration_id = slot.configuration_id)
        OR EXISTS (SELECT 1 FROM theory WHERE id = slot.theory_id AND frozen_at IS NULL)`,
  )
  return rows[0]?.n ?? 0
}
