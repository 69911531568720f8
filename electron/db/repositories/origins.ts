import { AppError } from '../../../shared/domain/app-error.ts'
import type { QuoteOrigin } from '../../../shared/markers/write-quote.ts'
import { citeShort, type Person } from '../../../shared/review/reference.ts'
import { get, type ReadableDb, sql } from '../sql.ts'

/**
 * Who speaks at an offset of a source's text, by pseudonym or label, and in which group; without an offset only what the
 * source says. A paper of the review is cited by author, year and page. Throws `not_found`.
 */
export function originAt(db: ReadableDb, sourceId: string, offset: number | null): QuoteOrigin {
  const row = get<Row>(
    db,
    sql`SELECT coalesce(participant.pseudonym, block.speaker) AS name,
          coalesce(participant.group_name, source.group_name) AS "group",
          source.title AS sourceTitle, reference.id AS referenceId, reference.title, authors, year,
          (SELECT max(number) FROM page WHERE version_id = source.version_id
            AND start_offset = (SELECT max(start_offset) FROM page
              WHERE version_id = source.version_id AND start_offset <= ${offset})) AS page
        FROM source
        LEFT JOIN reference ON reference.id = (SELECT min(id) FROM reference
          WHERE source_id = source.id)
        LEFT JOIN block ON block.version_id = source.version_id AND block.start_offset =
          (SELECT max(start_offset) FROM block
            WHERE version_id = source.version_id AND start_offset <= ${offset})
        LEFT JOIN speaker ON speaker.source_id = source.id AND speaker.label = block.speaker
        LEFT JOIN participant ON participant.id = speaker.participant_id
        WHERE source.id = ${sourceId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such source.', { sourceId })
  const { name, group, sourceTitle } = row
  if (row.referenceId === null) return { name, group, sourceTitle }
  const authors = JSON.parse(row.authors) as Person[]
  const citation = citeShort({ title: row.title, authors, year: row.year })
  return { name, group, sourceTitle: row.page === null ? citation : `${citation}, p. ${row.page}` }
}

/** What is known of a place; of a paper whose reference is known, how it is cited. */
type Row = QuoteOrigin & { page: number | null } & (
    | { referenceId: null }
    | { referenceId: string; title: string; authors: string; year: number | null }
  )
