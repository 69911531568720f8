import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Inference } from '../../../shared/contract/inferences.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
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
import { requireCodings } from './codings.ts'

type InferenceRow = Omit<Inference, 'codingIds'> & { codingIds: string }

/** Inferences, oldest first. */
export function listInferences(
  db: ReadableDb,
  filter: { configurationId?: string | undefined; inferenceId?: string },
): Inference[] {
  const parts: Sql[] = [sql`TRUE`]
  if (filter.inferenceId !== undefined) parts.push(sql`id = ${filter.inferenceId}`)
  if (filter.configurationId !== undefined) {
    parts.push(sql`configuration_id = ${filter.configurationId}`)
  }
  return all<InferenceRow>(
    db,
    sql`SELECT id, configuration_id AS configurationId, link, kind, body AS text,
          researcher_id AS researcherId, at,
          (SELECT json_group_array(coding_id) FROM inference_coding
            WHERE inference_id = inference.id) AS codingIds
        FROM inference WHERE ${join(parts, ' AND ')} ORDER BY at, id`,
  ).map(row => ({ ...row, codingIds: JSON.parse(row.codingIds) as string[] }))
}

/** One inference. Throws `not_found`. */
export function getInference(db: ReadableDb, inferenceId: string): Inference {
  const inference = listInferences(db, { inferenceId })[0]
  if (inference === undefined) {
    throw new AppError('not_found', 'There is no such inference.', { inferenceId })
  }
  return inference
}

/** Records an inference; returns its id. Throws `not_found` for a coding. */
export function insertInference(
  db: WritableDb,
  input: ParsedInputOf<'inferences.create'>,
  researcherId: string,
): string {
  const id = newId()
  insert(db, 'inference', {
    ...{ id, configuration_id: input.configurationId, link: input.link ?? null },
    ...{ kind: input.kind, body: input.text },
    ...{ researcher_id: researcherId, at: new Date().toISOString() },
  })
  setCodings(db, id, input.codingIds ?? [])
  return id
}

/** Changes an inference. */
export function updateInference(db: WritableDb, input: ParsedInputOf<'inferences.update'>): void {
  const { inferenceId, link, kind, text, codingIds } = input
  update(db, 'inference', inferenceId, { link, kind, body: text })
  if (codingIds !== undefined) setCodings(db, inferenceId, codingIds)
}

/** Removes an inference. */
export function removeInference(db: WritableDb, inferenceId: string): void {
  run(db, sql`DELETE FROM inference_coding WHERE inference_id = ${inferenceId}`)
  runOne(db, sql`DELETE FROM inference WHERE id = ${inferenceId}`)
}

/** Gives a configuration the inferences of another too, by whom and when they were made. */
export function copyInferences(db: WritableDb, fromId: string, toId: string): void {
  const own = new Set(listInferences(db, { configurationId: toId }).map(keyOf))
  for (const inference of listInferences(db, { configurationId: fromId })) {
    if (own.has(keyOf(inference))) continue
    const id = newId()
    insert(db, 'inference', {
      ...{ id, configuration_id: toId, link: inference.link, kind: inference.kind },
      ...{ body: inference.text, researcher_id: inference.researcherId, at: inference.at },
    })
    setCodings(db, id, inference.codingIds)
  }
}

function keyOf({ kind, link, text }: Inference): string {
  return `${kind} ${link} ${text}`
}

/** Lets what leans on a coding lean on another that it becomes a part of. */
export function moveInferenceCoding(db: WritableDb, fromId: string, toId: string): void {
  run(
    db,
    sql`INSERT INTO inference_coding (inference_id, coding_id)
        SELECT inference_id, ${toId} FROM inference_coding WHERE coding_id = ${fromId}
        ON CONFLICT DO NOTHING`,
  )
  run(db, sql`DELETE FROM inference_coding WHERE coding_id = ${fromId}`)
}

function setCodings(db: WritableDb, inferenceId: string, codingIds: string[]): void {
  requireCodings(db, codingIds)
  run(
    db,
    sql`DELETE FROM inference_coding
        WHERE inference_id = ${inferenceId} AND NOT coding_id ${inList(codingIds)}`,
  )
  for (const codingId of codingIds) {
    run(
      db,
      sql`INSERT INTO inference_coding (inference_id, coding_id)
          VALUES (${inferenceId}, ${codingId}) ON CONFLICT DO NOTHING`,
    )
  }
}
