import { get, type ReadableDb, runOne, sql, type WritableDb } from '../sql.ts'

/** A response that came in a file; `at` is when it was saved. */
export interface KnownResponse {
  id: string
  workshopId: string
  at: string
}

/** The response that came in a file with this id, or whose own id it is. */
export function findPackResponse(db: ReadableDb, responseId: string): KnownResponse | undefined {
  return get(
    db,
    sql`SELECT id, workshop_id AS workshopId, at FROM workshop_response
        WHERE pack_response_id = ${responseId} OR id = ${responseId}`,
  )
}

/** Dates a response: one from a file was given when it was saved, and not when it came in. */
export function dateResponse(db: WritableDb, id: string, at: string): void {
  runOne(db, sql`UPDATE workshop_response SET at = ${at} WHERE id = ${id}`)
}
