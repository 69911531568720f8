import type { Speaker } from '../../../shared/contract/participants.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { isInterviewer } from '../../../shared/text/speaker-labels.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { SPEAKER } from './codings.ts'
import { currentVersion } from './sources.ts'

/** The participant in whose turn a passage begins; an orphan's place says nothing. `coding` must be in scope. */
export const PARTICIPANT_ID: Sql = sql`(SELECT participant_id FROM speaker
  WHERE speaker.source_id = coding.source_id AND speaker.label = ${SPEAKER}
    AND coding.is_orphan = 0)`

type SpeakerRow = Omit<Speaker, 'isInterviewer'> & { isInterviewer: number | null }

/** The speaker labels of the current texts, by source and then as they first speak. */
export function listSpeakers(db: ReadableDb, sourceId?: string): Speaker[] {
  const condition = sourceId === undefined ? sql`` : sql`AND source.id = ${sourceId}`
  const order = new Intl.Collator('en', { numeric: true })
  return all<SpeakerRow>(
    db,
    sql`SELECT source.id AS sourceId, source.title AS sourceTitle, source.group_name AS sourceGroup,
          block.speaker AS label, count(DISTINCT turn) AS turnCount,
          participant_id AS participantId, is_interviewer AS isInterviewer
        FROM source
        JOIN block ON block.version_id = source.version_id
        LEFT JOIN speaker ON speaker.source_id = source.id AND speaker.label = block.speaker
        WHERE block.speaker IS NOT NULL ${condition}
        GROUP BY source.id, block.speaker ORDER BY min(block.start_offset)`,
  )
    .map(row => ({
      ...row,
      // What nobody has said yet is guessed from the label.
      isInterviewer:
        row.isInterviewer === null ? isInterviewer(row.label) : row.isInterviewer === 1,
    }))
    .sort(
      (a, b) =>
        order.compare(a.sourceTitle, b.sourceTitle) || order.compare(a.sourceId, b.sourceId),
    )
}

/** One speaker of a source. Throws `not_found`. */
export function getSpeaker(db: ReadableDb, sourceId: string, label: string): Speaker {
  currentVersion(db, sourceId)
  const speaker = listSpeakers(db, sourceId).find(one => one.label === label)
  if (speaker === undefined) {
    throw new AppError('not_found', 'There is no speaker of this name in that source.', {
      sourceId,
    })
  }
  return speaker
}

/** Says who a speaker is; what the label says by itself is not stored. */
export function linkSpeaker(
  db: WritableDb,
  link: { sourceId: string; label: string; participantId: string | null; isInterviewer: boolean },
): void {
  const { sourceId, label, participantId } = link
  const known = get(
    db,
    sql`SELECT 1 FROM speaker WHERE source_id = ${sourceId} AND label = ${label}`,
  )
  const at = sql`WHERE source_id = ${sourceId} AND label = ${label}`
  const asks = link.isInterviewer ? 1 : 0
  if (participantId === null && link.isInterviewer === isInterviewer(label)) {
    run(db, sql`DELETE FROM speaker ${at}`)
  } else if (known === undefined) {
    insert(db, 'speaker', {
      source_id: sourceId,
      label,
      participant_id: participantId,
      is_interviewer: asks,
    })
  } else {
    run(
      db,
      sql`UPDATE speaker SET participant_id = ${participantId}, is_interviewer = ${asks} ${at}`,
    )
  }
}

/** Takes a participant's speakers away from them; returns how many there were. */
export function unlinkSpeakers(db: WritableDb, participantId: string): number {
  const rows = all<{ sourceId: string; label: string }>(
    db,
    sql`SELECT source_id AS sourceId, label FROM speaker WHERE participant_id = ${participantId}`,
  )
  for (const row of rows) linkSpeaker(db, { ...row, participantId: null, isInterviewer: false })
  return rows.length
}

/** Sets who speaks in a turn of the current text. Throws `not_found`. */
export function correctTurn(db: WritableDb, sourceId: string, turn: number, label: string): void {
  const { id } = currentVersion(db, sourceId)
  const changed = run(
    db,
    sql`UPDATE block SET speaker = ${label} WHERE version_id = ${id} AND turn = ${turn}`,
  )
  if (changed === 0) {
    throw new AppError('not_found', `There is no turn ${turn} in that source.`, { sourceId, turn })
  }
  const speakers = all<{ speaker: string }>(
    db,
    sql`SELECT speaker FROM block WHERE version_id = ${id} AND speaker IS NOT NULL
        GROUP BY speaker ORDER BY min(position)`,
  ).map(row => row.speaker)
  // Not by json_group_array: its value stays JSON inside the journal's trigger, and the row would not be recorded as it is.
  update(db, 'text_version', id, { speakers: JSON.stringify(speakers) })
}

/** The stretches in which a speaker speaks in the current text, turn by turn, without label and time. */
export function listTurns(
  db: ReadableDb,
  sourceId: string,
  label: string,
): { start: number; end: number }[] {
  const { id } = currentVersion(db, sourceId)
  return all<{ start: number; end: number }>(
    db,
    sql`SELECT min(content_start) AS start, max(end_offset) AS "end" FROM block
        WHERE version_id = ${id} AND speaker = ${label} AND turn IS NOT NULL
        GROUP BY turn ORDER BY start`,
  )
}
