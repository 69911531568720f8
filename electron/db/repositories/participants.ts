import type { Participant } from '../../../shared/contract/participants.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { parseValue } from '../../../shared/domain/attributes.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'
import { getAttribute } from './attributes.ts'
import { SPEAKER } from './codings.ts'
import { unlinkSpeakers } from './speakers.ts'

interface ParticipantRow {
  id: string
  pseudonym: string
  group: string | null
  note: string
  participantValues: string
}

interface SpeaksIn {
  participantId: string
  sourceId: string
  sourceTitle: string
  label: string
}

/** All participants by pseudonym, as people count: P2 before P10. */
export function listParticipants(db: ReadableDb): Participant[] {
  const speaksIn = Map.groupBy(listLinks(db), link => link.participantId)
  const codings = countCodings(db)
  const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  return all<ParticipantRow>(
    db,
    sql`SELECT id, pseudonym, group_name AS "group", note,
          (SELECT json_group_object(attribute_id, value) FROM attribute_value
            WHERE participant_id = participant.id) AS participantValues
        FROM participant`,
  )
    .map(({ participantValues, ...row }) => ({
      ...row,
      values: JSON.parse(participantValues) as Record<string, string>,
      speakers: (speaksIn.get(row.id) ?? []).map(({ sourceId, sourceTitle, label }) => ({
        ...{ sourceId, sourceTitle, label },
      })),
      codingCount: codings.get(row.id) ?? 0,
    }))
    .sort((a, b) => order.compare(a.pseudonym, b.pseudonym) || order.compare(a.id, b.id))
}

/** One participant. Throws `not_found`. */
export function getParticipant(db: ReadableDb, participantId: string): Participant {
  const participant = listParticipants(db).find(({ id }) => id === participantId)
  if (participant === undefined) {
    throw new AppError('not_found', 'There is no such participant.', { participantId })
  }
  return participant
}

/** Adds a participant; returns the id. Throws `duplicate` where the pseudonym is taken. */
export function insertParticipant(
  db: WritableDb,
  input: { pseudonym: string; group?: string | null | undefined; note?: string | undefined },
): string {
  refuseSamePseudonym(db, input.pseudonym, null)
  return storeParticipant(db, input)
}

/** Adds a participant whose pseudonym is known to be free; returns the id. */
export function storeParticipant(
  db: WritableDb,
  input: { pseudonym: string; group?: string | null | undefined; note?: string | undefined },
): string {
  const id = newId()
  insert(db, 'participant', {
    id,
    pseudonym: input.pseudonym,
    group_name: input.group ?? null,
    note: input.note ?? '',
  })
  return id
}

/** Changes a participant's own fields. Throws `duplicate`. */
export function updateParticipant(
  db: WritableDb,
  participantId: string,
  fields: {
    pseudonym?: string | undefined
    group?: string | null | undefined
    note?: string | undefined
  },
): void {
  const { pseudonym, group, note } = fields
  if (pseudonym !== undefined) refuseSamePseudonym(db, pseudonym, participantId)
  update(db, 'participant', participantId, { pseudonym, group_name: group, note })
}

/** Removes a participant with all values and out of all cases; returns how many speakers are nobody again. */
export function removeParticipant(db: WritableDb, participantId: string): number {
  const unlinked = unlinkSpeakers(db, participantId)
  run(db, sql`DELETE FROM attribute_value WHERE participant_id = ${participantId}`)
  run(db, sql`DELETE FROM case_participant WHERE participant_id = ${participantId}`)
  runOne(db, sql`DELETE FROM participant WHERE id = ${participantId}`)
  return unlinked
}

/** Sets a value in its canonical form; nothing takes it away. Throws `not_found` or `invalid_input`. */
export function setValue(
  db: WritableDb,
  participantId: string,
  attributeId: string,
  written: string | null,
): void {
  const attribute = getAttribute(db, attributeId)
  const parsed = parseValue(attribute, written ?? '')
  if ('problem' in parsed) throw new AppError('invalid_input', parsed.problem, { attributeId })
  const { value } = parsed
  if (value !== null) return storeValues(db, participantId, { [attributeId]: value })
  run(
    db,
    sql`DELETE FROM attribute_value
        WHERE participant_id = ${participantId} AND attribute_id = ${attributeId}`,
  )
}

/** Sets values that are in their canonical form already, by their attributes' ids. */
export function storeValues(
  db: WritableDb,
  participantId: string,
  values: Readonly<Record<string, string>>,
): void {
  run(
    db,
    sql`INSERT INTO attribute_value (participant_id, attribute_id, value)
        SELECT ${participantId}, key, value FROM json_each(${JSON.stringify(values)}) WHERE true
        ON CONFLICT DO UPDATE SET value = excluded.value`,
  )
}

function refuseSamePseudonym(db: ReadableDb, pseudonym: string, exceptId: string | null): void {
  const isTaken = all<{ id: string; pseudonym: string }>(
    db,
    sql`SELECT id, pseudonym FROM participant`,
  ).some(other => other.id !== exceptId && nameKey(other.pseudonym) === nameKey(pseudonym))
  if (!isTaken) return
  throw new AppError(
    'duplicate',
    'There is already a participant of this pseudonym. Choose another, so that the two can be told apart.',
  )
}

/** Where participants speak, leaving out labels that an edit took out of their text. */
function listLinks(db: ReadableDb): SpeaksIn[] {
  const order = new Intl.Collator('en', { numeric: true })
  // Taken apart once a source, not once a speaker: all who answered a survey may speak in one.
  const labels = new Map(
    all<{ sourceId: string; speakers: string }>(
      db,
      sql`SELECT source.id AS sourceId, speakers FROM source
          JOIN text_version ON text_version.id = source.version_id`,
    ).map(({ sourceId, speakers }) => [sourceId, new Set(JSON.parse(speakers) as string[])]),
  )
  return all<SpeaksIn>(
    db,
    sql`SELECT participant_id AS participantId, source_id AS sourceId, title AS sourceTitle, label
        FROM speaker JOIN source ON source.id = source_id
        WHERE participant_id IS NOT NULL`,
  )
    .filter(({ sourceId, label }) => labels.get(sourceId)?.has(label) === true)
    .sort((a, b) => order.compare(a.sourceTitle, b.sourceTitle) || order.compare(a.label, b.label))
}

function countCodings(db: ReadableDb): Map<string, number> {
  const rows = all<{ participantId: string; codings: number }>(
    db,
    sql`SELECT participant_id AS participantId, count(*) AS codings
        FROM coding
        JOIN speaker ON speaker.source_id = coding.source_id AND speaker.label = ${SPEAKER}
        WHERE participant_id IS NOT NULL AND coding.is_orphan = 0
        GROUP BY participant_id`,
  )
  return new Map(rows.map(({ participantId, codings }) => [participantId, codings]))
}
