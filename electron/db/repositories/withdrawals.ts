import { all, get, inList, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { newId } from '../ids.ts'

/** A stretch of a text version, in UTF-16 code units. */
export interface SpokenStretch {
  versionId: string
  textHash: string
  speaker: string | null
  /** Where the label before the words begins. */
  from: number
  start: number
  end: number
  isCurrent: boolean
}

/** What is said in a source, in all versions of its text. */
export function listStretches(db: ReadableDb, sourceId: string): SpokenStretch[] {
  return all<Omit<SpokenStretch, 'isCurrent'> & { isCurrent: number }>(
    db,
    sql`SELECT block.version_id AS versionId, text_hash AS textHash, block.speaker,
          start_offset AS "from", content_start AS start, end_offset AS "end",
          block.version_id = source.version_id AS isCurrent
        FROM block JOIN text_version ON text_version.id = block.version_id
        JOIN source ON source.id = text_version.source_id
        WHERE source.id = ${sourceId} ORDER BY block.version_id, position`,
  ).map(row => ({ ...row, isCurrent: row.isCurrent === 1 }))
}

/** How many pieces of evidence stand on some codings. */
export function countEvidenceOn(db: ReadableDb, codingIds: readonly string[]): number {
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM evidence WHERE coding_id ${inList(codingIds)}`,
  )
  return found?.n ?? 0
}

/** The configurations that have evidence of their own, or of their elements, on some codings: how much of it, and how much else. */
export function listLosses(db: ReadableDb, codingIds: readonly string[]) {
  return all<{ id: string; title: string; lost: number; left: number }>(
    db,
    sql`WITH speaking AS (
          SELECT configuration_id AS id, coding_id FROM evidence WHERE configuration_id IS NOT NULL
          UNION ALL
          SELECT slot.configuration_id, coding_id FROM evidence
            JOIN (SELECT DISTINCT configuration_id, element_id FROM slot) AS slot
              ON slot.element_id = evidence.element_id)
        SELECT configuration.id,
          CASE title WHEN '' THEN 'CMOC ' || number ELSE title END AS title,
          sum(coding_id ${inList(codingIds)}) AS lost,
          sum(coding_id NOT ${inList(codingIds)}) AS "left"
        FROM speaking JOIN configuration ON configuration.id = speaking.id
        GROUP BY configuration.id HAVING lost > 0 ORDER BY number`,
  )
}

/** Memos that are about nothing else than these things. */
export function listMemosOnlyOn(db: ReadableDb, targetIds: readonly string[]) {
  return all<{ id: string; title: string }>(
    db,
    sql`SELECT id, title FROM memo
        WHERE id IN (SELECT memo_id FROM memo_link WHERE is_subject = 1 AND target_id ${inList(targetIds)})
          AND id NOT IN (SELECT memo_id FROM memo_link
            WHERE is_subject = 1 AND target_id NOT ${inList(targetIds)})
        ORDER BY title, id`,
  )
}

/** Takes out of the memos that are left what links to things that are gone; such a link is only kept beside the text. */
export function unlinkMemos(db: WritableDb, targetIds: readonly string[]): void {
  run(db, sql`DELETE FROM memo_link WHERE is_subject = 1 AND target_id ${inList(targetIds)}`)
}

/** Ids of the evidence on some codings. */
export function listEvidenceIdsOn(db: ReadableDb, codingIds: readonly string[]): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM evidence WHERE coding_id ${inList(codingIds)}`,
  ).map(({ id }) => id)
}

/** How many values of attributes a participant has. */
export function countValuesOf(db: ReadableDb, participantId: string): number {
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM attribute_value WHERE participant_id = ${participantId}`,
  )
  return found?.n ?? 0
}

/** Whether a project has any of these participants or sources. */
export function hasAny(
  db: ReadableDb,
  participantId: string,
  sourceIds: readonly string[],
): boolean {
  const found = get(
    db,
    sql`SELECT 1 FROM participant WHERE id = ${participantId}
        UNION ALL SELECT 1 FROM source WHERE id ${inList(sourceIds)}`,
  )
  return found !== undefined
}

/** Whether a source is there. */
export function hasSource(db: ReadableDb, sourceId: string): boolean {
  return get(db, sql`SELECT 1 FROM source WHERE id = ${sourceId}`) !== undefined
}

/** Writes down in the journal of a copy that a participant was erased; nothing of what. */
export function noteErasure(db: WritableDb, researcherId: string): void {
  run(
    db,
    sql`INSERT INTO command (id, kind, procedure, label, researcher_id, at, state, target_id)
        VALUES (${newId()}, 'note', 'withdrawals.carryOut', 'Erase a participant who withdrew',
          ${researcherId}, ${new Date().toISOString()}, 'done', NULL)`,
  )
}
