import type { Comment } from '../../../shared/contract/comments.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { CommentTarget } from '../../../shared/domain/realist.ts'
import {
  findPeople,
  type MemoTarget,
  mentionsIn,
  retargetLinks,
} from '../../../shared/memos/memo-links.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
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
import { nameTargets, targetKey } from './memo-targets.ts'
import { listResearchers } from './project.ts'

type CommentRow = Omit<Comment, 'target' | 'targetName' | 'mentions' | 'people' | 'isResolved'> & {
  targetKind: CommentTarget
  targetId: string
  isResolved: number
}

/** Comments, oldest first. */
export function listComments(
  db: ReadableDb,
  filter: ParsedInputOf<'comments.list'> & { commentId?: string },
): Comment[] {
  const { commentId, target, isResolved, mentioning } = filter
  const parts: Sql[] = [sql`TRUE`]
  if (commentId !== undefined) parts.push(sql`id = ${commentId}`)
  if (target !== undefined) {
    parts.push(sql`target_kind = ${target.kind} AND target_id = ${target.id}`)
  }
  if (isResolved !== undefined) parts.push(sql`is_resolved = ${Number(isResolved)}`)
  if (mentioning !== undefined) {
    parts.push(sql`instr(body, ${`retroduce:researcher/${mentioning}`}) > 0`)
  }
  const rows = all<CommentRow>(
    db,
    sql`SELECT id, target_kind AS targetKind, target_id AS targetId, body,
          researcher_id AS researcherId, created_at AS createdAt, changed_at AS changedAt,
          is_resolved AS isResolved
        FROM comment WHERE ${join(parts, ' AND ')} ORDER BY created_at, id`,
  )
  const mentions = new Map(rows.map(({ id, body }) => [id, mentionsIn(body)]))
  const targets = rows.map(({ targetKind, targetId }) => ({ kind: targetKind, id: targetId }))
  const names = nameTargets(db, [...targets, ...[...mentions.values()].flat()])
  const nameOf = (thing: MemoTarget) => names.get(targetKey(thing)) ?? null
  const researchers = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  return rows
    .map(({ targetKind, targetId, ...row }) => {
      const on = { kind: targetKind, id: targetId }
      const people = new Set(findPeople(row.body).map(({ id }) => id))
      return {
        ...row,
        ...{ target: on, targetName: nameOf(on), isResolved: row.isResolved === 1 },
        mentions: (mentions.get(row.id) ?? []).map(thing => ({ ...thing, name: nameOf(thing) })),
        people: [...people].flatMap(id => {
          const name = researchers.get(id)
          return name === undefined ? [] : [{ id, name }]
        }),
      }
    })
    .filter(({ people }) => mentioning === undefined || people.some(({ id }) => id === mentioning))
}

/** One comment. Throws `not_found`. */
export function getComment(db: ReadableDb, commentId: string): Comment {
  const comment = listComments(db, { commentId })[0]
  if (comment === undefined) {
    throw new AppError('not_found', 'There is no such comment.', { commentId })
  }
  return comment
}

/** Comments on a thing; returns the id. Throws `not_found` for the thing. */
export function insertComment(
  db: WritableDb,
  { target, body }: ParsedInputOf<'comments.create'>,
  researcherId: string,
): string {
  if (nameTargets(db, [target]).size === 0) {
    throw new AppError('not_found', 'What the comment is on is not there.', target)
  }
  const [id, now] = [newId(), new Date().toISOString()]
  insert(db, 'comment', {
    ...{ id, target_kind: target.kind, target_id: target.id, body, is_resolved: 0 },
    ...{ researcher_id: researcherId, created_at: now, changed_at: now },
  })
  return id
}

/** Changes a comment, and when it was changed where its words differ. */
export function updateComment(db: WritableDb, input: ParsedInputOf<'comments.update'>): void {
  const before = getComment(db, input.commentId)
  const isWritten = input.body !== undefined && input.body !== before.body
  update(db, 'comment', before.id, {
    body: input.body,
    is_resolved: input.isResolved === undefined ? undefined : Number(input.isResolved),
    changed_at: isWritten ? new Date().toISOString() : undefined,
  })
}

/** Removes a comment. */
export function removeComment(db: WritableDb, commentId: string): void {
  runOne(db, sql`DELETE FROM comment WHERE id = ${commentId}`)
}

/** Removes the comments on a thing that goes. */
export function removeCommentsOn(db: WritableDb, kind: CommentTarget, id: string): void {
  run(db, sql`DELETE FROM comment WHERE target_kind = ${kind} AND target_id = ${id}`)
}

/** Lets the comments on a thing that becomes a part of another be on that one, and their links lead to it. */
export function moveComments(db: WritableDb, from: MemoTarget, to: MemoTarget): void {
  run(
    db,
    sql`UPDATE comment SET target_id = ${to.id}
        WHERE target_kind = ${from.kind} AND target_id = ${from.id}`,
  )
  const linked = all<{ id: string; body: string }>(
    db,
    sql`SELECT id, body FROM comment WHERE instr(body, 'retroduce:') > 0`,
  )
  for (const { id, body } of linked) {
    const moved = retargetLinks(body, from, to)
    if (moved !== body) update(db, 'comment', id, { body: moved })
  }
}

/** How many comments are on a thing that is not there. */
export function countLostComments(db: ReadableDb): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM comment WHERE target_id NOT IN (
          SELECT id FROM coding WHERE target_kind = 'coding'
          UNION ALL SELECT id FROM configuration WHERE target_kind = 'configuration'
          UNION ALL SELECT id FROM element WHERE target_kind = 'element'
          UNION ALL SELECT id FROM theory WHERE target_kind = 'theory')`,
  )
  return row?.n ?? 0
}
