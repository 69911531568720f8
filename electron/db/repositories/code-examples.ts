import { AppError } from '../../../shared/domain/app-error.ts'
import { all, insert, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** The codings that show what a code means, in order. */
export function listExampleIds(db: ReadableDb, codeId: string): string[] {
  return all<{ codingId: string }>(
    db,
    sql`SELECT coding_id AS codingId FROM code_example WHERE code_id = ${codeId}
        ORDER BY position, coding_id`,
  ).map(row => row.codingId)
}

/** Sets the examples of a code, in this order. Throws `not_found` where a coding does not have the code. */
export function setExamples(db: WritableDb, codeId: string, codingIds: readonly string[]): void {
  const wanted = [...new Set(codingIds)]
  const coded = new Set(
    all<{ id: string }>(
      db,
      sql`SELECT coding_id AS id FROM coding_code WHERE code_id = ${codeId}`,
    ).map(row => row.id),
  )
  if (!wanted.every(id => coded.has(id))) {
    throw new AppError('not_found', 'An example must be a coding that has this code.', { codeId })
  }
  const there = new Set(listExampleIds(db, codeId))
  const at = (codingId: string) => sql`WHERE code_id = ${codeId} AND coding_id = ${codingId}`
  for (const codingId of there) {
    if (!wanted.includes(codingId)) run(db, sql`DELETE FROM code_example ${at(codingId)}`)
  }
  for (const [position, codingId] of wanted.entries()) {
    if (there.has(codingId)) {
      run(db, sql`UPDATE code_example SET position = ${position} ${at(codingId)}`)
    } else insert(db, 'code_example', { code_id: codeId, coding_id: codingId, position })
  }
}

/** Adds examples behind those that a code has. */
export function addExamples(db: WritableDb, codeId: string, codingIds: readonly string[]): void {
  if (codingIds.length === 0) return
  setExamples(db, codeId, [...listExampleIds(db, codeId), ...codingIds])
}

/** Takes away the examples whose coding has lost the code: of one coding, or wherever there are any. */
export function dropLostExamples(db: WritableDb, codingId?: string): void {
  const chosen = codingId === undefined ? sql`TRUE` : sql`coding_id = ${codingId}`
  run(
    db,
    sql`DELETE FROM code_example WHERE ${chosen} AND NOT EXISTS (SELECT 1 FROM coding_code
          WHERE coding_code.coding_id = code_example.coding_id
            AND coding_code.code_id = code_example.code_id)`,
  )
}

/** The codes that a coding is an example of. */
export function listExampleCodes(db: ReadableDb, codingId: string): string[] {
  return all<{ codeId: string }>(
    db,
    sql`SELECT code_id AS codeId FROM code_example WHERE coding_id = ${codingId}`,
  ).map(row => row.codeId)
}
