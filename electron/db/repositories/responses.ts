import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Response } from '../../../shared/contract/responses.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { newId } from '../ids.ts'
import {
  all,
  insert,
  join,
  type ReadableDb,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { SPEAKER } from './codings.ts'
import { PARTICIPANT_ID } from './speakers.ts'

type ResponseRow = Omit<Response, 'name'> & {
  number: number | null
  handle: string | null
  title: string | null
  label: string | null
}

/** Responses with their passages, in the order of sources and passages. */
export function listResponses(
  db: ReadableDb,
  filter: ParsedInputOf<'responses.list'> & { responseId?: string },
): Response[] {
  return all<ResponseRow>(
    db,
    sql`SELECT response.id, coding_id AS codingId, configuration_id AS configurationId,
          element_id AS elementId, configuration.number, configuration.handle, configuration.title,
          element.label, answer, wording, response.note, response.researcher_id AS researcherId, at,
          source.id AS sourceId, source.title AS sourceTitle,
          coalesce(participant.group_name, source.group_name) AS "group",
          participant.id AS participantId, participant.pseudonym AS participant,
          ${SPEAKER} AS speaker,
          quote
        FROM response JOIN coding ON coding.id = coding_id
        JOIN source ON source.id = coding.source_id
        LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}
        LEFT JOIN configuration ON configuration.id = configuration_id
        LEFT JOIN element ON element.id = element_id
        WHERE ${condition(filter)}
        ORDER BY source.title, coding.start_offset, coding.id, at, response.id`,
  ).map(({ number, handle, title, label, ...row }) => ({
    ...row,
    name:
      label ?? nameConfiguration({ number: number ?? 0, handle: handle ?? '', title: title ?? '' }),
  }))
}

/** One response. Throws `not_found`. */
export function getResponse(db: ReadableDb, responseId: string): Response {
  const response = listResponses(db, { responseId })[0]
  if (response === undefined) {
    throw new AppError('not_found', 'There is no such response.', { responseId })
  }
  return response
}

/** Records a response; returns its id. Throws `duplicate` where one to the same thing is in the coding already. */
export function insertResponse(
  db: WritableDb,
  input: Omit<ParsedInputOf<'responses.record'>, 'isEvidence'> & { wording: string },
  researcherId: string,
): string {
  const { codingId, configurationId, elementId, answer, wording, note } = input
  const known = listResponses(db, { codingId, configurationId, elementId })
  if (known.length > 0) {
    throw new AppError(
      'duplicate',
      'What the respondent made of this is recorded here already. Change that instead.',
      { codingId },
    )
  }
  const id = newId()
  insert(db, 'response', {
    ...{ id, coding_id: codingId, configuration_id: configurationId ?? null },
    ...{ element_id: elementId ?? null, answer, wording, note: note ?? '' },
    ...{ researcher_id: researcherId, at: new Date().toISOString() },
  })
  return id
}

/** Changes a response. */
export function updateResponse(
  db: WritableDb,
  { responseId, ...fields }: ParsedInputOf<'responses.update'>,
): void {
  update(db, 'response', responseId, fields)
}

/** Removes a response. */
export function removeResponse(db: WritableDb, responseId: string): void {
  runOne(db, sql`DELETE FROM response WHERE id = ${responseId}`)
}

function condition(filter: ParsedInputOf<'responses.list'> & { responseId?: string }): Sql {
  const { responseId, configurationId, elementId, codingId, sourceId } = filter
  const parts: Sql[] = [sql`TRUE`]
  if (responseId !== undefined) parts.push(sql`response.id = ${responseId}`)
  if (configurationId !== undefined) parts.push(sql`configuration_id = ${configurationId}`)
  if (elementId !== undefined) parts.push(sql`element_id = ${elementId}`)
  if (codingId !== undefined) parts.push(sql`coding_id = ${codingId}`)
  if (sourceId !== undefined) parts.push(sql`coding.source_id = ${sourceId}`)
  return join(parts, ' AND ')
}
