import type { SubjectKind } from '../../../shared/memos/kinds.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { all, inList, type ReadableDb, type Sql, sql } from '../sql.ts'

/** Longest name of a passage, in characters of its first words. */
const MAX_NAME = 80

/** Where the things of a kind are, and what each is called. */
const NAMES: Record<SubjectKind, { from: Sql; id: Sql; name: Sql }> = {
  project: { from: sql`project`, id: sql`id`, name: sql`title` },
  source: { from: sql`source`, id: sql`id`, name: sql`title` },
  coding: { from: sql`coding`, id: sql`id`, name: sql`quote` },
  code: { from: sql`code`, id: sql`id`, name: sql`name` },
  element: { from: sql`element`, id: sql`id`, name: sql`label` },
  configuration: {
    from: sql`configuration`,
    id: sql`id`,
    name: sql`CASE title WHEN '' THEN 'CMOC ' || number ELSE title END`,
  },
  theory: { from: sql`theory`, id: sql`id`, name: sql`name` },
  participant: { from: sql`participant`, id: sql`id`, name: sql`pseudonym` },
  evidence: {
    from: sql`evidence JOIN coding ON coding.id = evidence.coding_id`,
    id: sql`evidence.id`,
    name: sql`quote`,
  },
}

/** A target as one string, to compare by. */
export function targetKey({ kind, id }: MemoTarget): string {
  return `${kind}/${id}`
}

/** What each of these things is called now, by its key; those that are not there are left out. */
export function nameTargets(
  db: ReadableDb,
  targets: readonly MemoTarget[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [kind, own] of Map.groupBy(targets, target => target.kind)) {
    const { from, id, name } = NAMES[kind]
    const rows = all<{ id: string; name: string }>(
      db,
      sql`SELECT ${id} AS id, ${name} AS name FROM ${from} WHERE ${id} ${inList(own.map(target => target.id))}`,
    )
    for (const row of rows) names.set(targetKey({ kind, id: row.id }), shorten(row.name))
  }
  return names
}

function shorten(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= MAX_NAME ? line : `${letters.slice(0, MAX_NAME).join('').trimEnd()}…`
}
