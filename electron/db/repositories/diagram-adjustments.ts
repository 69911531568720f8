import type {
  Adjustments,
  ElementAdjustment,
  LinkAdjustment,
} from '../../../shared/diagram/adjustment.ts'
import type { Layout, Point } from '../../../shared/diagram/scene.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  run,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { getTheory } from './theories.ts'

/** What was done to diagrams by hand, by theory version and layout. It stays when what it is on goes. */

/** The picture that was adjusted; without a version, that of all configurations in use. */
export interface AdjustedPicture {
  theoryId?: string | undefined
  layout: Layout
}

/** Things of a picture. */
interface Things {
  elementIds?: string[] | undefined
  linkIds?: string[] | undefined
}

type Kind = 'element' | 'link' | 'label' | 'group'

interface Row {
  id: string
  kind: Kind
  thingId: string
  isHidden: number
  x: number | null
  y: number | null
  anchorId: string | null
  body: string
  elementIds: string
}

/** Everything that was done to a picture, in the order in which it was first done. Throws `not_found`. */
export function listAdjustments(db: ReadableDb, picture: AdjustedPicture): Adjustments {
  if (picture.theoryId !== undefined) getTheory(db, picture.theoryId)
  const rows = all<Row>(
    db,
    sql`SELECT id, kind, thing_id AS thingId, is_hidden AS isHidden, x, y, anchor_id AS anchorId, body,
          (SELECT json_group_array(element_id ORDER BY element_id) FROM diagram_group_element
            WHERE group_id = diagram_adjustment.id) AS elementIds
        FROM diagram_adjustment WHERE ${isOf(picture)} ORDER BY id`,
  )
  const of = (kind: Kind) => rows.filter(row => row.kind === kind)
  return {
    elements: of('element').map(
      (row): ElementAdjustment => ({
        ...{ elementId: row.thingId, isHidden: row.isHidden === 1 },
        shift: pointOf(row) ?? { x: 0, y: 0 },
      }),
    ),
    links: of('link').map(
      (row): LinkAdjustment => ({
        ...{ linkId: row.thingId, isHidden: row.isHidden === 1, bend: pointOf(row) },
      }),
    ),
    labels: of('label').map(row => ({
      ...{ id: row.id, text: row.body, anchorId: row.anchorId },
      at: pointOf(row) ?? { x: 0, y: 0 },
    })),
    groups: of('group').map(row => ({
      ...{ id: row.id, name: row.body },
      elementIds: JSON.parse(row.elementIds) as string[],
    })),
  }
}

/** Moves boxes from where they are; those that come back to where the layout puts them are as if untouched. */
export function moveElements(
  db: WritableDb,
  picture: AdjustedPicture,
  elementIds: readonly string[],
  by: Point,
): number {
  const ids = [...new Set(elementIds)]
  requireElements(db, ids)
  for (const id of ids) {
    const { isHidden, at } = adjustmentOf(db, picture, 'element', id)
    const shift = { x: (at?.x ?? 0) + by.x, y: (at?.y ?? 0) + by.y }
    adjust(db, picture, 'element', id, isHidden, shift.x === 0 && shift.y === 0 ? null : shift)
  }
  return ids.length
}

/** Leads an arrow past a point, or (null) lets it run as it may. */
export function bendLink(
  db: WritableDb,
  picture: AdjustedPicture,
  linkId: string,
  to: Point | null,
): void {
  requireLinks(db, [linkId])
  adjust(db, picture, 'link', linkId, adjustmentOf(db, picture, 'link', linkId).isHidden, to)
}

/** Hides things or shows them again; returns how many are named. */
export function setHidden(
  db: WritableDb,
  picture: AdjustedPicture,
  { elementIds = [], linkIds = [] }: Things,
  isHidden: boolean,
): number {
  const [elements, links] = [new Set(elementIds), new Set(linkIds)]
  if (isHidden) {
    requireElements(db, [...elements])
    requireLinks(db, [...links])
  }
  const set = (kind: Kind, id: string) =>
    adjust(db, picture, kind, id, isHidden, adjustmentOf(db, picture, kind, id).at)
  for (const id of elements) set('element', id)
  for (const id of links) set('link', id)
  return elements.size + links.size
}

/** Removes what was done to some things; returns how many there were. */
export function resetThings(
  db: WritableDb,
  picture: AdjustedPicture,
  { elementIds = [], linkIds = [] }: Things,
): number {
  return run(
    db,
    sql`DELETE FROM diagram_adjustment WHERE ${isOf(picture)}
        AND ((kind = 'element' AND thing_id ${inList(elementIds)})
          OR (kind = 'link' AND thing_id ${inList(linkIds)}))`,
  )
}

/** Removes all that was done to a picture; returns how many adjustments there were. */
export function resetPicture(db: WritableDb, picture: AdjustedPicture): number {
  return removeWhere(db, isOf(picture))
}

/** Removes what was done to the pictures of a theory version that goes. */
export function removeAdjustmentsOf(db: WritableDb, theoryId: string): void {
  removeWhere(db, sql`theory_id = ${theoryId}`)
}

/** Gives the pictures of a new version what was done to those of the version that it was started from. */
export function copyAdjustments(db: WritableDb, fromId: string, toId: string): void {
  const rows = all<{ id: string }>(
    db,
    sql`SELECT id FROM diagram_adjustment WHERE theory_id = ${fromId} ORDER BY id`,
  )
  for (const { id } of rows) {
    const copyId = newId()
    run(
      db,
      sql`INSERT INTO diagram_adjustment SELECT ${copyId}, ${toId}, layout, kind,
            CASE WHEN kind IN ('label', 'group') THEN ${copyId} ELSE thing_id END,
            is_hidden, x, y, anchor_id, body
          FROM diagram_adjustment WHERE id = ${id}`,
    )
    run(
      db,
      sql`INSERT INTO diagram_group_element SELECT ${copyId}, element_id
          FROM diagram_group_element WHERE group_id = ${id}`,
    )
  }
}

function isOf({ theoryId, layout }: AdjustedPicture): Sql {
  return sql`coalesce(theory_id, '') = ${theoryId ?? ''} AND layout = ${layout}`
}

function pointOf({ x, y }: Pick<Row, 'x' | 'y'>): Point | null {
  return x === null || y === null ? null : { x, y }
}

function removeWhere(db: WritableDb, condition: Sql): number {
  run(
    db,
    sql`DELETE FROM diagram_group_element WHERE group_id IN
        (SELECT id FROM diagram_adjustment WHERE ${condition})`,
  )
  return run(db, sql`DELETE FROM diagram_adjustment WHERE ${condition}`)
}

function adjustmentOf(
  db: ReadableDb,
  picture: AdjustedPicture,
  kind: Kind,
  thingId: string,
): { id: string | null; isHidden: boolean; at: Point | null } {
  const row = get<Pick<Row, 'id' | 'isHidden' | 'x' | 'y'>>(
    db,
    sql`SELECT id, is_hidden AS isHidden, x, y FROM diagram_adjustment
        WHERE ${isOf(picture)} AND kind = ${kind} AND thing_id = ${thingId}`,
  )
  if (row === undefined) return { id: null, isHidden: false, at: null }
  return { id: row.id, isHidden: row.isHidden === 1, at: pointOf(row) }
}

/** Says what is done to a box or an arrow; where that is nothing, nothing is kept. */
function adjust(
  db: WritableDb,
  picture: AdjustedPicture,
  kind: Kind,
  thingId: string,
  isHidden: boolean,
  at: Point | null,
): void {
  const { id } = adjustmentOf(db, picture, kind, thingId)
  const fields = { is_hidden: isHidden ? 1 : 0, x: at?.x ?? null, y: at?.y ?? null }
  if (id !== null && !isHidden && at === null) {
    run(db, sql`DELETE FROM diagram_adjustment WHERE id = ${id}`)
  } else if (id !== null) update(db, 'diagram_adjustment', id, fields)
  else if (isHidden || at !== null)
    insertAdjustment(db, picture, { kind, thing_id: thingId, ...fields })
}

/** Adds a row for a thing of a picture; returns its id, which is the thing's where it has none of its own. */
export function insertAdjustment(
  db: WritableDb,
  { theoryId, layout }: AdjustedPicture,
  fields: Partial<Record<'thing_id' | 'anchor_id' | 'body', string | null>> &
    Partial<Record<'is_hidden' | 'x' | 'y', number | null>> & { kind: Kind },
): string {
  if (theoryId !== undefined) getTheory(db, theoryId)
  const id = newId()
  insert(db, 'diagram_adjustment', {
    ...{ id, theory_id: theoryId ?? null, layout, thing_id: id, is_hidden: 0, body: '' },
    ...fields,
  })
  return id
}

/** Throws `not_found` unless each is an element, now or in a version that was kept. */
export function requireElements(db: ReadableDb, elementIds: readonly string[]): void {
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM (SELECT id FROM element WHERE id ${inList(elementIds)}
          UNION SELECT element_id FROM version_element WHERE element_id ${inList(elementIds)})`,
  )
  if (found?.n === elementIds.length) return
  throw new AppError('not_found', 'There is no such element to draw. Nothing was changed.')
}

/** Throws `not_found` unless each is the id of an arrow between two elements. */
function requireLinks(db: ReadableDb, linkIds: readonly string[]): void {
  requireElements(db, [...new Set(linkIds.flatMap(endsOf))])
}

function endsOf(linkId: string): string[] {
  const parts = parsed(linkId)
  if (Array.isArray(parts)) {
    const ends = parts.slice(0, 2).filter(part => typeof part === 'string')
    if (ends.length === 2) return ends
  }
  throw new AppError('not_found', 'There is no such arrow in a diagram. Nothing was changed.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No arrow has such an id, which is said where it is looked at.
    return null
  }
}
