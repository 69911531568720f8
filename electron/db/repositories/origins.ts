import { AppError } from '../../../shared/domain/app-error.ts'
import type { QuoteOrigin } from '../../../shared/markers/write-quote.ts'
import { get, type ReadableDb, sql } from '../sql.ts'

/**
 * Who speaks at an offset of a source's text, by pseudonym or label, and in which group; without an offset only what the
 * source says. Throws `not_found`.
 */
export function originAt(db: ReadableDb, sourceId: string, offset: number | null): QuoteOrigin {
  const row = get<QuoteOrigin>(
    db,
    sql`SELECT coalesce(participant.pseudonym, block.speaker) AS name,
          coalesce(participant.group_name, source.group_name) AS "group",
          source.title AS sourceTitle
        FROM source
        LEFT JOIN block ON block.version_id = source.version_id AND block.start_offset =
          (SELECT max(start_offset) FROM block
            WHERE version_id = source.version_id AND start_offset <= ${offset})
        LEFT JOIN speaker ON speaker.source_id = source.id AND speaker.label = block.speaker
        LEFT JOIN participant ON participant.id = speaker.participant_id
        WHERE source.id = ${sourceId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such source.', { sourceId })
  return row
}
