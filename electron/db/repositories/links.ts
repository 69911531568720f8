import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Link } from '../../../shared/contract/links.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  insert,
  join,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'

/** Links that researchers made between configurations, in the order they were made. */
export function listLinks(
  db: ReadableDb,
  filter: ParsedInputOf<'links.list'> & { linkId?: string } = {},
): Link[] {
  const { linkId, configurationId, kind } = filter
  const parts: Sql[] = [sql`TRUE`]
  if (linkId !== undefined) parts.push(sql`id = ${linkId}`)
  if (kind !== undefined) parts.push(sql`kind = ${kind}`)
  if (configurationId !== undefined) {
    parts.push(sql`(from_id = ${configurationId} OR to_id = ${configurationId})`)
  }
  return all(
    db,
    sql`SELECT id, from_id AS fromId, to_id AS toId, from_element_id AS fromElementId,
          to_element_id AS toElementId, kind, note
        FROM configuration_link WHERE ${join(parts, ' AND ')} ORDER BY id`,
  )
}

/** One link. Throws `not_found`. */
export function getLink(db: ReadableDb, linkId: string): Link {
  const link = listLinks(db, { linkId })[0]
  if (link === undefined) throw new AppError('not_found', 'There is no such link.', { linkId })
  return link
}

/** Links two configurations; returns the id. Throws `not_found`, `duplicate` or `invalid_input`. */
export function insertLink(db: WritableDb, input: ParsedInputOf<'links.create'>): string {
  const id = newId()
  const link = {
    ...{ id, fromId: input.fromId, toId: input.toId, kind: input.kind, note: input.note ?? '' },
    ...{ fromElementId: input.fromElementId ?? null, toElementId: input.toElementId ?? null },
  }
  requireEnd(db, link.fromId, link.fromElementId)
  requireEnd(db, link.toId, link.toElementId)
  refuseTwin(db, link)
  insert(db, 'configuration_link', {
    ...{ id, from_id: link.fromId, to_id: link.toId, kind: link.kind, note: link.note },
    ...{ from_element_id: link.fromElementId, to_element_id: link.toElementId },
  })
  return id
}

/** Changes a link. Throws as `insertLink` does. */
export function updateLink(db: WritableDb, input: ParsedInputOf<'links.update'>): void {
  const { linkId, kind, note, fromElementId, toElementId } = input
  const before = getLink(db, linkId)
  // An end that is not changed may have left its slot since; the link still tells where it was.
  if (fromElementId !== undefined) requireEnd(db, before.fromId, fromElementId)
  if (toElementId !== undefined) requireEnd(db, before.toId, toElementId)
  refuseTwin(db, {
    ...before,
    kind: kind ?? before.kind,
    fromElementId: fromElementId === undefined ? before.fromElementId : fromElementId,
    toElementId: toElementId === undefined ? before.toElementId : toElementId,
  })
  update(db, 'configuration_link', linkId, {
    ...{ kind, note, from_element_id: fromElementId, to_element_id: toElementId },
  })
}

/** Removes a link. */
export function removeLink(db: WritableDb, linkId: string): void {
  runOne(db, sql`DELETE FROM configuration_link WHERE id = ${linkId}`)
}

/** Removes the links of a configuration that goes. */
export function removeLinksOf(db: WritableDb, configurationId: string): void {
  run(
    db,
    sql`DELETE FROM configuration_link
        WHERE from_id = ${configurationId} OR to_id = ${configurationId}`,
  )
}

/** Lets the links of a configuration be those of another; what would tie that one to itself or be there twice goes. */
export function moveLinks(db: WritableDb, fromId: string, toId: string): void {
  const own = new Set(listLinks(db).map(keyOf))
  for (const link of listLinks(db, { configurationId: fromId })) {
    const moved = {
      ...link,
      fromId: link.fromId === fromId ? toId : link.fromId,
      toId: link.toId === fromId ? toId : link.toId,
    }
    const isLoopNow = moved.fromId === moved.toId && link.fromId !== link.toId
    if (isLoopNow || own.has(keyOf(moved))) {
      removeLink(db, link.id)
    } else {
      update(db, 'configuration_link', link.id, { from_id: moved.fromId, to_id: moved.toId })
      own.add(keyOf(moved))
    }
  }
}

/** Lets links leave from and lead to another element; without one, to the configurations themselves. */
export function moveLinkElements(
  db: WritableDb,
  elementId: string,
  intoElementId: string | null,
): void {
  for (const column of [sql`from_element_id`, sql`to_element_id`]) {
    run(
      db,
      sql`UPDATE configuration_link SET ${column} = ${intoElementId}
          WHERE ${column} = ${elementId}`,
    )
  }
}

function keyOf({ fromId, toId, kind, fromElementId, toElementId }: Link): string {
  const isTurned = kind === 'rival' && fromId > toId
  const ends = isTurned
    ? [toId, fromId, toElementId, fromElementId]
    : [fromId, toId, fromElementId, toElementId]
  return JSON.stringify([kind, ...ends])
}

function refuseTwin(db: ReadableDb, link: Link): void {
  if (link.kind === 'rival' && link.fromId === link.toId) {
    throw new AppError('invalid_input', 'A configuration cannot be its own rival.')
  }
  const key = keyOf(link)
  if (listLinks(db).some(other => other.id !== link.id && keyOf(other) === key)) {
    throw new AppError('duplicate', 'These two are linked in this way already.')
  }
}

function requireEnd(db: ReadableDb, configurationId: string, elementId: string | null): void {
  if (all(db, sql`SELECT 1 FROM configuration WHERE id = ${configurationId}`).length === 0) {
    throw new AppError('not_found', 'There is no such configuration.', { configurationId })
  }
  if (elementId === null) return
  const slots = sql`SELECT 1 FROM slot
    WHERE configuration_id = ${configurationId} AND element_id = ${elementId}`
  if (all(db, slots).length === 0) {
    throw new AppError('invalid_input', 'A link can only begin and end at elements in its slots.')
  }
}
