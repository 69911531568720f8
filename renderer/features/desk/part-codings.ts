import type { Coding } from '../../../shared/contract/codings.ts'

interface Parted {
  placed: readonly Coding[]
  orphans: readonly Coding[]
}

const byId = new WeakMap<readonly Coding[], ReadonlyMap<string, Coding>>()

/** A coding of a list by its id; the list is gone through once, however often it is asked. */
export function codingById(codings: readonly Coding[], id: string): Coding | null {
  let index = byId.get(codings)
  if (index === undefined) {
    index = new Map(codings.map(coding => [coding.id, coding]))
    byId.set(codings, index)
  }
  return index.get(id) ?? null
}

const parted = new WeakMap<readonly Coding[], Parted>()

/** Parts codings that stand in the text from those that lost their words; the same lists for the same list. */
export function partCodings(codings: readonly Coding[]): Parted {
  const known = parted.get(codings)
  if (known !== undefined) return known
  const orphans = codings.filter(coding => coding.isOrphan)
  const placed = orphans.length === 0 ? codings : codings.filter(coding => !coding.isOrphan)
  parted.set(codings, { placed, orphans })
  return { placed, orphans }
}
