import type { Memo, NamedSubject } from '../../../shared/contract/memos.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type MemoKind, SUBJECT_KINDS } from '../../../shared/memos/kinds.ts'
import {
  type MemoTarget,
  mentionsIn,
  readableBody,
  retargetLinks,
} from '../../../shared/memos/memo-links.ts'
import { newId } from '../ids.ts'
import {
  all,
  inList,
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
import { moveComments } from './comments.ts'
import { nameTargets, targetKey } from './memo-targets.ts'
import { countWords } from './texts.ts'

interface MemoRow {
  id: string
  kind: MemoKind
  title: string
  body: string
  researcherId: string
  createdAt: string
  changedAt: string
}

type LinkRow = MemoTarget & { memoId: string; isSubject: number }

/** Memos, those changed last first. */
export function listMemos(
  db: ReadableDb,
  filter: Partial<ParsedInputOf<'memos.list'>> & { memoId?: string },
): Memo[] {
  const words = filter.text?.toLowerCase()
  const rows = all<MemoRow>(
    db,
    sql`SELECT id, kind, title, body, researcher_id AS researcherId, created_at AS createdAt,
          changed_at AS changedAt
        FROM memo WHERE ${condition(filter)} ORDER BY changed_at DESC, id DESC`,
  ).filter(({ title, body }) => !words || `${title}\n${body}`.toLowerCase().includes(words))
  const links = listLinks(
    db,
    rows.map(({ id }) => id),
  )
  const mentions = new Map(rows.map(({ id, body }) => [id, mentionsIn(body)]))
  const names = nameTargets(db, [...links, ...[...mentions.values()].flat()])
  const named = (targets: readonly MemoTarget[]): NamedSubject[] =>
    targets.map(({ kind, id }) => ({ kind, id, name: names.get(targetKey({ kind, id })) ?? null }))
  const subjects = Map.groupBy(
    links.filter(link => link.isSubject === 1),
    link => link.memoId,
  )
  return rows.map(row => ({
    ...row,
    subjects: named(subjects.get(row.id) ?? []),
    mentions: named(mentions.get(row.id) ?? []),
    wordCount: countWords(readableBody(row.body)),
  }))
}

function condition(filter: Partial<ParsedInputOf<'memos.list'>> & { memoId?: string }): Sql {
  const { memoId, subject, kind, researcherId } = filter
  const parts: Sql[] = [sql`TRUE`]
  if (memoId !== undefined) parts.push(sql`id = ${memoId}`)
  if (kind !== undefined) parts.push(sql`kind = ${kind}`)
  if (researcherId !== undefined) parts.push(sql`researcher_id = ${researcherId}`)
  if (subject !== undefined) {
    const link = filter.includeMentions === true ? sql`` : sql`AND is_subject = 1`
    parts.push(sql`id IN (SELECT memo_id FROM memo_link
      WHERE target_kind = ${subject.kind} AND target_id = ${subject.id} ${link})`)
  }
  return join(parts, ' AND ')
}

/** One memo. Throws `not_found`. */
export function getMemo(db: ReadableDb, memoId: string): Memo {
  const memo = listMemos(db, { memoId })[0]
  if (memo === undefined) throw new AppError('not_found', 'There is no such memo.', { memoId })
  return memo
}

/** How many memos there are on each thing that has any. */
export function countMemos(db: ReadableDb, kind?: MemoTarget['kind']) {
  const chosen = kind === undefined ? sql`` : sql`WHERE target_kind = ${kind}`
  return all<MemoTarget & { about: number; mentionedIn: number }>(
    db,
    sql`SELECT target_kind AS kind, target_id AS id,
          count(*) FILTER (WHERE is_subject = 1) AS about,
          count(*) FILTER (WHERE is_subject = 0) AS mentionedIn
        FROM memo_link ${chosen} GROUP BY target_kind, target_id ORDER BY target_kind, target_id`,
  )
}

/** Writes a memo; returns its id. Throws `not_found` for a subject. */
export function insertMemo(
  db: WritableDb,
  { kind, title = '', body = '', subjects = [] }: ParsedInputOf<'memos.create'>,
  researcherId: string,
  now = new Date().toISOString(),
): string {
  requireTargets(db, subjects)
  const id = newId()
  insert(db, 'memo', {
    ...{ id, kind, title, body },
    ...{ researcher_id: researcherId, created_at: now, changed_at: now },
  })
  relink(db, id, subjects, body)
  return id
}

/** Changes a memo; writes nothing where nothing differs. Throws `not_found` for it or a subject that is new to it. */
export function updateMemo(db: WritableDb, input: ParsedInputOf<'memos.update'>): void {
  const memo = getMemo(db, input.memoId)
  const { kind = memo.kind, title = memo.title, body = memo.body } = input
  const had = new Set(memo.subjects.map(targetKey))
  const subjects = input.subjects ?? memo.subjects
  requireTargets(
    db,
    subjects.filter(subject => !had.has(targetKey(subject))),
  )
  relink(db, memo.id, subjects, body)
  const has = new Set(subjects.map(targetKey))
  const isAboutSame = has.size === had.size && [...has].every(key => had.has(key))
  const isSame = kind === memo.kind && title === memo.title && body === memo.body
  if (isSame && isAboutSame) return
  update(db, 'memo', memo.id, { kind, title, body, changed_at: new Date().toISOString() })
}

/** Removes a memo. */
export function removeMemo(db: WritableDb, memoId: string): void {
  run(db, sql`DELETE FROM memo_link WHERE memo_id = ${memoId}`)
  runOne(db, sql`DELETE FROM memo WHERE id = ${memoId}`)
}

/** Lets the memos and comments of a thing that becomes a part of another be about that one, and their links lead to it. */
export function moveMemos(db: WritableDb, from: MemoTarget, to: MemoTarget): void {
  const memos = all<{ id: string; body: string }>(
    db,
    sql`SELECT id, body FROM memo WHERE id IN (SELECT memo_id FROM memo_link
          WHERE target_kind = ${from.kind} AND target_id = ${from.id})`,
  )
  for (const memo of memos) {
    const body = retargetLinks(memo.body, from, to)
    const subjects = listLinks(db, [memo.id])
      .filter(link => link.isSubject === 1)
      .map(({ kind, id }) => (kind === from.kind && id === from.id ? to : { kind, id }))
    update(db, 'memo', memo.id, { body })
    relink(db, memo.id, subjects, body)
  }
  moveComments(db, from, to)
}

/** Gives a memo another body that says the same; it counts as no change of its author's. */
export function rewriteBody(db: WritableDb, memoId: string, body: string): void {
  const subjects = listLinks(db, [memoId]).filter(link => link.isSubject === 1)
  update(db, 'memo', memoId, { body })
  relink(db, memoId, subjects, body)
}

/** How many memos do not have the links that their text has. */
export function countMislinkedMemos(db: ReadableDb): number {
  const memos = all<{ id: string; body: string }>(db, sql`SELECT id, body FROM memo`)
  const links = Map.groupBy(listLinks(db), link => link.memoId)
  return memos.filter(({ id, body }) => {
    const [own, written] = [links.get(id) ?? [], new Set(mentionsIn(body).map(targetKey))]
    const kept = new Set(own.map(targetKey))
    const isLeftOver = own.some(link => link.isSubject === 0 && !written.has(targetKey(link)))
    return isLeftOver || [...written].some(key => !kept.has(key))
  }).length
}

function listLinks(db: ReadableDb, memoIds?: readonly string[]): LinkRow[] {
  const chosen = memoIds === undefined ? sql`` : sql`WHERE memo_id ${inList(memoIds)}`
  const order = (link: LinkRow) => SUBJECT_KINDS.indexOf(link.kind)
  return all<LinkRow>(
    db,
    sql`SELECT memo_id AS memoId, target_kind AS kind, target_id AS id, is_subject AS isSubject
        FROM memo_link ${chosen} ORDER BY memo_id, target_id`,
  ).sort((a, b) => order(a) - order(b))
}

/** Brings a memo's links in line with its subjects and its text, changing only the rows that differ. */
function relink(
  db: WritableDb,
  memoId: string,
  subjects: readonly MemoTarget[],
  body: string,
): void {
  const wanted = new Map<string, { target: MemoTarget; isSubject: number }>()
  for (const target of mentionsIn(body)) wanted.set(targetKey(target), { target, isSubject: 0 })
  for (const target of subjects) wanted.set(targetKey(target), { target, isSubject: 1 })
  for (const link of listLinks(db, [memoId])) {
    const at = sql`WHERE memo_id = ${memoId} AND target_kind = ${link.kind} AND target_id = ${link.id}`
    const want = wanted.get(targetKey(link))
    if (want === undefined) run(db, sql`DELETE FROM memo_link ${at}`)
    else if (want.isSubject !== link.isSubject) {
      run(db, sql`UPDATE memo_link SET is_subject = ${want.isSubject} ${at}`)
    }
    wanted.delete(targetKey(link))
  }
  for (const { target, isSubject } of wanted.values()) {
    run(
      db,
      sql`INSERT INTO memo_link (memo_id, target_kind, target_id, is_subject)
          VALUES (${memoId}, ${target.kind}, ${target.id}, ${isSubject})`,
    )
  }
}

function requireTargets(db: ReadableDb, targets: readonly MemoTarget[]): void {
  const names = nameTargets(db, targets)
  const missing = targets.find(target => !names.has(targetKey(target)))
  if (missing === undefined) return
  throw new AppError('not_found', 'What the memo is to be about is not there.', {
    kind: missing.kind,
    id: missing.id,
  })
}
