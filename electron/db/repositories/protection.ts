import type { Protection } from '../../../shared/contract/pseudonyms.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, sql, update, type WritableDb } from '../sql.ts'

/** What was replaced or blacked out in one source, or in what researchers wrote. */
export type NewProtection = Pick<
  Protection,
  'kind' | 'sourceId' | 'replacement' | 'nameKind' | 'count'
>

/** Adds entries to the log of pseudonymisation; returns them. */
export function insertProtection(
  db: WritableDb,
  entries: readonly NewProtection[],
  researcherId: string,
): Protection[] {
  const at = new Date().toISOString()
  const ids = entries.map(({ kind, sourceId, replacement, nameKind, count }) => {
    const id = newId()
    insert(db, 'protection', {
      ...{ id, kind, source_id: sourceId, replacement, name_kind: nameKind, count },
      ...{ researcher_id: researcherId, at },
    })
    return id
  })
  const made = new Set(ids)
  return listProtection(db).filter(({ id }) => made.has(id))
}

/** Changes what entries of the log, all or those of some sources, say of what stands in the texts now. */
export function rewriteProtection(
  db: WritableDb,
  sourceIds: readonly string[] | undefined,
  rewrite: (replacement: string) => string,
): void {
  for (const { id, sourceId, replacement } of listProtection(db)) {
    if (sourceIds !== undefined && !sourceIds.includes(sourceId ?? '')) continue
    const rewritten = rewrite(replacement)
    if (rewritten !== replacement) update(db, 'protection', id, { replacement: rewritten })
  }
}

/** The log of pseudonymisation, newest first. */
export function listProtection(db: ReadableDb): Protection[] {
  return all<Protection>(
    db,
    sql`SELECT protection.id, protection.kind, source_id AS sourceId, title AS sourceTitle,
          replacement, name_kind AS nameKind, count, researcher_id AS researcherId, at
        FROM protection LEFT JOIN source ON source.id = source_id
        ORDER BY at DESC, protection.id DESC`,
  )
}
