import { findLikePairs } from '../../shared/domain/near-duplicates.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { type Remark, remarkOn } from '../../shared/domain/theory-remarks.ts'
import { listEdges, listNumbers } from '../db/repositories/chains.ts'
import { listReviewed } from '../db/repositories/reviewed.ts'
import { getTheory } from '../db/repositories/theories.ts'
import { listWordings } from '../db/repositories/elements.ts'
import type { ReadableDb } from '../db/sql.ts'
import { nameLoops } from './loops.ts'

/** How much two elements of one role must be alike to be remarked on. */
const LIKE = 0.75

/** Remarks on a theory version, or on all configurations in use. Throws `not_found`. */
export function reviewTheory(db: ReadableDb, theoryId?: string): Remark[] {
  const chosen = theoryId === undefined ? null : new Set(getTheory(db, theoryId).configurationIds)
  const configurations = listReviewed(db).filter(({ id }) => chosen === null || chosen.has(id))
  const ids = new Set(configurations.map(({ id }) => id))
  const edges = listEdges(db).filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId))
  const used = new Set(configurations.flatMap(({ slots }) => slots.map(slot => slot.elementId)))
  return remarkOn({
    configurations,
    loops: nameLoops(edges, listNumbers(db)),
    likeElements: findLikeElements(listWordings(db).filter(({ id }) => used.has(id))),
  })
}

function findLikeElements(elements: readonly { id: string; role: Role; label: string }[]) {
  const roles = new Map(elements.map(({ id, role }) => [id, role]))
  return findLikePairs(elements, LIKE)
    .map(({ ids }) => ids)
    .filter(([a, b]) => roles.get(a) === roles.get(b))
}
