import type { EvidenceCounts, Page } from '../../../shared/contract/common.ts'
import type { Configuration, Slot } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type { Link } from '../../../shared/contract/links.ts'
import type { Principle } from '../../../shared/contract/principles.ts'
import type { VersionEvidence, VersionPrinciple } from '../../../shared/contract/theories.ts'
import { missingRoles } from '../../../shared/domain/completeness.ts'
import { findUnmentioned } from '../../../shared/domain/unmentioned.ts'
import { pageOf } from '../page-of.ts'
import { all, inList, name, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** Theory versions that were kept as they stood: what they hold by themselves, read in the shape of what is live. */

const TABLES = [
  ...['configuration', 'element', 'slot', 'evidence', 'link'],
  ...['principle', 'principle_configuration', 'principle_item'],
].map(part => name(`version_${part}`))

type ConfigurationRow = Omit<
  Configuration,
  'slots' | 'unmentioned' | 'missing' | 'isComplete' | 'evidence' | 'isRewritten'
> & { isRewritten: number }

type ElementRow = Omit<Element, 'isIntended' | 'configurationIds' | 'evidence'> & {
  isIntended: number | null
}

type SlotRow = Omit<Slot, 'label' | 'elementRole'> & { configurationId: string }

/** How much a kept version holds. */
interface KeptCounts {
  configurations: number
  elements: number
}

/**
 * The configurations of a kept version in its order, and its elements by role and words. Tables are read one by one and put
 * together here: SQLite does not know how much such tables hold until a file has been closed once, and joins them badly.
 * @param page of its configurations, with the elements in their slots; what is counted is of the whole version.
 */
export function readKept(
  db: ReadableDb,
  theoryId: string,
  page: Page = { offset: 0 },
): { configurations: Configuration[]; elements: Element[]; counts: KeptCounts } {
  const allElements = listElementRows(db, theoryId)
  const slots = listSlotRows(db, theoryId)
  const allRows = listConfigurationRows(db, theoryId)
  const rows = pageOf(allRows, page)
  const isWhole = rows.length === allRows.length
  const onPage = new Set(rows.map(({ id }) => id))
  const thingIds = new Set([
    ...onPage,
    ...slots.flatMap(slot => (onPage.has(slot.configurationId) ? slot.elementId : [])),
  ])
  const elements = new Map(
    allElements.filter(({ id }) => isWhole || thingIds.has(id)).map(row => [row.id, row]),
  )
  const said = Map.groupBy(
    listKeptEvidence(db, theoryId, isWhole ? undefined : [...thingIds]),
    ({ elementId, configurationId }) => elementId ?? configurationId,
  )
  const byConfiguration = Map.groupBy(slots, ({ configurationId }) => configurationId)
  const users = Map.groupBy(slots, ({ elementId }) => elementId)
  return {
    counts: { configurations: allRows.length, elements: allElements.length },
    configurations: rows.map(({ isRewritten, ...row }) => {
      const own = (byConfiguration.get(row.id) ?? []).map(({ configurationId: _id, ...slot }) => {
        const element = elements.get(slot.elementId)
        return { ...slot, label: element?.label ?? '', elementRole: element?.role ?? slot.role }
      })
      const things = new Set([row.id, ...own.map(({ elementId }) => elementId)])
      const missing = missingRoles(own)
      const unmentioned = isRewritten === 1 ? findUnmentioned(row.statement, own) : []
      return {
        ...{ ...row, slots: own, isRewritten: isRewritten === 1, missing },
        unmentioned: [...new Set(unmentioned.map(({ elementId }) => elementId))],
        isComplete: missing.length === 0,
        evidence: countSaid([...things].flatMap(thing => said.get(thing) ?? [])),
      }
    }),
    elements: [...elements.values()].map(({ isIntended, ...row }) => ({
      ...{ ...row, isIntended: isIntended === null ? null : isIntended === 1 },
      configurationIds: [
        ...new Set((users.get(row.id) ?? []).map(({ configurationId }) => configurationId)),
      ],
      evidence: countSaid(said.get(row.id) ?? []),
    })),
  }
}

/** The configurations of a kept version, in its order. */
export function listKeptConfigurations(db: ReadableDb, theoryId: string): Configuration[] {
  return readKept(db, theoryId).configurations
}

/** The elements of a kept version, by role and words. */
export function listKeptElements(db: ReadableDb, theoryId: string): Element[] {
  return readKept(db, theoryId).elements
}

/** Passages by stance; one that says the same more than once counts once. */
function countSaid(pieces: readonly VersionEvidence[]): EvidenceCounts {
  const counts = { supports: 0, refines: 0, challenges: 0 }
  const seen = new Set<string>()
  for (const { codingId, stance } of pieces) {
    const key = `${codingId} ${stance}`
    if (seen.has(key)) continue
    seen.add(key)
    counts[stance] += 1
  }
  return counts
}

function listConfigurationRows(db: ReadableDb, theoryId: string): ConfigurationRow[] {
  return all(
    db,
    sql`SELECT configuration_id AS id, number, title, handle, origin, actor, owner_id AS ownerId,
          case_id AS caseId, style, status, status_reason AS statusReason,
          merged_into_id AS mergedInto, statement, is_rewritten AS isRewritten,
          created_at AS createdAt
        FROM version_configuration WHERE theory_id = ${theoryId} ORDER BY position`,
  )
}

function listElementRows(db: ReadableDb, theoryId: string): ElementRow[] {
  return all(
    db,
    sql`SELECT element_id AS id, role, facet, label, description, layer, valence,
          outcome_level AS outcomeLevel, is_intended AS isIntended, group_name AS "group", setting
        FROM version_element
        WHERE theory_id = ${theoryId} ORDER BY instr('CIMO', role), label, element_id`,
  )
}

function listSlotRows(db: ReadableDb, theoryId: string): SlotRow[] {
  return all(
    db,
    sql`SELECT slot_id AS id, configuration_id AS configurationId, role, facet,
          element_id AS elementId, joiner, activation
        FROM version_slot WHERE theory_id = ${theoryId}
        ORDER BY configuration_id, instr('CIMO', role), position, slot_id`,
  )
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
export function listKeptEvidence(
  db: ReadableDb,
  theoryId: string,
  thingIds?: readonly string[],
): VersionEvidence[] {
  const chosen =
    thingIds === undefined
      ? sql``
      : sql`AND coalesce(element_id, configuration_id) ${inList(thingIds)}`
  return all(
    db,
    sql`SELECT evidence_id AS id, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, link, strength
        FROM version_evidence WHERE theory_id = ${theoryId} ${chosen} ORDER BY evidence_id`,
  )
}

/** An own item of a principle of a kept version; `label` is what the element that it names was called. */
export type KeptItem = Principle['items'][number] & { principleId: string; label: string }

/** The own items of the principles of a kept version, in their order. */
export function listKeptItems(db: ReadableDb, theoryId: string): KeptItem[] {
  return all(
    db,
    sql`SELECT item_id AS id, principle_id AS principleId, kind, body AS text,
          element_id AS elementId, label, citation
        FROM version_principle_item WHERE theory_id = ${theoryId} ORDER BY position, item_id`,
  )
}

/** What the principles of a kept version cite, by their ids. */
export function listKeptCitations(db: ReadableDb, theoryId: string): Map<string, string> {
  const rows = all<{ id: string; citation: string }>(
    db,
    sql`SELECT principle_id AS id, citation FROM version_principle WHERE theory_id = ${theoryId}`,
  )
  return new Map(rows.map(({ id, citation }) => [id, citation]))
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
    sql`INSERT INTO version_principle SELECT ${theoryId}, id, position, name, lesson, citation
        FROM principle WHERE id IN (SELECT principle_id FROM version_principle_configuration
          WHERE theory_id = ${theoryId})`,
  )
  run(
    db,
    sql`INSERT INTO version_principle_item SELECT ${theoryId}, item.id, principle_id, kind, body,
          element_id, coalesce(label, ''), citation, position
        FROM principle_item AS item LEFT JOIN element ON element.id = element_id
        WHERE principle_id IN (SELECT principle_id FROM version_principle
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
