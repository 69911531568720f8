import type { Coding } from '../../../shared/contract/codings.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { orderRoles, type Role } from '../../../shared/domain/roles.ts'
import { type Anchor, describeAnchor } from '../../../shared/text/anchors.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { removeCodingMentions } from './card-upkeep.ts'
import { dropLostExamples } from './code-examples.ts'
import { requireCode } from './codes.ts'
import { removeCommentsOn } from './comments.ts'
import { currentVersion } from './sources.ts'
import { readText } from './texts.ts'
import { followPassage } from './workshop-upkeep.ts'

type CodingRow = Omit<Coding, 'roles' | 'codeIds' | 'isOrphan'> & {
  roles: string
  codeIds: string
  isOrphan: number
}

/** The speaker of the turn a passage begins in; `coding` must be in scope. */
export const SPEAKER = sql`(SELECT speaker FROM block
  WHERE block.version_id = coding.version_id AND block.start_offset <= coding.start_offset
  ORDER BY block.start_offset DESC LIMIT 1)`

/** Codings in the order of their passages: of all sources, of one, or those with these ids. */
export function listCodings(
  db: ReadableDb,
  filter: { sourceId?: string | undefined; ids?: string[] | undefined } = {},
): Coding[] {
  const conditions: Sql[] = [
    filter.sourceId === undefined ? sql`TRUE` : sql`coding.source_id = ${filter.sourceId}`,
    filter.ids === undefined ? sql`TRUE` : sql`coding.id ${inList(filter.ids)}`,
  ]
  return all<CodingRow>(
    db,
    sql`SELECT id, source_id AS sourceId, start_offset AS start, end_offset AS "end", quote, roles,
          (SELECT json_group_array(code_id) FROM coding_code WHERE coding_id = coding.id) AS codeIds,
          note, confidence, researcher_id AS researcherId, created_at AS createdAt,
          is_orphan AS isOrphan,
          ${SPEAKER} AS speaker
        FROM coding WHERE ${conditions[0] ?? sql`TRUE`} AND ${conditions[1] ?? sql`TRUE`}
        ORDER BY source_id, start_offset, end_offset, id`,
  ).map(row => ({
    ...row,
    isOrphan: row.isOrphan === 1,
    roles: parseRoles(row.roles),
    codeIds: JSON.parse(row.codeIds) as string[],
  }))
}

/** One coding. Throws `not_found`. */
export function getCoding(db: ReadableDb, codingId: string): Coding {
  const coding = listCodings(db, { ids: [codingId] })[0]
  if (coding === undefined)
    throw new AppError('not_found', 'There is no such coding.', { codingId })
  return coding
}

/** Roles from the form they are stored in, such as `CM`. */
export function parseRoles(stored: string): Role[] {
  return orderRoles([...stored] as Role[])
}

/** Codes a passage; returns the coding's id. Throws `not_found` or `invalid_range`. */
export function insertCoding(
  db: WritableDb,
  input: ParsedInputOf<'codings.create'>,
  researcherId: string,
  createdAt = new Date().toISOString(),
): string {
  const version = currentVersion(db, input.sourceId)
  const id = newId()
  insert(db, 'coding', {
    id,
    source_id: input.sourceId,
    version_id: version.id,
    start_offset: input.start,
    end_offset: input.end,
    ...describeAnchor(readText(db, version.textHash), input.start, input.end),
    roles: (input.roles ?? []).join(''),
    note: input.note ?? '',
    confidence: input.confidence ?? null,
    researcher_id: researcherId,
    created_at: createdAt,
  })
  addCodes(db, id, input.codeIds ?? [])
  return id
}

/** Changes a coding. Throws `not_found` or `invalid_range`. */
export function updateCoding(db: WritableDb, input: ParsedInputOf<'codings.update'>): void {
  const coding = getCoding(db, input.codingId)
  const start = input.start ?? coding.start
  const end = input.end ?? coding.end
  // Whoever names a place for an orphan settles it, even where that is the place it was kept at.
  const isPlaced = input.start !== undefined || input.end !== undefined
  const anchor = isPlaced
    ? describeAnchor(readText(db, currentVersion(db, coding.sourceId).textHash), start, end)
    : null
  if (anchor !== null) followPassage(db, input.codingId, anchor.quote)
  update(db, 'coding', input.codingId, {
    ...(anchor !== null && { start_offset: start, end_offset: end, is_orphan: 0, ...anchor }),
    roles: input.roles?.join(''),
    note: input.note,
    confidence: input.confidence,
  })
  if (input.codeIds !== undefined) setCodes(db, input.codingId, input.codeIds)
}

/** Removes a coding with its evidence and the comments on it; returns how many pieces of evidence went with it. */
export function removeCoding(db: WritableDb, codingId: string): number {
  const removedEvidence = run(db, sql`DELETE FROM evidence WHERE coding_id = ${codingId}`)
  run(db, sql`DELETE FROM inference_coding WHERE coding_id = ${codingId}`)
  run(db, sql`DELETE FROM synthesis_coding WHERE coding_id = ${codingId}`)
  run(db, sql`DELETE FROM code_example WHERE coding_id = ${codingId}`)
  removeCodingMentions(db, codingId)
  removeCommentsOn(db, 'coding', codingId)
  run(db, sql`DELETE FROM coding_code WHERE coding_id = ${codingId}`)
  runOne(db, sql`DELETE FROM coding WHERE id = ${codingId}`)
  return removedEvidence
}

/** Throws `not_found` unless every id is a coding's. */
export function requireCodings(db: ReadableDb, codingIds: string[]): void {
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM coding WHERE id ${inList(codingIds)}`,
  )
  if (found?.n !== new Set(codingIds).size) {
    throw new AppError('not_found', 'There is no such coding.')
  }
}

function setCodes(db: WritableDb, codingId: string, codeIds: string[]): void {
  run(
    db,
    sql`DELETE FROM coding_code WHERE coding_id = ${codingId} AND NOT code_id ${inList(codeIds)}`,
  )
  dropLostExamples(db, codingId)
  addCodes(db, codingId, codeIds)
}

function addCodes(db: WritableDb, codingId: string, codeIds: string[]): void {
  for (const codeId of codeIds) requireCode(db, codeId)
  for (const codeId of codeIds) {
    run(
      db,
      sql`INSERT INTO coding_code (coding_id, code_id) VALUES (${codingId}, ${codeId})
          ON CONFLICT DO NOTHING`,
    )
  }
}

/** What is needed of every coding of a source to carry it over an edit. */
export function listAnchors(db: ReadableDb, sourceId: string) {
  return all<Anchor & { id: string; start: number; end: number; isOrphan: number }>(
    db,
    sql`SELECT id, start_offset AS start, end_offset AS "end", quote, prefix, suffix,
          is_orphan AS isOrphan
        FROM coding WHERE source_id = ${sourceId} ORDER BY start_offset, id`,
  ).map(row => ({ ...row, isOrphan: row.isOrphan === 1 }))
}

/** Puts a coding onto a place of another text version. */
export function placeCoding(
  db: WritableDb,
  codingId: string,
  place: Anchor & { versionId: string; start: number; end: number; isOrphan: boolean },
): void {
  followPassage(db, codingId, place.quote)
  update(db, 'coding', codingId, {
    version_id: place.versionId,
    start_offset: place.start,
    end_offset: place.end,
    quote: place.quote,
    prefix: place.prefix,
    suffix: place.suffix,
    is_orphan: place.isOrphan ? 1 : 0,
  })
}
