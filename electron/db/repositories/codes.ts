import type { z } from 'zod'
import type { Code } from '../../../shared/contract/codes.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { addExamples, dropLostExamples, listExampleIds } from './code-examples.ts'
import { moveMemos } from './memos.ts'

type CodeRow = z.infer<typeof Code>

const COLUMNS = sql`id, parent_id AS parentId, name, role, colour, description, inclusion, exclusion,
  origin, position, (SELECT count(*) FROM coding_code WHERE code_id = code.id) AS codingCount`

/** The codebook: parents before children, siblings in order. */
export function listCodes(db: ReadableDb): CodeRow[] {
  const rows = all<CodeRow>(db, sql`SELECT ${COLUMNS} FROM code ORDER BY position, id`)
  const children = Map.groupBy(rows, row => row.parentId)
  const ordered: CodeRow[] = []
  const pending = [...(children.get(null) ?? [])].reverse()
  for (let row = pending.pop(); row !== undefined; row = pending.pop()) {
    ordered.push(row)
    pending.push(...(children.get(row.id) ?? []).toReversed())
  }
  return ordered
}

/** One code. Throws `not_found`. */
export function getCode(db: ReadableDb, codeId: string): CodeRow {
  const code = get<CodeRow>(db, sql`SELECT ${COLUMNS} FROM code WHERE id = ${codeId}`)
  if (code === undefined) throw new AppError('not_found', 'There is no such code.', { codeId })
  return code
}

/** Throws `not_found` where there is no such code; returns its name. */
export function requireCode(db: ReadableDb, codeId: string): string {
  const row = get<{ name: string }>(db, sql`SELECT name FROM code WHERE id = ${codeId}`)
  if (row === undefined) throw new AppError('not_found', 'There is no such code.', { codeId })
  return row.name
}

/** Whether there is such a code. */
export function hasCode(db: ReadableDb, codeId: string): boolean {
  return get(db, sql`SELECT 1 FROM code WHERE id = ${codeId}`) !== undefined
}

/** Colours for new codes: the qualitative scheme by Paul Tol ("muted"), told apart by colour-blind readers. */
const COLOURS = [
  '#332288',
  '#88ccee',
  '#44aa99',
  '#117733',
  '#999933',
  '#ddcc77',
  '#cc6677',
  '#882255',
  '#aa4499',
]

/** Adds a code at the end of its siblings; returns its id. Throws `not_found` for the parent. */
export function insertCode(db: WritableDb, input: ParsedInputOf<'codes.create'>): string {
  const parentId = input.parentId ?? null
  if (parentId !== null) requireCode(db, parentId)
  const id = newId()
  const count = get<{ n: number }>(db, sql`SELECT count(*) AS n FROM code`)?.n ?? 0
  insert(db, 'code', {
    id,
    parent_id: parentId,
    name: input.name,
    role: input.role ?? null,
    colour: input.colour ?? COLOURS[count % COLOURS.length] ?? '#332288',
    description: input.description ?? '',
    inclusion: input.inclusion ?? '',
    exclusion: input.exclusion ?? '',
    origin: input.origin ?? 'inductive',
    position: siblings(db, parentId).length,
  })
  return id
}

/** Changes a code's own fields. */
export function updateCode(db: WritableDb, input: ParsedInputOf<'codes.update'>): void {
  const { codeId, ...fields } = input
  update(db, 'code', codeId, fields)
}

/** Moves a code; throws `would_cycle` if the new parent lies below it. */
export function moveCode(db: WritableDb, input: ParsedInputOf<'codes.move'>): void {
  moveCodes(db, { ...input, codeIds: [input.codeId] })
}

/**
 * Moves codes to one place, side by side; returns how many did. Those that lie below another of them stay there.
 * Throws `would_cycle` if the new parent is one of them or lies below one.
 */
export function moveCodes(
  db: WritableDb,
  { codeIds, parentId, position }: ParsedInputOf<'codes.moveMany'>,
): number {
  const moving = new Set(outermostCodes(db, codeIds))
  for (let at: string | null = parentId; at !== null; at = parentOf(db, at)) {
    if (moving.has(at)) {
      throw new AppError('would_cycle', 'A code cannot be moved into itself or below itself.')
    }
  }
  const oldParentIds = new Set([...moving].map(id => parentOf(db, id)))
  const ids = siblings(db, parentId).filter(id => !moving.has(id))
  ids.splice(position ?? ids.length, 0, ...moving)
  for (const id of moving) update(db, 'code', id, { parent_id: parentId })
  renumber(db, ids)
  for (const id of oldParentIds) if (id !== parentId) renumber(db, siblings(db, id))
  return moving.size
}

/** Codes without those that lie below another of them, each once. Throws `not_found`. */
function outermostCodes(db: ReadableDb, codeIds: readonly string[]): string[] {
  const chosen = new Set(codeIds)
  return [...chosen].filter(id => {
    let at = parentOf(db, id)
    while (at !== null && !chosen.has(at)) at = parentOf(db, at)
    return at === null
  })
}

/**
 * Lets a code become a part of another: codings, examples, children, memos and definitions go over, and it is removed.
 * Throws `not_found`, `invalid_input` or `would_cycle`.
 */
export function mergeCode(db: WritableDb, codeId: string, intoCodeId: string): void {
  if (codeId === intoCodeId) {
    throw new AppError('invalid_input', 'A code cannot be merged into itself.')
  }
  const [code, into] = [getCode(db, codeId), getCode(db, intoCodeId)]
  for (let at = into.parentId; at !== null; at = parentOf(db, at)) {
    if (at === codeId) {
      throw new AppError('would_cycle', 'A code cannot be merged into one that lies below it.')
    }
  }
  const examples = listExampleIds(db, codeId)
  for (const codingId of listCodingIds(db, codeId)) moveCoding(db, codingId, codeId, intoCodeId)
  dropLostExamples(db)
  addExamples(db, intoCodeId, examples)
  const moved = siblings(db, codeId)
  run(db, sql`UPDATE code SET parent_id = ${intoCodeId} WHERE parent_id = ${codeId}`)
  // The code goes as one below the other: by this the history knows what it was merged into.
  update(db, 'code', codeId, { parent_id: intoCodeId })
  runOne(db, sql`DELETE FROM code WHERE id = ${codeId}`)
  update(db, 'code', intoCodeId, {
    description: joinTexts(into.description, code.description),
    inclusion: joinTexts(into.inclusion, code.inclusion),
    exclusion: joinTexts(into.exclusion, code.exclusion),
  })
  moveMemos(db, { kind: 'code', id: codeId }, { kind: 'code', id: intoCodeId })
  renumber(db, siblings(db, code.parentId))
  renumber(db, [...siblings(db, intoCodeId).filter(id => !moved.includes(id)), ...moved])
}

/** One text behind the other, unless they say the same. */
function joinTexts(first: string, second: string): string {
  const parts = [first, second].map(part => part.trim()).filter(part => part !== '')
  return parts.length < 2 || parts[0] === parts[1] ? first || second : parts.join('\n\n')
}

/** The codings that have a code. */
export function listCodingIds(db: ReadableDb, codeId: string): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT coding_id AS id FROM coding_code WHERE code_id = ${codeId}`,
  ).map(row => row.id)
}

/** Takes one code off a coding and puts another on it. Examples are for the caller to move. */
export function moveCoding(db: WritableDb, codingId: string, from: string, to: string): void {
  run(
    db,
    sql`INSERT INTO coding_code (coding_id, code_id) VALUES (${codingId}, ${to})
        ON CONFLICT DO NOTHING`,
  )
  run(db, sql`DELETE FROM coding_code WHERE coding_id = ${codingId} AND code_id = ${from}`)
}

/** Removes codes and those below them; returns how many codes went and how many codings lost one. Throws `not_found`. */
export function removeCodes(db: WritableDb, codeIds: readonly string[]) {
  const roots = outermostCodes(db, codeIds)
  const parentIds = new Set(roots.map(id => parentOf(db, id)))
  const subtrees = sql`(WITH RECURSIVE below (id) AS (
      SELECT id FROM code WHERE id ${inList(roots)}
      UNION ALL SELECT code.id FROM code JOIN below ON code.parent_id = below.id)
    SELECT id FROM below)`
  const affected = get<{ n: number }>(
    db,
    sql`SELECT count(DISTINCT coding_id) AS n FROM coding_code WHERE code_id IN ${subtrees}`,
  )
  run(db, sql`DELETE FROM code_example WHERE code_id IN ${subtrees}`)
  run(db, sql`DELETE FROM coding_code WHERE code_id IN ${subtrees}`)
  const removedCodes = run(db, sql`DELETE FROM code WHERE id IN ${subtrees}`)
  for (const id of parentIds) renumber(db, siblings(db, id))
  return { removedCodes, affectedCodings: affected?.n ?? 0 }
}

function parentOf(db: ReadableDb, codeId: string): string | null {
  requireCode(db, codeId)
  return (
    get<{ parentId: string | null }>(
      db,
      sql`SELECT parent_id AS parentId FROM code WHERE id = ${codeId}`,
    )?.parentId ?? null
  )
}

function siblings(db: ReadableDb, parentId: string | null): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM code WHERE parent_id IS ${parentId} ORDER BY position, id`,
  ).map(row => row.id)
}

function renumber(db: WritableDb, ids: string[]): void {
  ids.forEach((id, position) =>
    run(
      db,
      sql`UPDATE code SET position = ${position} WHERE id = ${id} AND position <> ${position}`,
    ),
  )
}
