import type { InputOf } from '../../../shared/contract/contract.ts'

/** A code that is to be made of another; `id` tells it apart while its name is being written. */
export interface SplitPart {
  id: number
  name: string
}

/** The parts that each passage goes to, by the ids of coding and parts; those that are not named stay. */
export type Assignments = ReadonlyMap<string, ReadonlySet<number>>

/** Gives passages to a part, or with `null` back to the code that is split. `isMore` keeps what they have. */
export function assign(
  assignments: Assignments,
  codingIds: Iterable<string>,
  partId: number | null,
  isMore = false,
): Assignments {
  const next = new Map(assignments)
  for (const codingId of codingIds) {
    const had = isMore ? (next.get(codingId) ?? []) : []
    if (partId === null) next.delete(codingId)
    else next.set(codingId, new Set([...had, partId]))
  }
  return next
}

/** Takes a part away; what only it had stays with the code that is split. */
export function withoutPart(assignments: Assignments, partId: number): Assignments {
  const kept = [...assignments].map(([codingId, partIds]): [string, ReadonlySet<number>] => [
    codingId,
    new Set([...partIds].filter(id => id !== partId)),
  ])
  return new Map(kept.filter(([, partIds]) => partIds.size > 0))
}

/** How many passages a part gets. */
export function countOf(assignments: Assignments, partId: number): number {
  return [...assignments.values()].filter(partIds => partIds.has(partId)).length
}

/** What the engine is asked for; null while a part has no name, or there is none. Parts without anything are left out. */
export function splitInput(
  parts: readonly SplitPart[],
  assignments: Assignments,
): Pick<InputOf<'codes.split'>, 'into' | 'assign'> | null {
  const used = parts.filter(({ id, name }) => name.trim() !== '' || countOf(assignments, id) > 0)
  if (used.length === 0 || used.some(({ name }) => name.trim() === '')) return null
  const places = new Map(used.map(({ id }, index) => [id, index]))
  return {
    into: used.map(({ name }) => ({ name: name.trim() })),
    assign: [...assignments].flatMap(([codingId, partIds]) =>
      [...partIds].map(id => ({ codingId, code: places.get(id) ?? 0 })),
    ),
  }
}
