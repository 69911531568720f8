import type { Path } from './grid-paths.ts'
import type { Ports } from './grid-ports.ts'

/** The track of every arrow in the streets it takes, by its id, and how many tracks each street has. */
export interface Tracks {
  /** In the street where it first turns; none where it runs straight. */
  out: Map<string, number>
  /** In the street where it last turns, where that is another. */
  into: Map<string, number>
  /** In the street between rows. */
  street: Map<string, number>
  columnStreets: number[]
  rowStreets: number[]
}

/** A stretch along a street, in the order of places along it. */
interface Stretch {
  id: string
  side: 'out' | 'into'
  /** The box that it comes from or goes to. */
  boxId: string
  start: number
  end: number
}

/** Tracks from which on arrows of one box share one in a street between columns, as the branches of a tree do. */
const DENSE = 24

/**
 * Gives arrows that run side by side in a street tracks of their own, or in a dense street those of each box. Heights are compared in units of rows: street `i` lies from
 * 2i to 2i + 1 and row `i` from 2i + 1 to 2i + 2, whatever their pixels turn out to be.
 */
export function assignTracks(
  paths: readonly Path[],
  ports: Ports,
  heights: readonly number[],
): Tracks {
  const tracks: Tracks = {
    ...{ out: new Map(), into: new Map(), street: new Map() },
    ...{ columnStreets: [], rowStreets: [] },
  }
  const across = Map.groupBy(
    paths.filter(path => path.street !== null),
    path => path.street ?? 0,
  )
  for (const [street, own] of across) {
    const stretches = own.map(({ edge, out, into }) => ({
      ...{ id: edge.id, side: 'out' as const, boxId: edge.from },
      ...{ start: Math.min(out, into), end: Math.max(out, into) },
    }))
    const given = deal(stretches.toSorted((a, b) => a.start - b.start || a.end - b.end))
    for (const [stretch, track] of given) tracks.street.set(stretch.id, track)
    tracks.rowStreets[street] = count(given)
  }
  const level = (row: number, y: number) => 2 * row + 1 + y / ((heights[row] ?? 0) + 1)
  const along = new Map<number, Stretch[]>()
  const add = (street: number, stretch: Stretch) => {
    const own = along.get(street)
    if (own === undefined) along.set(street, [stretch])
    else own.push(stretch)
  }
  for (const { edge, from, to, out, into, street } of paths) {
    const start = level(from.row, ports.out.get(edge.id) ?? 0)
    const end = level(to.row, ports.into.get(edge.id) ?? 0)
    if (street === null) {
      if (start !== end) add(out, { id: edge.id, side: 'out', boxId: edge.from, start, end })
      continue
    }
    const share = (tracks.street.get(edge.id) ?? 0) + 1
    const middle = 2 * street + share / ((tracks.rowStreets[street] ?? 1) + 1)
    add(out, { id: edge.id, side: 'out', boxId: edge.from, start, end: middle })
    add(into, { id: edge.id, side: 'into', boxId: edge.to, start: middle, end })
  }
  for (const [street, stretches] of along) {
    const sorted = stretches.toSorted(compareStretches)
    const apart = deal(sorted)
    const given = count(apart) > DENSE ? dealBundled(sorted) : apart
    for (const [{ id, side }, track] of given) tracks[side].set(id, track)
    tracks.columnStreets[street] = count(given)
  }
  return tracks
}

/** Those that go down begin with the lowest start, those that go up with the highest: so the fewest cross. */
function compareStretches(a: Stretch, b: Stretch): number {
  const [isDownA, isDownB] = [a.end > a.start, b.end > b.start]
  if (isDownA !== isDownB) return isDownA ? -1 : 1
  return isDownA ? b.start - a.start || b.end - a.end : a.start - b.start || a.end - b.end
}

/** The same for all stretches of a box at once: they share a track. */
function dealBundled(stretches: readonly Stretch[]): [Stretch, number][] {
  const bundles = [...Map.groupBy(stretches, ({ side, boxId }) => `${side} ${boxId}`).values()]
  const whole = bundles.flatMap(([first, ...rest]): Stretch[] => {
    if (first === undefined) return []
    const ends = [first, ...rest].flatMap(({ start, end }) => [start, end])
    return [{ ...first, start: Math.min(...ends), end: Math.max(...ends) }]
  })
  const tracks = new Map(deal(whole).map(([{ side, boxId }, track]) => [`${side} ${boxId}`, track]))
  return stretches.map(each => [each, tracks.get(`${each.side} ${each.boxId}`) ?? 0])
}

/** The first track, for each stretch in order, in which it touches no other. */
function deal(stretches: readonly Stretch[]): [Stretch, number][] {
  const tracks: [low: number, high: number][][] = []
  return stretches.map(stretch => {
    const low = Math.min(stretch.start, stretch.end)
    const high = Math.max(stretch.start, stretch.end)
    const found = tracks.findIndex(track => track.every(([a, b]) => b < low || a > high))
    const index = found === -1 ? tracks.length : found
    const own = tracks[index]
    if (own === undefined) tracks.push([[low, high]])
    else own.push([low, high])
    return [stretch, index]
  })
}

function count(given: readonly [Stretch, number][]): number {
  return Math.max(...given.map(([, track]) => track)) + 1
}
