import type { Source, SourceSummary } from '../../../shared/contract/sources.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type {
  Block,
  PageStart,
  SourceDraft,
  SourceKind,
} from '../../../shared/text/source-draft.ts'
import { newId } from '../ids.ts'
import { coveredLength } from '../../../shared/text/coverage.ts'
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
import { refuseFixedText } from '../team/parts.ts'
import { type OriginalFile, storeOriginal } from './originals.ts'
import { hashText, readText, storeText } from './texts.ts'
import { removeQuotesOf } from './workshop-upkeep.ts'

interface SummaryRow {
  id: string
  title: string
  kind: SourceKind
  group: string | null
  format: string
  encoding: string | null
  length: number
  wordCount: number
  turnCount: number
  speakers: string
  originalName: string | null
  hasOriginal: number
  retainUntil: string | null
  createdAt: string
}

/** All sources, or the one with this id, in the order of their titles. */
export function listSources(db: ReadableDb, sourceId?: string): SourceSummary[] {
  const condition: Sql = sourceId === undefined ? sql`` : sql`WHERE source.id = ${sourceId}`
  const rows = all<SummaryRow>(
    db,
    sql`SELECT source.id, title, kind, group_name AS "group", format, encoding, length,
          word_count AS wordCount, turn_count AS turnCount, speakers, source.created_at AS createdAt,
          original_name AS originalName, original_hash IS NOT NULL AS hasOriginal,
          retain_until AS retainUntil
        FROM source
        JOIN text_version ON text_version.id = source.version_id
        JOIN content_text ON content_text.hash = text_version.text_hash
        ${condition}`,
  )
  const coverage = coverageBySource(db, sourceId)
  const order = new Intl.Collator('en', { numeric: true })
  return rows
    .map(row => {
      const coded = coverage.get(row.id)
      return {
        ...row,
        speakers: JSON.parse(row.speakers) as string[],
        hasOriginal: row.hasOriginal === 1,
        codingCount: coded?.codings ?? 0,
        codedShare: coded === undefined || row.length === 0 ? 0 : coded.covered / row.length,
        researcherIds: [...(coded?.researcherIds ?? [])],
      }
    })
    .sort((a, b) => order.compare(a.title, b.title) || order.compare(a.id, b.id))
}

/** One source without its text. Throws `not_found`. */
export function getSource(db: ReadableDb, sourceId: string): SourceSummary {
  const source = listSources(db, sourceId)[0]
  if (source === undefined)
    throw new AppError('not_found', 'There is no such source.', { sourceId })
  return source
}

/** One source with its text, blocks and pages. Throws `not_found`. */
export function getSourceWithText(db: ReadableDb, sourceId: string): Source {
  const version = currentVersion(db, sourceId)
  return {
    ...getSource(db, sourceId),
    text: readText(db, version.textHash),
    blocks: all<Block>(
      db,
      sql`SELECT kind, start_offset AS start, end_offset AS "end", content_start AS contentStart,
            speaker, turn, time_ms AS timeMs, level
          FROM block WHERE version_id = ${version.id} ORDER BY position`,
    ),
    pages: all<PageStart>(
      db,
      sql`SELECT number, start_offset AS start FROM page WHERE version_id = ${version.id}
          ORDER BY number`,
    ),
  }
}

/** The text version that a source's codings lie on. Throws `not_found`. */
export function currentVersion(db: ReadableDb, sourceId: string): { id: string; textHash: string } {
  const version = get<{ id: string; textHash: string }>(
    db,
    sql`SELECT text_version.id, text_hash AS textHash FROM source
        JOIN text_version ON text_version.id = source.version_id WHERE source.id = ${sourceId}`,
  )
  if (version === undefined)
    throw new AppError('not_found', 'There is no such source.', { sourceId })
  return version
}

/** Stores a source that an importer has read; returns its id. */
export function insertSource(
  db: WritableDb,
  draft: SourceDraft,
  about: {
    researcherId: string
    kind?: SourceKind | undefined
    group?: string | null | undefined
    /** The file it was read from, and its content if that is to be kept. */
    original?: { name: string; file: OriginalFile | null }
  },
): string {
  const id = newId()
  const versionId = newId()
  const now = new Date().toISOString()
  const file = about.original?.file ?? null
  if (file !== null) storeOriginal(db, file)
  insert(db, 'source', {
    id,
    title: draft.title,
    kind: about.kind ?? draft.kind,
    group_name: about.group ?? null,
    format: draft.format,
    encoding: draft.encoding,
    version_id: versionId,
    created_at: now,
    original_name: about.original?.name ?? null,
    original_hash: file?.hash ?? null,
  })
  insertVersion(db, { id: versionId, sourceId: id, number: 1, ...draft, ...about })
  return id
}

/** What a text version is made of. */
interface NewVersion {
  id: string
  sourceId: string
  number: number
  text: string
  blocks: readonly Block[]
  pages?: readonly PageStart[]
  researcherId: string
}

function insertVersion(db: WritableDb, version: NewVersion): void {
  const { id, sourceId, number, text, blocks, pages = [], researcherId } = version
  const speakers = new Set(blocks.flatMap(block => block.speaker ?? []))
  insert(db, 'text_version', {
    id,
    source_id: sourceId,
    number,
    text_hash: storeText(db, text),
    turn_count: blocks.reduce((most, block) => Math.max(most, block.turn ?? 0), 0),
    speakers: JSON.stringify([...speakers]),
    researcher_id: researcherId,
    created_at: new Date().toISOString(),
  })
  // All in one statement: a survey may have a hundred thousand.
  const rows = blocks.map(({ kind, start, end, contentStart, speaker, turn, timeMs, level }) => [
    ...[kind, start, end, contentStart, speaker, turn, timeMs, level],
  ])
  run(
    db,
    sql`INSERT INTO block
        SELECT ${id}, key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
          value ->> 5, value ->> 6, value ->> 7
        FROM json_each(${JSON.stringify(rows)})`,
  )
  for (const page of pages) {
    runOne(db, sql`INSERT INTO page VALUES (${id}, ${page.number}, ${page.start})`)
  }
}

/** Gives a source a new text; the old version and its blocks stay. Returns the version's id. */
export function insertNextVersion(
  db: WritableDb,
  version: Omit<NewVersion, 'id' | 'number'>,
): string {
  refuseFixedText(db, version.sourceId)
  const id = newId()
  const last = get<{ number: number }>(
    db,
    sql`SELECT max(number) AS number FROM text_version WHERE source_id = ${version.sourceId}`,
  )
  insertVersion(db, { ...version, id, number: (last?.number ?? 0) + 1 })
  update(db, 'source', version.sourceId, { version_id: id })
  return id
}

/** Titles of the sources whose text is exactly this one. */
export function titlesWithText(db: ReadableDb, text: string): string[] {
  return all<{ title: string }>(
    db,
    sql`SELECT title FROM source JOIN text_version ON text_version.id = source.version_id
        WHERE text_hash = ${hashText(text)} ORDER BY title`,
  ).map(row => row.title)
}

/** Changes a source's own fields. */
export function updateSource(
  db: WritableDb,
  sourceId: string,
  fields: {
    title?: string | undefined
    kind?: SourceKind | undefined
    group?: string | null | undefined
    retainUntil?: string | null | undefined
  },
): void {
  update(db, 'source', sourceId, {
    title: fields.title,
    kind: fields.kind,
    group_name: fields.group,
    retain_until: fields.retainUntil,
  })
}

/** Removes a source with everything that hangs on its text; returns how many codings went with it. */
export function removeSource(db: WritableDb, sourceId: string): number {
  const codings = sql`(SELECT id FROM coding WHERE source_id = ${sourceId})`
  run(db, sql`DELETE FROM evidence WHERE coding_id IN ${codings}`)
  run(db, sql`DELETE FROM inference_coding WHERE coding_id IN ${codings}`)
  run(db, sql`DELETE FROM synthesis_coding WHERE coding_id IN ${codings}`)
  run(db, sql`DELETE FROM code_example WHERE coding_id IN ${codings}`)
  run(db, sql`DELETE FROM response WHERE coding_id IN ${codings}`)
  run(db, sql`DELETE FROM decision_coding WHERE coding_id IN ${codings}`)
  removeQuotesOf(db, codings)
  run(db, sql`DELETE FROM settlement_coding WHERE coding_id IN ${codings}`)
  run(db, sql`DELETE FROM comment WHERE target_kind = 'coding' AND target_id IN ${codings}`)
  run(db, sql`DELETE FROM coding_code WHERE coding_id IN ${codings}`)
  const removed = run(db, sql`DELETE FROM coding WHERE source_id = ${sourceId}`)
  const versions = sql`(SELECT id FROM text_version WHERE source_id = ${sourceId})`
  run(db, sql`DELETE FROM block WHERE version_id IN ${versions}`)
  run(db, sql`DELETE FROM page WHERE version_id IN ${versions}`)
  run(db, sql`DELETE FROM speaker WHERE source_id = ${sourceId}`)
  run(db, sql`DELETE FROM case_source WHERE source_id = ${sourceId}`)
  run(db, sql`DELETE FROM double_coding_done WHERE source_id = ${sourceId}`)
  run(db, sql`DELETE FROM double_coding_turn WHERE source_id = ${sourceId}`)
  run(db, sql`DELETE FROM double_coding_source WHERE source_id = ${sourceId}`)
  run(db, sql`UPDATE reference SET source_id = NULL WHERE source_id = ${sourceId}`)
  run(db, sql`DELETE FROM protection WHERE source_id = ${sourceId}`)
  run(db, sql`DELETE FROM text_version WHERE source_id = ${sourceId}`)
  runOne(db, sql`DELETE FROM source WHERE id = ${sourceId}`)
  return removed
}

interface Coverage {
  codings: number
  covered: number
  researcherIds: Set<string>
}

/** How much of each source is coded, and by whom; an orphan counts as a coding but covers nothing. */
function coverageBySource(db: ReadableDb, sourceId?: string): Map<string, Coverage> {
  const condition: Sql = sourceId === undefined ? sql`` : sql`WHERE source_id = ${sourceId}`
  const passages = all<{
    sourceId: string
    start: number
    end: number
    isOrphan: number
    researcherId: string
  }>(
    db,
    sql`SELECT source_id AS sourceId, start_offset AS start, end_offset AS "end",
          is_orphan AS isOrphan, researcher_id AS researcherId
        FROM coding ${condition} ORDER BY source_id, start_offset`,
  )
  const bySource = Map.groupBy(passages, passage => passage.sourceId)
  return new Map(
    [...bySource].map(([id, own]) => [
      id,
      {
        codings: own.length,
        covered: coveredLength(own.filter(passage => passage.isOrphan === 0)),
        researcherIds: new Set(own.map(passage => passage.researcherId)),
      },
    ]),
  )
}
