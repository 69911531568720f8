/**
 * Krippendorff's alpha for text that coders cut into units themselves: how far they agree on where units begin and end
 * and what they are (Krippendorff, Mathet, Bouvry & Widlöcher 2016, Qual Quant 50:2347–2364, with the erratum 50:2365).
 * What a coder did not mark counts as units of nothing, so that where units are cut counts as well.
 */

/** A unit a coder marked: from and to on the continuum, end exclusive. A coder's units are sorted and do not overlap. */
export interface Segment {
  start: number
  end: number
  category: string
}

/** What alpha is computed from. Sums of several continua, such as the sources of a study, may be added. */
export interface UnitisingSums {
  /** Lengths of pairs of coders that differ, over those that each coder could be paired with. */
  disagreement: number
  /** The length each category has with all coders together; nothing is the category ''. */
  lengths: Map<string, number>
  /** The squared lengths of all units, those of nothing among them. */
  squares: number
}

/** No continuum at all. */
export function noSums(): UnitisingSums {
  return { disagreement: 0, lengths: new Map(), squares: 0 }
}

/** Adds one continuum's sums, so many times. */
export function addSums(to: UnitisingSums, from: UnitisingSums, times = 1): void {
  to.disagreement += from.disagreement * times
  to.squares += from.squares * times
  for (const [category, length] of from.lengths) {
    to.lengths.set(category, (to.lengths.get(category) ?? 0) + length * times)
  }
}

/** The sums of one continuum `[0, length)` with the units of each coder who read it; fewer than two give nothing. */
export function sumUnits(coders: readonly (readonly Segment[])[], length: number): UnitisingSums {
  const sums = noSums()
  if (coders.length < 2 || length <= 0) return sums
  const covers = coders.map(segments => withGaps(segments, length))
  for (const { start, end, category } of covers.flat()) {
    sums.squares += (end - start) ** 2
    sums.lengths.set(category, (sums.lengths.get(category) ?? 0) + end - start)
  }
  const at = covers.map(() => 0)
  for (let from = 0; from < length; ) {
    const open = covers.map((cover, coder) => cover[at[coder] ?? 0])
    const to = Math.min(...open.map(segment => segment?.end ?? length))
    const counts = new Map<string, number>()
    for (const segment of open) {
      const category = segment?.category ?? ''
      counts.set(category, (counts.get(category) ?? 0) + 1)
    }
    for (const count of counts.values()) {
      sums.disagreement += ((to - from) * count * (coders.length - count)) / (coders.length - 1)
    }
    for (const [coder, segment] of open.entries()) {
      if (segment?.end === to) at[coder] = (at[coder] ?? 0) + 1
    }
    from = to
  }
  return sums
}

/** Alpha of such sums; null where everything is one category, or one unit long in all. */
export function unitisingAlpha({ disagreement, lengths, squares }: UnitisingSums): number | null {
  let all = 0
  let alike = 0
  for (const length of lengths.values()) {
    all += length
    alike += length ** 2
  }
  const different = all ** 2 - alike
  if (different <= 0) return null
  return 1 - (disagreement * (all ** 2 - squares)) / (all * different)
}

function withGaps(segments: readonly Segment[], length: number): Segment[] {
  const cover: Segment[] = []
  let at = 0
  for (const segment of segments) {
    if (segment.start > at) cover.push({ start: at, end: segment.start, category: '' })
    cover.push(segment)
    at = segment.end
  }
  if (at < length) cover.push({ start: at, end: length, category: '' })
  return cover
}
