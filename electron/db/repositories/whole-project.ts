import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import type { WholeProject, WholeRow } from '../../../shared/interchange/whole-project.ts'
import { SCHEMA_VERSION } from '../migrate.ts'
import { all, get, name, type ReadableDb, type Sql, sql } from '../sql.ts'
import { currentResearcherId } from './project.ts'

/**
 * Everything in a project but its journal and settings of this copy. Without `includesEarlier` former versions of texts,
 * labels that only they have, and original files are left out, as where a project forgets: names that were replaced and
 * words that were blacked out stand there.
 */
export function readWholeProject(db: ReadableDb, includesEarlier: boolean): WholeProject {
  const tables = Object.fromEntries(
    JOURNALED_TABLES.map(table => [table, rowsOfTable(db, table, includesEarlier)]),
  )
  const usedBy = includesEarlier
    ? sql`text_version`
    : sql`source JOIN text_version ON text_version.id = version_id`
  return {
    format: 'retroduce-project',
    version: 1,
    schema: SCHEMA_VERSION,
    includesEarlier,
    researcherId: currentResearcherId(db),
    tables,
    texts: all<{ hash: string; body: string }>(
      db,
      sql`SELECT hash, body FROM content_text WHERE hash IN (SELECT text_hash FROM ${usedBy})
          ORDER BY hash`,
    ),
    files: includesEarlier ? readFiles(db) : [],
  }
}

const IN_USE = sql`(SELECT version_id FROM source)`
const WITHOUT_EARLIER: Partial<Record<JournaledTable, Sql>> = {
  text_version: sql`WHERE id IN ${IN_USE}`,
  block: sql`WHERE version_id IN ${IN_USE}`,
  page: sql`WHERE version_id IN ${IN_USE}`,
  speaker: sql`WHERE EXISTS (SELECT 1 FROM source JOIN block ON block.version_id = source.version_id
    WHERE source.id = speaker.source_id AND block.speaker = speaker.label)`,
}

function rowsOfTable(db: ReadableDb, table: JournaledTable, includesEarlier: boolean): WholeRow[] {
  const condition = includesEarlier ? sql`` : (WITHOUT_EARLIER[table] ?? sql``)
  // In the order of the key, so that the same project is always the same file.
  const rows = all<WholeRow>(db, sql`SELECT * FROM ${name(table)} ${condition} ORDER BY 1, 2`)
  if (table !== 'source' || includesEarlier) return rows
  return rows.map(row => ({ ...row, original_hash: null }))
}

function readFiles(db: ReadableDb): WholeProject['files'] {
  return all<{ hash: string; size: number; isCompressed: number; bytes: Buffer }>(
    db,
    sql`SELECT hash, size, is_compressed AS isCompressed, bytes FROM content_file
        WHERE hash IN (SELECT original_hash FROM source) ORDER BY hash`,
  ).map(({ bytes, isCompressed, ...row }) => ({
    ...row,
    isCompressed: isCompressed === 1,
    base64: bytes.toString('base64'),
  }))
}

/** The size of a project's file, with all that is in it. */
export function sizeInBytes(db: ReadableDb): number {
  return fromPragma(db, 'page_count') * fromPragma(db, 'page_size')
}

function fromPragma(db: ReadableDb, pragma: 'page_count' | 'page_size'): number {
  return Number(db.pragma(pragma, { simple: true }))
}

/** Whether nobody has worked on a project yet: it has a title and researchers, and nothing else. */
export function isUntouched(db: ReadableDb): boolean {
  return JOURNALED_TABLES.every(
    table =>
      table === 'project' ||
      table === 'researcher' ||
      get(db, sql`SELECT 1 FROM ${name(table)} LIMIT 1`) === undefined,
  )
}
