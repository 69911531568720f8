/** A stretch that claims the places `start` to `end`, end exclusive; of text or of words. */
interface Stretch {
  start: number
  end: number
}

/**
 * Of stretches that overlap, those that count most, in their order. `compare` sorts what counts more to the front; after
 * it the longer counts, then the earlier. Takes time by the sum of their lengths. `size` is the end of the last place.
 */
export function chooseApart<T extends Stretch>(
  stretches: readonly T[],
  size: number,
  compare: (a: T, b: T) => number,
): T[] {
  if (stretches.length === 0) return []
  const isTaken = new Uint8Array(size)
  const length = ({ start, end }: T) => end - start
  const byWeight = [...stretches].sort(
    (a, b) => compare(a, b) || length(b) - length(a) || a.start - b.start,
  )
  const chosen = byWeight.filter(({ start, end }) => {
    if (isTaken.subarray(start, end).includes(1)) return false
    isTaken.fill(1, start, end)
    return true
  })
  return chosen.sort((a, b) => a.start - b.start)
}
