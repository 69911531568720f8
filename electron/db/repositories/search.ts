import type { Coding } from '../../../shared/contract/codings.ts'
import type { Stance } from '../../../shared/domain/roles.ts'
import type { SearchBlock } from '../../../shared/search/search-text.ts'
import type { SourceKind } from '../../../shared/text/source-draft.ts'
import { all, get, inList, type ReadableDb, type Sql, sql } from '../sql.ts'
import { parseRoles } from './codings.ts'

/** Rows for searching and retrieving, which go through all of a study at once: few statements, nothing computed in them. */

/** How far the journal's record of changed rows has come: while it is the same, so is everything that was read. */
export function lastChange(db: ReadableDb): number {
  return get<{ n: number | null }>(db, sql`SELECT max(number) AS n FROM change`)?.n ?? 0
}

/** The tables that were changed after a place in the journal's record. */
export function tablesChangedSince(db: ReadableDb, change: number): string[] {
  return all<{ name: string }>(
    db,
    sql`SELECT DISTINCT table_name AS name FROM change WHERE number > ${change}`,
  ).map(row => row.name)
}

/** The codings that were made, changed or removed since. */
export function codingsChangedSince(db: ReadableDb, change: number): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT DISTINCT CASE table_name WHEN 'coding' THEN row_key
            ELSE substr(row_key, 1, instr(row_key, '/') - 1) END AS id
        FROM change WHERE number > ${change} AND table_name IN ('coding', 'coding_code')`,
  ).map(row => row.id)
}

/** Whether the note of any coding was changed since. */
export function areNotesChangedSince(db: ReadableDb, change: number): boolean {
  const changed = get(
    db,
    sql`SELECT 1 FROM change WHERE number > ${change} AND table_name = 'coding'
          AND coalesce(before ->> '$.note', '') <> coalesce(after ->> '$.note', '')`,
  )
  return changed !== undefined
}

/** A source with the version of its text. */
export interface SearchSource {
  id: string
  title: string
  kind: SourceKind
  group: string | null
  versionId: string
  textHash: string
}

/** All sources in the order of their titles. */
export function listSearchSources(db: ReadableDb): SearchSource[] {
  const order = new Intl.Collator('en', { numeric: true })
  return all<SearchSource>(
    db,
    sql`SELECT source.id, title, kind, group_name AS "group", version_id AS versionId,
          text_hash AS textHash
        FROM source JOIN text_version ON text_version.id = source.version_id`,
  ).sort((a, b) => order.compare(a.title, b.title) || order.compare(a.id, b.id))
}

/** The blocks of all current texts, by text version and in order. */
export function listSearchBlocks(db: ReadableDb): (SearchBlock & { versionId: string })[] {
  return all(
    db,
    sql`SELECT version_id AS versionId, start_offset AS start, end_offset AS "end",
          content_start AS contentStart, speaker, turn
        FROM block WHERE version_id IN (SELECT version_id FROM source)
        ORDER BY version_id, position`,
  )
}

/** Whom the speakers of sources stand for, where that is known. */
export function listSearchPeople(db: ReadableDb) {
  return all<{
    sourceId: string
    label: string
    participantId: string
    pseudonym: string
    group: string | null
  }>(
    db,
    sql`SELECT source_id AS sourceId, label, participant_id AS participantId, pseudonym,
          group_name AS "group"
        FROM speaker JOIN participant ON participant.id = participant_id`,
  )
}

type CodingRow = Omit<Coding, 'roles' | 'codeIds' | 'isOrphan' | 'speaker'> & {
  roles: string
  isOrphan: number
}

/** Codings but for their speakers: all, or those with these ids. */
export function listSearchCodings(
  db: ReadableDb,
  ids?: readonly string[],
): Omit<Coding, 'speaker'>[] {
  const among = (column: Sql) => (ids === undefined ? sql`` : sql`WHERE ${column} ${inList(ids)}`)
  const codes = new Map<string, string[]>()
  for (const { codingId, codeId } of all<{ codingId: string; codeId: string }>(
    db,
    sql`SELECT coding_id AS codingId, code_id AS codeId FROM coding_code ${among(sql`coding_id`)}`,
  )) {
    const known = codes.get(codingId)
    if (known === undefined) codes.set(codingId, [codeId])
    else known.push(codeId)
  }
  return all<CodingRow>(
    db,
    sql`SELECT id, source_id AS sourceId, start_offset AS start, end_offset AS "end", quote, roles,
          note, confidence, researcher_id AS researcherId, created_at AS createdAt,
          is_orphan AS isOrphan
        FROM coding ${among(sql`id`)}`,
  ).map(row => ({
    ...row,
    isOrphan: row.isOrphan === 1,
    roles: parseRoles(row.roles),
    codeIds: codes.get(row.id) ?? [],
  }))
}

/** The codings that are evidence for a configuration or for one of its elements, or for one element; of a stance, or of any. */
export function listEvidenceCodingIds(
  db: ReadableDb,
  id: string,
  stance?: Stance,
  theoryId?: string,
): string[] {
  const ofStance = stance === undefined ? sql`` : sql`AND stance = ${stance}`
  if (theoryId !== undefined && isKept(db, theoryId)) {
    return all<{ codingId: string }>(
      db,
      sql`SELECT DISTINCT coding_id AS codingId FROM version_evidence
          WHERE theory_id = ${theoryId} AND (configuration_id = ${id} OR element_id = ${id}
            OR element_id IN (SELECT element_id FROM version_slot
              WHERE theory_id = ${theoryId} AND configuration_id = ${id})) ${ofStance}`,
    ).map(row => row.codingId)
  }
  return all<{ codingId: string }>(
    db,
    sql`SELECT DISTINCT coding_id AS codingId FROM evidence
        WHERE (configuration_id = ${id} OR element_id = ${id} OR element_id IN
          (SELECT element_id FROM slot WHERE configuration_id = ${id})) ${ofStance}`,
  ).map(row => row.codingId)
}

/** Whether a theory version was kept as it stood. */
function isKept(db: ReadableDb, theoryId: string): boolean {
  const sought = sql`SELECT 1 FROM theory WHERE id = ${theoryId} AND frozen_at IS NOT NULL`
  return get(db, sought) !== undefined
}

/** Whether there is such a configuration or element, in a version that was kept where one is named. */
export function canHaveEvidence(db: ReadableDb, id: string, theoryId?: string): boolean {
  if (theoryId !== undefined && isKept(db, theoryId)) {
    const kept = get(
      db,
      sql`SELECT 1 FROM version_configuration
          WHERE theory_id = ${theoryId} AND configuration_id = ${id}
          UNION ALL SELECT 1 FROM version_element
          WHERE theory_id = ${theoryId} AND element_id = ${id}`,
    )
    return kept !== undefined
  }
  const found = get(
    db,
    sql`SELECT 1 FROM configuration WHERE id = ${id}
        UNION ALL SELECT 1 FROM element WHERE id = ${id}`,
  )
  return found !== undefined
}

/** The stakeholder groups of participants and of sources. */
export function listGroups(db: ReadableDb): string[] {
  return all<{ name: string }>(
    db,
    sql`SELECT group_name AS name FROM participant WHERE group_name IS NOT NULL
        UNION SELECT group_name FROM source WHERE group_name IS NOT NULL`,
  ).map(({ name }) => name)
}

/** All participants with their values by the id of the attribute. */
export function listSearchParticipants(
  db: ReadableDb,
): { id: string; pseudonym: string; values: Record<string, string> }[] {
  return all<{ id: string; pseudonym: string; list: string }>(
    db,
    sql`SELECT id, pseudonym, (SELECT json_group_object(attribute_id, value) FROM attribute_value
          WHERE participant_id = participant.id) AS list FROM participant`,
  ).map(({ id, pseudonym, list }) => ({
    ...{ id, pseudonym },
    values: JSON.parse(list) as Record<string, string>,
  }))
}
