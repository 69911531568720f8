import type { Evidence } from '../../../shared/contract/evidence.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import { parseRoles, SPEAKER } from './codings.ts'
import { PARTICIPANT_ID } from './speakers.ts'

/** The passages of a kept version that are still there, as they read now; a version keeps no notes on them. */
export function listKeptQuotes(db: ReadableDb, theoryId: string): Evidence[] {
  return all<Omit<Evidence, 'roles'> & { roles: string }>(
    db,
    sql`SELECT evidence_id AS id, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, '' AS note, link, strength,
          source_id AS sourceId, source.title AS sourceTitle,
          coalesce(participant.group_name, source.group_name) AS "group", ${SPEAKER} AS speaker,
          participant.id AS participantId, participant.pseudonym AS participant,
          start_offset AS start, end_offset AS "end", quote, roles
        FROM version_evidence JOIN coding ON coding.id = coding_id
        JOIN source ON source.id = source_id
        LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}
        WHERE theory_id = ${theoryId}
        ORDER BY CASE stance WHEN 'supports' THEN 0 WHEN 'refines' THEN 1 ELSE 2 END,
          source.title, start_offset, evidence_id`,
  ).map(row => ({ ...row, roles: parseRoles(row.roles) }))
}

/** Those of an element, of a configuration (with its elements as it had them then, if asked), or of a coding. */
export function listKeptQuotesOf(
  db: ReadableDb,
  theoryId: string,
  of: {
    elementId?: string | undefined
    configurationId?: string | undefined
    codingId?: string | undefined
    includeElements?: boolean | undefined
  },
): Evidence[] {
  const { elementId, configurationId, codingId, includeElements = false } = of
  const slots = includeElements
    ? all<{ id: string }>(
        db,
        sql`SELECT DISTINCT element_id AS id FROM version_slot
            WHERE theory_id = ${theoryId} AND configuration_id = ${configurationId ?? ''}`,
      )
    : []
  const things = new Set([elementId, configurationId, ...slots.map(({ id }) => id)])
  const isAnything = elementId === undefined && configurationId === undefined
  return listKeptQuotes(db, theoryId).filter(
    item =>
      (isAnything || things.has(item.elementId ?? item.configurationId ?? '')) &&
      (codingId === undefined || item.codingId === codingId),
  )
}
