import { describeAnchor } from './anchors.ts'
import type { TextRange } from './boundaries.ts'
import type { Edit } from './edit-script.ts'
import { locate, type Rebased, rebase } from './rebase.ts'

/** A coding, as far as its place in a text goes. */
export interface PlacedCoding extends TextRange {
  id: string
  quote: string
  isOrphan: boolean
}

/** What would become of codings if a text were edited; `lost` is what would become an orphan. */
export interface CarriedCodings {
  counts: Record<Rebased['status'], number>
  changed: string[]
  lost: string[]
  /** Where those that still have words would stand, by their ids. */
  places: Map<string, TextRange>
}

/**
 * Quotes that are looked for in the whole text when their place was deleted. A look takes some 0.1 ms in a long
 * interview, and this runs while somebody types; saving looks for all of them.
 */
const MAX_LOOKS = 200

/** Foresees an edit: what saving will say, found the same way, but nothing is written. */
export function carryCodings(
  codings: readonly PlacedCoding[],
  edits: readonly Edit[],
  oldText: string,
  newText: string,
): CarriedCodings {
  const carried: CarriedCodings = {
    counts: { exact: 0, moved: 0, changed: 0, shrunk: 0, orphan: 0 },
    changed: [],
    lost: [],
    places: new Map(),
  }
  let looks = 0
  for (const { id, isOrphan, start, end, quote } of codings) {
    // A place that does not fit the text belongs to another version, which is about to be read.
    if (start >= end || end > oldText.length) continue
    if (isOrphan) {
      const found = locate({ start, end, quote, prefix: '', suffix: '' }, newText)
      if (found !== null && edits.length > 0) carried.places.set(id, found)
      continue
    }
    const passage = { start, end, ...describeAnchor(oldText, start, end) }
    const mayLook = looks < MAX_LOOKS
    const { status, ...place } = rebase(
      mayLook ? passage : { ...passage, quote: '' },
      edits,
      newText,
    )
    if (status === 'orphan') looks += 1
    carried.counts[status] += 1
    if (status === 'orphan') carried.lost.push(id)
    else if (place.end > place.start) carried.places.set(id, place)
    if (status === 'changed' || status === 'shrunk') carried.changed.push(id)
  }
  return carried
}
