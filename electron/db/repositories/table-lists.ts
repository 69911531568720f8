import { all, inList, type ReadableDb, sql } from '../sql.ts'
import type { Status } from '../../../shared/domain/roles.ts'

/** Light lists that long tables are gathered along, a part at a time: each takes milliseconds in the largest study. */

const byTitle = new Intl.Collator('en', { numeric: true })

/** All sources by title. */
export function listSourceIds(db: ReadableDb): string[] {
  return all<{ id: string; title: string }>(db, sql`SELECT id, title FROM source`)
    .sort((a, b) => byTitle.compare(a.title, b.title) || byTitle.compare(a.id, b.id))
    .map(({ id }) => id)
}

/** The codings of a source in the order of their passages. */
export function listCodingIds(db: ReadableDb, sourceId: string): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM coding WHERE source_id = ${sourceId} ORDER BY start_offset, end_offset, id`,
  ).map(({ id }) => id)
}

/** The evidence from a source in the order of its passages. */
export function listEvidenceIds(db: ReadableDb, sourceId: string): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT evidence.id FROM coding JOIN evidence ON coding_id = coding.id
        WHERE source_id = ${sourceId} ORDER BY start_offset, end_offset, evidence.id`,
  ).map(({ id }) => id)
}

/** The configurations with these statuses by number. */
export function listConfigurationIds(db: ReadableDb, statuses: readonly Status[]): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM configuration WHERE status ${inList(statuses)} ORDER BY number`,
  ).map(({ id }) => id)
}

/** What each configuration is called by. */
export function listConfigurationNames(
  db: ReadableDb,
): { id: string; number: number; handle: string; title: string }[] {
  return all(db, sql`SELECT id, number, handle, title FROM configuration ORDER BY number`)
}

/** Which elements stand in which configurations, by the numbers of these. */
export function listPlacements(db: ReadableDb): { configurationId: string; elementId: string }[] {
  return all(
    db,
    sql`SELECT DISTINCT configuration_id AS configurationId, element_id AS elementId
        FROM slot JOIN configuration ON configuration.id = configuration_id ORDER BY number`,
  )
}

/** A stretch of a passage, in UTF-16 code units from its beginning. */
export interface LabelPlace {
  codingId: string
  start: number
  end: number
}

/** Where in these passages the text says who speaks, with time stamps; an orphan's place says nothing. */
export function listLabelPlaces(db: ReadableDb, codingIds: readonly string[]): LabelPlace[] {
  return all(
    db,
    sql`SELECT coding.id AS codingId,
          max(block.start_offset, coding.start_offset) - coding.start_offset AS start,
          min(block.content_start, coding.end_offset) - coding.start_offset AS "end"
        FROM coding JOIN block ON block.version_id = coding.version_id
          AND block.start_offset < coding.end_offset AND block.content_start > coding.start_offset
          AND block.content_start > block.start_offset
        WHERE coding.id ${inList(codingIds)} AND is_orphan = 0 ORDER BY coding.id, start`,
  )
}

/** How far the paragraphs in which these passages begin and end reach, without who speaks. */
export function listParagraphBounds(
  db: ReadableDb,
  codingIds: readonly string[],
): { codingId: string; from: number | null; to: number | null }[] {
  return all(
    db,
    sql`SELECT coding.id AS codingId,
          (SELECT content_start FROM block WHERE block.version_id = coding.version_id
            AND block.start_offset <= coding.start_offset
            ORDER BY block.start_offset DESC LIMIT 1) AS "from",
          (SELECT block.end_offset FROM block WHERE block.version_id = coding.version_id
            AND block.start_offset < coding.end_offset
            ORDER BY block.start_offset DESC LIMIT 1) AS "to"
        FROM coding WHERE coding.id ${inList(codingIds)}`,
  )
}
