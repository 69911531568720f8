import type { OutputOf } from '../../shared/contract/contract.ts'
import { countLostComments } from './repositories/comments.ts'
import { countBrokenParts } from './repositories/kept-versions.ts'
import { countMislinkedMemos } from './repositories/memos.ts'
import { hashText, readText } from './repositories/texts.ts'
import { all, get, type ReadableDb, sql } from './sql.ts'

type Result = OutputOf<'project.check'>

/** Checks the file's pages, its references, and that every coding still stands on its own words. Changes nothing. */
export function checkProject(db: ReadableDb): Result {
  const problems: Result['problems'] = []
  const report = (code: string, message: string, count: number) => {
    if (count > 0) problems.push({ code, message, count })
  }
  const integrity = db.pragma('integrity_check') as { integrity_check: string }[]
  report(
    'file_damaged',
    'The file has damaged parts. Keep it, and open your newest backup.',
    integrity.filter(row => row.integrity_check !== 'ok').length,
  )
  const references = db.pragma('foreign_key_check') as unknown[]
  report('broken_reference', 'Something refers to a thing that is not there.', references.length)
  report('text_changed', 'A stored text is not what it was when it came in.', countChangedTexts(db))
  report(
    'coding_moved',
    'A coding no longer stands on the words it was made on.',
    countMovedCodings(db),
  )
  report(
    'memo_unlinked',
    'The links kept for a memo are not those in its text. Save the memo again.',
    countMislinkedMemos(db),
  )
  report(
    'version_incomplete',
    'A theory version that was kept lacks a part. Keep the file, and open your newest backup.',
    countBrokenParts(db),
  )
  report('comment_lost', 'A comment is on something that is not there.', countLostComments(db))
  return { isOk: problems.length === 0, problems, checked: countChecked(db) }
}

function countChangedTexts(db: ReadableDb): number {
  const hashes = all<{ hash: string }>(db, sql`SELECT hash FROM content_text`)
  return hashes.filter(({ hash }) => hashText(readText(db, hash)) !== hash).length
}

function countMovedCodings(db: ReadableDb): number {
  const codings = all<{ hash: string; start: number; end: number; quote: string }>(
    db,
    sql`SELECT text_hash AS hash, start_offset AS start, end_offset AS "end", quote
        FROM coding JOIN text_version ON text_version.id = coding.version_id
        WHERE is_orphan = 0 ORDER BY text_hash`,
  )
  return codings.filter(
    ({ hash, start, end, quote }) => readText(db, hash).slice(start, end) !== quote,
  ).length
}

function countChecked(db: ReadableDb): Result['checked'] {
  return (
    get<Result['checked']>(
      db,
      sql`SELECT (SELECT count(*) FROM coding) AS codings,
            (SELECT count(*) FROM content_text) AS texts, (SELECT count(*) FROM command) AS commands`,
    ) ?? { codings: 0, texts: 0, commands: 0 }
  )
}
