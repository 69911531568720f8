import type { Passage } from '../../../shared/contract/configurations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { all, inList, type ReadableDb, sql } from '../sql.ts'
import { parseRoles, SPEAKER } from './codings.ts'
import { PARTICIPANT_ID } from './speakers.ts'

/** Who speaks in a passage, as far as it is known. */
export interface Voice {
  codingId: string
  sourceId: string
  participantId: string | null
}

/** Who speaks in every coded passage, in the order of sources and passages. */
export function listVoices(db: ReadableDb): Voice[] {
  return all(
    db,
    sql`SELECT coding.id AS codingId, source_id AS sourceId, ${PARTICIPANT_ID} AS participantId
        FROM coding JOIN source ON source.id = source_id ORDER BY source.title, start_offset, coding.id`,
  )
}

/** Passages with these codings, ready to be opened, in the order of sources and passages. */
export function listPassages(db: ReadableDb, codingIds: readonly string[]): Passage[] {
  return all<Omit<Passage, 'roles'> & { roles: string }>(
    db,
    sql`SELECT coding.id AS codingId, source_id AS sourceId, source.title AS sourceTitle,
          coalesce(participant.group_name, source.group_name) AS "group",
          participant.id AS participantId, participant.pseudonym AS participant,
          ${SPEAKER} AS speaker, start_offset AS start, end_offset AS "end", quote, roles
        FROM coding JOIN source ON source.id = coding.source_id
        LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}
        WHERE coding.id ${inList(codingIds)} ORDER BY source.title, start_offset, coding.id`,
  ).map(row => ({ ...row, roles: parseRoles(row.roles) }))
}

/** Participants and sources with their groups, by name: those who might be heard. */
export function listPossibleVoices(db: ReadableDb) {
  return {
    participants: all<{ id: string; name: string; group: string | null }>(
      db,
      sql`SELECT id, pseudonym AS name, group_name AS "group" FROM participant ORDER BY pseudonym, id`,
    ),
    sources: all<{ id: string; group: string | null }>(
      db,
      sql`SELECT id, group_name AS "group" FROM source ORDER BY title, id`,
    ),
  }
}

/** What a passage says of one element or of the configuration itself (without a role). */
export interface SaidOfRole {
  codingId: string
  role: Role | null
  stance: string
}

/** Everything attached to a configuration and to the elements in its slots. */
export function listSaid(db: ReadableDb, configurationId: string): SaidOfRole[] {
  return all(
    db,
    sql`SELECT coding_id AS codingId, NULL AS role, stance FROM evidence
          WHERE configuration_id = ${configurationId}
        UNION
        SELECT coding_id, slot.role, stance FROM evidence
          JOIN slot ON slot.element_id = evidence.element_id
          WHERE slot.configuration_id = ${configurationId}`,
  )
}

/** The codes on some codings, each with its default role. */
export function listCodesOn(db: ReadableDb, codingIds: readonly string[]) {
  return all<{ codingId: string; codeId: string; role: Role | null }>(
    db,
    sql`SELECT coding_id AS codingId, code_id AS codeId, role FROM coding_code
        JOIN code ON code.id = code_id WHERE coding_id ${inList(codingIds)}`,
  )
}

/** The codings that have one of some codes. */
export function listCodingsWith(db: ReadableDb, codeIds: readonly string[]): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT DISTINCT coding_id AS id FROM coding_code WHERE code_id ${inList(codeIds)}`,
  ).map(({ id }) => id)
}
