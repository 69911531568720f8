import { describeAnchor } from '../../../shared/text/anchors.ts'
import { type Edit, findEdits } from '../../../shared/text/edit-script.ts'
import { locate, rebase } from '../../../shared/text/rebase.ts'
import { placeCoding } from '../repositories/codings.ts'
import { rewriteBody } from '../repositories/memos.ts'
import { readText } from '../repositories/texts.ts'
import { all, get, inList, type ReadableDb, run, runOne, sql, type WritableDb } from '../sql.ts'
import type { RowPlan } from './row-plan.ts'

/** What tables alone cannot say must hold: brought about the same way in every copy. */
export function putInOrder(db: WritableDb, plan: RowPlan): void {
  openCircles(db, plan)
  numberConfigurations(db)
  placeCodings(db, [
    ...plan.listOf('source').map(({ key }) => key),
    ...plan.listOf('coding').map(({ target }) => String(target?.['source_id'] ?? '')),
  ])
  for (const memoId of touchedMemos(plan)) relinkMemo(db, memoId)
}

/** A circle of codes is opened where it was closed: at the code that was moved last. */
function openCircles(db: WritableDb, plan: RowPlan): void {
  const moved = plan.listOf('code').flatMap(({ key, target }) => (target === null ? [] : key))
  for (const codeId of moved) {
    for (let circle = circleOf(db, codeId); circle.length > 0; circle = circleOf(db, codeId)) {
      const lastMove = (id: string) =>
        (plan.load('code', [id])[0]?.writes ?? [])
          .filter(({ fields }) => fields !== null && 'parent_id' in fields)
          .reduce((latest, { by }) => (by.id > latest ? by.id : latest), '')
      const [last] = circle.toSorted((a, b) =>
        `${lastMove(a)} ${a}` < `${lastMove(b)} ${b}` ? 1 : -1,
      )
      runOne(db, sql`UPDATE code SET parent_id = NULL WHERE id = ${last ?? ''}`)
    }
  }
}

/** The codes of a circle above a code, if there is one. */
export function circleOf(db: ReadableDb, codeId: string): string[] {
  const path: string[] = []
  for (let at: string | null = codeId; at !== null; ) {
    const again = path.indexOf(at)
    if (again >= 0) return path.slice(again)
    path.push(at)
    at = parentOf(db, at)
  }
  return []
}

function parentOf(db: ReadableDb, codeId: string): string | null {
  const row = get<{ parent: string | null }>(
    db,
    sql`SELECT parent_id AS parent FROM code WHERE id = ${codeId}`,
  )
  return row?.parent ?? null
}

/** Of configurations with one number, the one that was made first keeps it. */
function numberConfigurations(db: WritableDb): void {
  const rows = all<{ id: string; number: number }>(
    db,
    sql`SELECT id, number FROM configuration ORDER BY number, id`,
  )
  const counter =
    get<{ n: number }>(db, sql`SELECT configuration_counter AS n FROM project`)?.n ?? 0
  let last = rows.reduce((most, { number }) => Math.max(most, number), counter)
  const taken = new Set<number>()
  for (const { id, number } of rows) {
    if (taken.has(number)) {
      last += 1
      runOne(db, sql`UPDATE configuration SET number = ${last} WHERE id = ${id}`)
    }
    taken.add(number)
  }
  if (last !== counter) run(db, sql`UPDATE project SET configuration_counter = ${last}`)
}

interface StrayCoding {
  id: string
  start: number
  end: number
  quote: string
  prefix: string
  suffix: string
  isOrphan: number
  fromHash: string
  toHash: string
  versionId: string
}

/** Codings that stand on another version of their text than the one that is chosen come along, or become orphans. */
export function placeCodings(db: WritableDb, sourceIds: readonly string[]): void {
  const strays = all<StrayCoding>(
    db,
    sql`SELECT coding.id, start_offset AS start, end_offset AS "end", quote, prefix, suffix,
          is_orphan AS isOrphan, stood.text_hash AS fromHash, chosen.text_hash AS toHash,
          source.version_id AS versionId
        FROM coding JOIN source ON source.id = coding.source_id
          JOIN text_version AS stood ON stood.id = coding.version_id
          JOIN text_version AS chosen ON chosen.id = source.version_id
        WHERE coding.version_id <> source.version_id
          AND source.id ${inList([...new Set(sourceIds)])}
        ORDER BY coding.id`,
  )
  const scripts = new Map<string, Edit[]>()
  for (const { id, fromHash, toHash, versionId, isOrphan, ...passage } of strays) {
    const newText = readText(db, toHash)
    const key = `${fromHash} ${toHash}`
    const edits = scripts.get(key) ?? findEdits(readText(db, fromHash), newText)
    scripts.set(key, edits)
    const carried = rebase(passage, edits, newText)
    const found = isOrphan === 1 ? locate(passage, newText) : carried
    const isLost = found === null || (isOrphan === 0 && carried.status === 'orphan')
    const { start, end } = found ?? carried
    const anchor = isLost ? passage : describeAnchor(newText, start, end)
    const { quote, prefix, suffix } = anchor
    placeCoding(db, id, { versionId, start, end, isOrphan: isLost, quote, prefix, suffix })
  }
}

function touchedMemos(plan: RowPlan): Set<string> {
  return new Set([
    ...plan.listOf('memo').map(({ key }) => key),
    ...plan.listOf('memo_link').map(({ key }) => key.slice(0, key.indexOf('/'))),
  ])
}

/** A memo's links are those of its text, and what it is about. */
export function relinkMemo(db: WritableDb, memoId: string): void {
  const memo = get<{ body: string }>(db, sql`SELECT body FROM memo WHERE id = ${memoId}`)
  if (memo !== undefined) rewriteBody(db, memoId, memo.body)
}
