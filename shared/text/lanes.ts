/**
 * Lanes for things that lie beside each other: greedy interval colouring over a whole source, so that a lane never
 * depends on what happens to be on screen. What had a lane keeps it for as long as it can, because a stripe that jumps
 * sideways when another coding is made makes the reader lose the place.
 */

/** An interval `[start, end)` that wants a lane of its own. */
export interface Span {
  id: string
  start: number
  end: number
}

/** Which lane, from 0, each span has, and how many lanes there are. */
export interface Lanes {
  laneOf: ReadonlyMap<string, number>
  count: number
}

/** No lanes at all. */
export const NO_LANES: Lanes = { laneOf: new Map(), count: 0 }

/** Gives every span the first lane in which nothing overlaps it; `previous` lanes are kept where they still fit. */
export function assignLanes(spans: readonly Span[], previous: Lanes = NO_LANES): Lanes {
  const lanes: Span[][] = []
  const laneOf = new Map<string, number>()
  const unplaced: Span[] = []
  const ordered = [...spans].sort(bySpan)

  for (const span of ordered) {
    const lane = previous.laneOf.get(span.id)
    if (lane === undefined || !insert(laneAt(lanes, lane), span)) unplaced.push(span)
    else laneOf.set(span.id, lane)
  }
  for (const span of unplaced) {
    let lane = 0
    while (!insert(laneAt(lanes, lane), span)) lane++
    laneOf.set(span.id, lane)
  }
  const used = lanes.findLastIndex(lane => lane.length > 0)
  return { laneOf, count: used + 1 }
}

function laneAt(lanes: Span[][], index: number): Span[] {
  while (lanes.length <= index) lanes.push([])
  return lanes[index] as Span[]
}

/** Puts a span into a lane sorted by start, unless it overlaps one that is there. */
function insert(lane: Span[], span: Span): boolean {
  const end = Math.max(span.end, span.start + 1)
  let low = 0
  let high = lane.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lane[middle] as Span).start <= span.start) low = middle + 1
    else high = middle
  }
  const before = lane[low - 1]
  const after = lane[low]
  if (before !== undefined && Math.max(before.end, before.start + 1) > span.start) return false
  if (after !== undefined && after.start < end) return false
  if (low === lane.length) lane.push(span)
  else lane.splice(low, 0, span)
  return true
}

/** By start, the longer first, so that what encloses lies outside; the id makes the order total. */
function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1)
}
