import type { Vector } from '../../../shared/team/past.ts'
import { readSetting, writeSetting } from '../repositories/project.ts'
import { all, get, type ReadableDb, run, sql, unjournaled, type WritableDb } from '../sql.ts'

/** Under this name a copy with a part of a project keeps the stamps of the steps from before it was made. */
export const BEGINNING = 'beginning'

/** What this copy knows of the others. It says nothing about the study, so the journal does not know of it. */

/** Another copy. */
export interface MemberRow {
  copyId: string
  publicKey: string
  seenAt: string
}

/** The copies that were heard of. */
export function listMembers(db: ReadableDb): MemberRow[] {
  return all<MemberRow>(
    db,
    sql`SELECT copy_id AS copyId, public_key AS publicKey, seen_at AS seenAt FROM team_member
        ORDER BY seen_at, copy_id`,
  )
}

/** What a copy had when it was last heard of; null where it never was. */
export function readMemberVector(db: ReadableDb, copyId: string): Vector | null {
  const row = get<{ has: string }>(db, sql`SELECT has FROM team_member WHERE copy_id = ${copyId}`)
  return row === undefined ? null : new Map(JSON.parse(row.has) as [string, number][])
}

/** Remembers a copy, with the key it signs with and what it has. */
export function noteMember(
  db: WritableDb,
  { copyId, publicKey, has }: { copyId: string; publicKey: string; has: Vector },
): void {
  run(
    db,
    sql`INSERT INTO team_member (copy_id, public_key, has, seen_at)
        VALUES (${copyId}, ${publicKey}, ${JSON.stringify([...has])}, ${new Date().toISOString()})
        ON CONFLICT (copy_id) DO UPDATE SET has = excluded.has, seen_at = excluded.seen_at`,
  )
}

/** The setting that says what all copies had in common when the first one was made. */
const START = 'team_start'

/** What every copy of the team has at least; null where no copy was made yet. */
export function readStart(db: ReadableDb): Vector | null {
  const stored = readSetting(db, START)
  return stored === null ? null : new Map(JSON.parse(stored) as [string, number][])
}

/** Says of a copy with a part of a project that its own bundles begin with itself. */
export function writeStart(copy: WritableDb, vector: Vector): void {
  writeSetting(copy, START, JSON.stringify([...vector]))
}

/** Remembers what every copy of the team has, when the first one is made. */
export function noteStart(db: ReadableDb, vector: Vector): void {
  if (readSetting(db, START) !== null) return
  writeSetting(unjournaled(db, 'a setting of this copy'), START, JSON.stringify([...vector]))
}

/** A bundle that was merged. */
export interface MergedBundle {
  id: string
  copyId: string
  at: string
  steps: number
  researcherId: string
}

/** The bundles that were merged and not taken back, latest first. */
export function listMerged(db: ReadableDb): MergedBundle[] {
  return all<MergedBundle>(
    db,
    sql`SELECT id, copy_id AS copyId, at, step_count AS steps, researcher_id AS researcherId
        FROM merged_bundle WHERE copy_id <> ${BEGINNING} ORDER BY at DESC, id DESC`,
  )
}

/** Things of one name, which two copies may have made. Of codes, those under one parent. */
export function listTwins(db: ReadableDb): { kind: string; name: string; ids: string }[] {
  return all<{ kind: string; name: string; ids: string }>(
    db,
    sql`SELECT 'code' AS kind, name, json_group_array(id) AS ids FROM code
          GROUP BY parent_id, lower(trim(name)) HAVING count(*) > 1
        UNION ALL SELECT 'element', label, json_group_array(id) FROM element
          GROUP BY role, lower(trim(label)) HAVING count(*) > 1
        UNION ALL SELECT 'participant', pseudonym, json_group_array(id) FROM participant
          GROUP BY lower(trim(pseudonym)) HAVING count(*) > 1
        UNION ALL SELECT 'researcher', name, json_group_array(id) FROM researcher
          GROUP BY lower(trim(name)) HAVING count(*) > 1`,
  )
}
