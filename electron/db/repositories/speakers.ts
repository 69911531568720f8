import { isDeepStrictEqual } from 'node:util'
import type { Speaker } from '../../../shared/contract/participants.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Block } from '../../../shared/text/source-draft.ts'
import { isInterviewer, isKnownSpeaker } from '../../../shared/text/speaker-labels.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  runOne,
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

/**
 * Labels that somebody marked as the interviewer's in every source where they speak. A label that does not tell one person,
 * such as `Speaker 1`, is none: in the next source it may be somebody else.
 */
export function listKnownInterviewers(db: ReadableDb): ReadonlySet<string> {
  const speakers = listSpeakers(db).filter(({ label }) => !isKnownSpeaker(label))
  const answering = new Set(speakers.flatMap(one => (one.isInterviewer ? [] : [one.label])))
  return new Set(speakers.flatMap(({ label }) => (answering.has(label) ? [] : [label])))
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

/** Links the speakers of a source that is new to their participants, none of whom interviews. */
export function linkNewSpeakers(
  db: WritableDb,
  sourceId: string,
  speakers: readonly { label: string; participantId: string }[],
): void {
  const links = JSON.stringify(speakers.map(({ label, participantId }) => [label, participantId]))
  run(
    db,
    sql`INSERT INTO speaker (source_id, label, participant_id, is_interviewer)
        SELECT ${sourceId}, value ->> 0, value ->> 1, 0 FROM json_each(${links})`,
  )
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

/** Stores whose words the blocks of the current text are; where blocks begin and end must be as it was. */
export function saveSpeakers(
  db: WritableDb,
  sourceId: string,
  before: readonly Block[],
  after: readonly Block[],
): void {
  const { id } = currentVersion(db, sourceId)
  after.forEach((block, position) => {
    const old = before[position]
    if (old?.start !== block.start || old.end !== block.end) throw new Error('A block has moved')
    if (isDeepStrictEqual(old, block)) return
    runOne(
      db,
      sql`UPDATE block SET kind = ${block.kind}, content_start = ${block.contentStart},
            speaker = ${block.speaker}, turn = ${block.turn}, time_ms = ${block.timeMs},
            level = ${block.level}
          WHERE version_id = ${id} AND position = ${position}`,
    )
  })
  update(db, 'text_version', id, {
    turn_count: after.reduce((most, block) => Math.max(most, block.turn ?? 0), 0),
    speakers: JSON.stringify([...new Set(after.flatMap(block => block.speaker ?? []))]),
  })
}

/**
 * Takes what is known of a speaker to another label. Whoever speaks under that label already stays who they are, but for
 * the participant where there was none yet.
 */
export function moveSpeaker(
  db: WritableDb,
  from: Speaker,
  to: { label: string; known: Speaker | undefined },
): void {
  const { sourceId } = from
  const { label, known } = to
  run(db, sql`DELETE FROM speaker WHERE source_id = ${sourceId} AND label = ${from.label}`)
  const participantId =
    known === undefined || !known.isInterviewer
      ? (known?.participantId ?? from.participantId)
      : null
  const asks = known?.isInterviewer ?? (from.isInterviewer || isInterviewer(label))
  linkSpeaker(db, {
    ...{ sourceId, label, participantId },
    isInterviewer: participantId === null && asks,
  })
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
