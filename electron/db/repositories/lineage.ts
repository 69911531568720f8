import type { Lineage } from '../../../shared/contract/common.ts'
import type { LineageKind } from '../../../shared/domain/realist.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, sql, type WritableDb } from '../sql.ts'

/** Something that was or is in the project, with what it is called. */
export interface NamedThing {
  id: string
  name: string
}

/** Keeps that one thing came of another. It stays when either is removed. */
export function insertLineage(
  db: WritableDb,
  thing: 'configuration' | 'element',
  entry: {
    kind: LineageKind
    from: NamedThing
    to: NamedThing
    reason: string
    researcherId: string
  },
): void {
  insert(db, 'lineage', {
    ...{ id: newId(), thing, kind: entry.kind, reason: entry.reason },
    ...{ from_id: entry.from.id, from_name: entry.from.name },
    ...{ to_id: entry.to.id, to_name: entry.to.name },
    ...{ researcher_id: entry.researcherId, at: new Date().toISOString() },
  })
}

/** What a thing came of, and what came of it, over all generations, oldest first. */
export function listLineage(
  db: ReadableDb,
  thing: 'configuration' | 'element',
  id: string,
): { before: Lineage[]; after: Lineage[] } {
  const walk = (direction: 'before' | 'after') => {
    const [mine, theirs] =
      direction === 'before'
        ? [sql`lineage.to_id`, sql`lineage.from_id`]
        : [sql`lineage.from_id`, sql`lineage.to_id`]
    return all<Lineage>(
      db,
      sql`WITH RECURSIVE known (id) AS (
            SELECT ${id} UNION
            SELECT ${theirs} FROM lineage JOIN known ON ${mine} = known.id WHERE thing = ${thing})
          SELECT lineage.id, kind, from_id AS fromId, from_name AS fromName, to_id AS toId,
            to_name AS toName, reason, researcher_id AS researcherId, at
          FROM lineage JOIN known ON ${mine} = known.id
          WHERE thing = ${thing} ORDER BY at, lineage.id`,
    )
  }
  return { before: walk('before'), after: walk('after') }
}
