import type { AppraisalScale, Judgement } from '../../../shared/contract/appraisals.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'
import { requireOwnNames } from './references.ts'

/** The scales, in order. */
export function listScales(db: ReadableDb): AppraisalScale[] {
  return all<Omit<AppraisalScale, 'choices'> & { choices: string }>(
    db,
    sql`SELECT id, name, description, choices FROM appraisal_scale ORDER BY position, id`,
  ).map(row => ({ ...row, choices: JSON.parse(row.choices) as string[] }))
}

/** Sets the scales; what was judged by one that goes, goes with it. Throws `in_use`, `not_found` or `duplicate`. */
export function saveScales(
  db: WritableDb,
  scales: readonly {
    id?: string | undefined
    name: string
    description: string
    choices: string[]
  }[],
): void {
  requireOwnNames(
    scales.map(({ name }) => name),
    'Two scales would be called the same.',
  )
  const before = new Set(listScales(db).map(({ id }) => id))
  const kept = new Set(scales.flatMap(({ id }) => id ?? []))
  for (const id of kept) {
    if (!before.has(id)) throw new AppError('not_found', 'There is no such scale.', { id })
  }
  for (const id of before) {
    if (kept.has(id)) continue
    run(db, sql`DELETE FROM appraisal WHERE item_id = ${id}`)
    run(db, sql`DELETE FROM appraisal_settlement WHERE item_id = ${id}`)
    runOne(db, sql`DELETE FROM appraisal_scale WHERE id = ${id}`)
  }
  scales.forEach(({ id, name, description, choices }, position) => {
    const columns = { name, description, choices: JSON.stringify(choices), position }
    if (id === undefined) insert(db, 'appraisal_scale', { id: newId(), ...columns })
    else {
      requireChoices(db, id, choices)
      update(db, 'appraisal_scale', id, columns)
    }
  })
}

/** Throws `in_use` where a choice that goes was made. */
function requireChoices(db: ReadableDb, scaleId: string, choices: readonly string[]): void {
  const made = all<{ value: string }>(
    db,
    sql`SELECT value FROM appraisal WHERE item_id = ${scaleId}
        UNION SELECT value FROM appraisal_settlement WHERE item_id = ${scaleId}`,
  )
  const lost = made.find(({ value }) => !choices.includes(value))
  if (lost === undefined) return
  throw new AppError(
    'in_use',
    `References are judged as “${lost.value}” already, so this choice must stay. Judge them anew first.`,
  )
}

/** What people judged, oldest first; of one reference where one is named. */
export function listJudgements(db: ReadableDb, referenceId?: string): Judgement[] {
  const one = referenceId === undefined ? sql`TRUE` : sql`reference_id = ${referenceId}`
  return all(
    db,
    sql`SELECT reference_id AS referenceId, item_id AS itemId, researcher_id AS researcherId, value,
          reason, judged_at AS at FROM appraisal WHERE ${one} ORDER BY judged_at, reference_id`,
  )
}

/** What was settled between them. */
export function listSettledJudgements(db: ReadableDb, referenceId?: string): Judgement[] {
  const one = referenceId === undefined ? sql`TRUE` : sql`reference_id = ${referenceId}`
  return all(
    db,
    sql`SELECT reference_id AS referenceId, item_id AS itemId, researcher_id AS researcherId, value,
          reason, settled_at AS at
        FROM appraisal_settlement WHERE ${one} ORDER BY settled_at, reference_id`,
  )
}

/** Keeps what somebody judged, in place of what they did before. What was settled was settled of that, and goes. */
export function storeJudgement(db: WritableDb, judged: Omit<Judgement, 'at'>): Judgement {
  const { referenceId, itemId, researcherId, value, reason } = judged
  const at = new Date().toISOString()
  run(
    db,
    sql`INSERT INTO appraisal (reference_id, item_id, researcher_id, value, reason, judged_at)
        VALUES (${referenceId}, ${itemId}, ${researcherId}, ${value}, ${reason}, ${at})
        ON CONFLICT (reference_id, item_id, researcher_id) DO UPDATE SET value = excluded.value,
          reason = excluded.reason, judged_at = excluded.judged_at`,
  )
  removeSettledJudgement(db, referenceId, itemId)
  return { ...judged, at }
}

/** Takes back what somebody judged. */
export function removeJudgement(
  db: WritableDb,
  { referenceId, itemId }: { referenceId: string; itemId: string },
  researcherId: string,
): void {
  run(
    db,
    sql`DELETE FROM appraisal WHERE reference_id = ${referenceId} AND item_id = ${itemId}
        AND researcher_id = ${researcherId}`,
  )
  removeSettledJudgement(db, referenceId, itemId)
}

/** Keeps how two people settled a judgement. */
export function settleJudgement(db: WritableDb, settled: Omit<Judgement, 'at'>): Judgement {
  removeSettledJudgement(db, settled.referenceId, settled.itemId)
  const at = new Date().toISOString()
  insert(db, 'appraisal_settlement', {
    ...{ reference_id: settled.referenceId, item_id: settled.itemId, value: settled.value },
    ...{ reason: settled.reason, researcher_id: settled.researcherId, settled_at: at },
  })
  return { ...settled, at }
}

function removeSettledJudgement(db: WritableDb, referenceId: string, itemId: string): void {
  run(
    db,
    sql`DELETE FROM appraisal_settlement
        WHERE reference_id = ${referenceId} AND item_id = ${itemId}`,
  )
}
