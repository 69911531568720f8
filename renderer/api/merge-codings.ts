import type { Coding } from '../../shared/contract/codings.ts'

/**
 * A list of codings after some of them changed: those named go out, and what is there of them now comes in where it
 * belongs. Both lists are in the order of sources, passages and ids.
 */
export function mergeCodings(
  list: readonly Coding[],
  changedIds: readonly string[],
  current: readonly Coding[],
): Coding[] {
  const changed = new Set(changedIds)
  const merged: Coding[] = []
  let next = 0
  for (const coding of list) {
    if (changed.has(coding.id)) continue
    for (let added = current[next]; added !== undefined && isBefore(added, coding); ) {
      merged.push(added)
      next += 1
      added = current[next]
    }
    merged.push(coding)
  }
  return [...merged, ...current.slice(next)]
}

function isBefore(a: Coding, b: Coding): boolean {
  if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId
  if (a.start !== b.start) return a.start < b.start
  return a.end === b.end ? a.id < b.id : a.end < b.end
}
