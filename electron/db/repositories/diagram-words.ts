import type { Point } from '../../../shared/diagram/scene.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { get, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'
import { type AdjustedPicture, insertAdjustment, requireElements } from './diagram-adjustments.ts'

/** Words and frames that were put into diagrams by hand. */

/** What words are and where they stand. */
interface LabelFields {
  text?: string | undefined
  at?: Point | undefined
  anchorId?: string | null | undefined
}

/** Writes words into a picture; returns their id. Throws `not_found` for the element that they go with. */
export function insertLabel(
  db: WritableDb,
  picture: AdjustedPicture,
  { text, at, anchorId }: { text: string; at: Point; anchorId: string | null },
): string {
  if (anchorId !== null) requireElements(db, [anchorId])
  const place = { x: at.x, y: at.y, anchor_id: anchorId }
  return insertAdjustment(db, picture, { kind: 'label', body: text, ...place })
}

/** Changes words. Throws `not_found`. */
export function updateLabel(
  db: WritableDb,
  labelId: string,
  { text, at, anchorId }: LabelFields,
): void {
  requireKind(db, labelId, 'label')
  if (typeof anchorId === 'string') requireElements(db, [anchorId])
  const fields = { body: text, x: at?.x, y: at?.y, anchor_id: anchorId }
  update(db, 'diagram_adjustment', labelId, fields)
}

/** Removes words. Throws `not_found`. */
export function removeLabel(db: WritableDb, labelId: string): void {
  requireKind(db, labelId, 'label')
  runOne(db, sql`DELETE FROM diagram_adjustment WHERE id = ${labelId}`)
}

/** Frames boxes; returns the frame's id. Throws `not_found`. */
export function insertGroup(
  db: WritableDb,
  picture: AdjustedPicture,
  { name, elementIds }: { name: string; elementIds: readonly string[] },
): string {
  const groupId = insertAdjustment(db, picture, { kind: 'group', body: name })
  setMembers(db, groupId, elementIds)
  return groupId
}

/** Changes a frame. Throws `not_found`. */
export function updateGroup(
  db: WritableDb,
  groupId: string,
  { name, elementIds }: { name?: string | undefined; elementIds?: readonly string[] | undefined },
): void {
  requireKind(db, groupId, 'group')
  update(db, 'diagram_adjustment', groupId, { body: name })
  if (elementIds !== undefined) setMembers(db, groupId, elementIds)
}

/** Removes a frame. Throws `not_found`. */
export function removeGroup(db: WritableDb, groupId: string): void {
  requireKind(db, groupId, 'group')
  run(db, sql`DELETE FROM diagram_group_element WHERE group_id = ${groupId}`)
  runOne(db, sql`DELETE FROM diagram_adjustment WHERE id = ${groupId}`)
}

function setMembers(db: WritableDb, groupId: string, elementIds: readonly string[]): void {
  const ids = [...new Set(elementIds)]
  requireElements(db, ids)
  run(db, sql`DELETE FROM diagram_group_element WHERE group_id = ${groupId}`)
  for (const id of ids) insert(db, 'diagram_group_element', { group_id: groupId, element_id: id })
}

function requireKind(db: ReadableDb, id: string, kind: 'label' | 'group'): void {
  const found = get(db, sql`SELECT 1 FROM diagram_adjustment WHERE id = ${id} AND kind = ${kind}`)
  if (found !== undefined) return
  const what = kind === 'label' ? 'There are no such words' : 'There is no such frame'
  throw new AppError('not_found', `${what} in a diagram.`)
}
