import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { SavedQuery } from '../../../shared/contract/queries.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, runOne, sql, update, type WritableDb } from '../sql.ts'

/** Saved searches and retrievals, in order. */
export function listSavedQueries(db: ReadableDb): SavedQuery[] {
  return all<{ id: string; kind: string; name: string; query: string; position: number }>(
    db,
    sql`SELECT id, name, kind, query, position FROM saved_query ORDER BY position, id`,
  ).map(row => ({ ...row, query: JSON.parse(row.query) as unknown }) as SavedQuery)
}

/** One saved query. Throws `not_found`. */
export function getSavedQuery(db: ReadableDb, queryId: string): SavedQuery {
  const saved = listSavedQueries(db).find(({ id }) => id === queryId)
  if (saved === undefined) {
    throw new AppError('not_found', 'There is no such saved query.', { queryId })
  }
  return saved
}

/** Saves a query at the end of the list; returns its id. */
export function insertSavedQuery(db: WritableDb, input: ParsedInputOf<'queries.create'>): string {
  const id = newId()
  insert(db, 'saved_query', {
    id,
    name: input.name,
    kind: input.kind,
    query: JSON.stringify(input.query),
    position: listSavedQueries(db).length,
  })
  return id
}

/** Changes a saved query. Throws `not_found`, or `invalid_input` where a search would become a retrieval. */
export function updateSavedQuery(db: WritableDb, input: ParsedInputOf<'queries.update'>): void {
  const { queryId, name, query, position } = input
  const { kind } = getSavedQuery(db, queryId)
  if (query !== undefined && ('where' in query ? 'retrieval' : 'search') !== kind) {
    throw new AppError('invalid_input', `This is a saved ${kind}, and stays one. Save another.`)
  }
  update(db, 'saved_query', queryId, { name, query: query && JSON.stringify(query) })
  if (position === undefined) return
  const others = listSavedQueries(db).flatMap(({ id }) => (id === queryId ? [] : [id]))
  renumber(db, others.toSpliced(Math.min(position, others.length), 0, queryId))
}

/** Removes a saved query. Throws `not_found`. */
export function removeSavedQuery(db: WritableDb, queryId: string): void {
  getSavedQuery(db, queryId)
  runOne(db, sql`DELETE FROM saved_query WHERE id = ${queryId}`)
  renumber(
    db,
    listSavedQueries(db).map(({ id }) => id),
  )
}

function renumber(db: WritableDb, ids: readonly string[]): void {
  ids.forEach((id, position) => update(db, 'saved_query', id, { position }))
}
