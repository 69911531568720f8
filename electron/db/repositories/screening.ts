import type { ExclusionReason } from '../../../shared/contract/screening.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { ScreeningDecision, Stage } from '../../../shared/review/stages.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { requireOwnNames } from './references.ts'

/** What people decided on references, as it is stored. */

/** What somebody decided. */
export interface StoredDecision {
  referenceId: string
  stage: Stage
  researcherId: string
  decision: ScreeningDecision
  reasonId: string | null
  note: string
  at: string
}

/** How people who differed settled it. */
export interface StoredSettlement {
  referenceId: string
  stage: Stage
  decision: 'include' | 'exclude'
  reasonId: string | null
  why: string
  researcherId: string
  at: string
}

/** A share that two people screen. */
export interface StoredSample {
  id: string
  stage: Stage
  percent: number
  seed: number
  firstId: string
  secondId: string
  drawnFrom: number
  drawnAt: string
  endedAt: string | null
  endReason: string
  referenceIds: string[]
}

/** All that was decided, oldest first; on one reference where one is named. */
export function listDecisions(db: ReadableDb, referenceId?: string): StoredDecision[] {
  const one = referenceId === undefined ? sql`TRUE` : sql`reference_id = ${referenceId}`
  return all(
    db,
    sql`SELECT reference_id AS referenceId, stage, researcher_id AS researcherId, decision,
          reason_id AS reasonId, note, decided_at AS at
        FROM screening WHERE ${one} ORDER BY decided_at, researcher_id`,
  )
}

/** All that was settled; on one reference where one is named. */
export function listSettled(db: ReadableDb, referenceId?: string): StoredSettlement[] {
  const one = referenceId === undefined ? sql`TRUE` : sql`reference_id = ${referenceId}`
  return all(
    db,
    sql`SELECT reference_id AS referenceId, stage, decision, reason_id AS reasonId, why,
          researcher_id AS researcherId, settled_at AS at
        FROM screening_settlement WHERE ${one} ORDER BY settled_at, reference_id`,
  )
}

/** Keeps what somebody decided, in place of what they did before. */
export function storeDecision(db: WritableDb, decided: Omit<StoredDecision, 'at'>): void {
  const { referenceId, stage, researcherId, decision, reasonId, note } = decided
  const at = new Date().toISOString()
  run(
    db,
    sql`INSERT INTO screening
          (reference_id, stage, researcher_id, decision, reason_id, note, decided_at)
        VALUES (${referenceId}, ${stage}, ${researcherId}, ${decision}, ${reasonId}, ${note}, ${at})
        ON CONFLICT (reference_id, stage, researcher_id) DO UPDATE SET decision = excluded.decision,
          reason_id = excluded.reason_id, note = excluded.note, decided_at = excluded.decided_at`,
  )
}

/** Takes back what somebody decided; says whether there was anything. */
export function removeDecision(
  db: WritableDb,
  referenceId: string,
  stage: Stage,
  researcherId: string,
): boolean {
  return (
    run(
      db,
      sql`DELETE FROM screening WHERE reference_id = ${referenceId} AND stage = ${stage}
          AND researcher_id = ${researcherId}`,
    ) > 0
  )
}

/** Keeps how a reference was settled, in place of what was before. */
export function storeSettlement(db: WritableDb, settled: Omit<StoredSettlement, 'at'>): void {
  removeSettlement(db, settled.referenceId, settled.stage)
  insert(db, 'screening_settlement', {
    ...{ reference_id: settled.referenceId, stage: settled.stage, decision: settled.decision },
    ...{ reason_id: settled.reasonId, why: settled.why, researcher_id: settled.researcherId },
    settled_at: new Date().toISOString(),
  })
}

/** What was settled holds for what was decided then. */
export function removeSettlement(db: WritableDb, referenceId: string, stage: Stage): void {
  run(
    db,
    sql`DELETE FROM screening_settlement WHERE reference_id = ${referenceId} AND stage = ${stage}`,
  )
}

/** The reasons for exclusion, in order. */
export function listReasons(db: ReadableDb): ExclusionReason[] {
  return all(
    db,
    sql`SELECT id, name, description,
          (SELECT count(*) FROM screening WHERE reason_id = exclusion_reason.id)
            + (SELECT count(*) FROM screening_settlement WHERE reason_id = exclusion_reason.id)
            AS uses
        FROM exclusion_reason ORDER BY position, id`,
  )
}

/** Sets the reasons. Throws `in_use`, `not_found` or `duplicate`. */
export function saveReasons(
  db: WritableDb,
  reasons: readonly { id?: string | undefined; name: string; description: string }[],
): void {
  requireOwnNames(
    reasons.map(({ name }) => name),
    'Two reasons would be called the same.',
  )
  const kept = new Set(reasons.flatMap(({ id }) => id ?? []))
  // The protocol itself, beyond what one person may see: a reason that somebody gave unseen is in use.
  const before = all<{ id: string; name: string; uses: number }>(
    db,
    sql`SELECT id, name, (SELECT count(*) FROM screening WHERE reason_id = exclusion_reason.id)
          + (SELECT count(*) FROM screening_settlement WHERE reason_id = exclusion_reason.id) AS uses
        FROM exclusion_reason`,
  )
  for (const id of kept) {
    if (!before.some(each => each.id === id)) {
      throw new AppError('not_found', 'There is no such reason.', { id })
    }
  }
  for (const { id, name, uses } of before) {
    if (kept.has(id)) continue
    if (uses > 0) {
      const message = `The reason “${name}” was given already, so it cannot be removed. Rename it, or decide on these references anew first.`
      throw new AppError('in_use', message, { uses })
    }
    runOne(db, sql`DELETE FROM exclusion_reason WHERE id = ${id}`)
  }
  reasons.forEach(({ id, name, description }, position) => {
    if (id === undefined)
      insert(db, 'exclusion_reason', { id: newId(), name, description, position })
    else update(db, 'exclusion_reason', id, { name, description, position })
  })
}

/** The shares that two people screen, oldest first. */
export function listSamples(db: ReadableDb): StoredSample[] {
  const members = Map.groupBy(
    all<{ sampleId: string; referenceId: string }>(
      db,
      sql`SELECT sample_id AS sampleId, reference_id AS referenceId
          FROM screening_sample_reference ORDER BY sample_id, reference_id`,
    ),
    ({ sampleId }) => sampleId,
  )
  return all<Omit<StoredSample, 'referenceIds'>>(
    db,
    sql`SELECT id, stage, percent, seed, first_id AS firstId, second_id AS secondId,
          drawn_from AS drawnFrom, drawn_at AS drawnAt, ended_at AS endedAt, end_reason AS endReason
        FROM screening_sample ORDER BY drawn_at, id`,
  ).map(row => ({
    ...row,
    referenceIds: (members.get(row.id) ?? []).map(({ referenceId }) => referenceId),
  }))
}

/** Stores a share that was drawn; returns its id. */
export function insertSample(
  db: WritableDb,
  sample: Pick<StoredSample, 'stage' | 'percent' | 'seed' | 'firstId' | 'secondId' | 'drawnFrom'>,
  referenceIds: readonly string[],
  researcherId: string,
): string {
  const id = newId()
  insert(db, 'screening_sample', {
    ...{ id, stage: sample.stage, percent: sample.percent, seed: sample.seed },
    ...{ first_id: sample.firstId, second_id: sample.secondId, drawn_from: sample.drawnFrom },
    ...{ researcher_id: researcherId, drawn_at: new Date().toISOString() },
    ...{ ended_at: null, end_reason: '' },
  })
  for (const referenceId of referenceIds) {
    insert(db, 'screening_sample_reference', { sample_id: id, reference_id: referenceId })
  }
  return id
}

/** Ends screening a share twice. */
export function endSample(db: WritableDb, id: string, reason: string): void {
  update(db, 'screening_sample', id, { ended_at: new Date().toISOString(), end_reason: reason })
}

/**
 * What others decided and a researcher does not see: references of a share that they screen with somebody, until both have
 * decided. As `reference/stage`.
 */
export function listBlindScreening(db: ReadableDb, researcherId: string): string[] {
  const hasAny = get(
    db,
    sql`SELECT 1 FROM screening_sample WHERE ended_at IS NULL AND ${researcherId} IN (first_id, second_id)`,
  )
  if (hasAny === undefined) return []
  return all<{ key: string }>(
    db,
    sql`SELECT DISTINCT member.reference_id || '/' || stage AS key
        FROM screening_sample JOIN screening_sample_reference AS member
          ON member.sample_id = screening_sample.id
        WHERE ended_at IS NULL AND ${researcherId} IN (first_id, second_id)
          AND 2 > (SELECT count(*) FROM screening
            WHERE screening.reference_id = member.reference_id
              AND screening.stage = screening_sample.stage
              AND screening.researcher_id IN (first_id, second_id))
        ORDER BY key`,
  ).map(({ key }) => key)
}
