import type { PlacedEdge, PlacedNode, SceneEdge } from '../../shared/diagram/scene.ts'
import type { Block } from './grid-block.ts'
import { choosePaths, type Path } from './grid-paths.ts'
import { assignPorts, type Ports } from './grid-ports.ts'
import { assignTracks, type Tracks } from './grid-tracks.ts'

/**
 * A plan of a picture as a town: boxes stand in the blocks of a grid, arrows run in the streets between them, each in a track
 * of its own, and never through a box. A street is as wide as its arrows need. Layouts other than by role are made so.
 */
export interface GridPlan {
  blocks: Block[]
  columns: number
  rows: number
  /** Pixels left of the street before a column; none where it is not said. */
  spaceBefore?: ReadonlyMap<number, number>
  /** Pixels between a row and the street above it. */
  spaceAbove?: ReadonlyMap<number, number>
  /** Least height of a row. */
  leastHeight?: ReadonlyMap<number, number>
}

/** From where to where something reaches, in pixels. */
export interface Span {
  start: number
  end: number
}

/** A grid with its boxes and arrows in place. Street `i` lies before column or row `i`; the last one after all. */
export interface PlacedGrid {
  nodes: PlacedNode[]
  routes: Omit<PlacedEdge, 'mark'>[]
  columns: Span[]
  rows: Span[]
  /** Where the streets before columns begin. */
  streets: number[]
  width: number
  height: number
}

const TRACK_PITCH = 9
/** Tracks that have this pitch; where there are more, they come closer, down to the least. */
const ROOMY = 24
const LEAST_PITCH = 5
/** Room beside the outermost tracks of a street between columns: an arrow head needs it. */
const SIDE = 22
const LEAST_COLUMN_STREET = 44
/** The same between rows. */
const ROW_SIDE = 10
const LEAST_ROW_STREET = 16

/** Gives the boxes of a plan their places and the arrows their routes. */
export function placeGrid(plan: GridPlan, edges: readonly SceneEdge[]): PlacedGrid {
  const blocks = new Map(plan.blocks.map(block => [block.node.id, block]))
  const heights = rowHeights(plan)
  const ports = assignPorts(blocks, edges, heights)
  const paths = choosePaths(plan.blocks, blocks, edges)
  const settled = ports.settle(paths)
  const tracks = assignTracks(paths, settled, heights)
  const across = measureColumns(plan, tracks)
  const down = measureRows(plan, heights, tracks)
  const nodes = plan.blocks.map(({ node, column, row }) => ({
    ...node,
    x: across.spans[column]?.start ?? 0,
    y: (down.spans[row]?.start ?? 0) + ((heights[row] ?? 0) - node.height) / 2,
  }))
  const routes = paths.map(path => ({
    ...path.edge,
    points: pointsOf(path, settled, tracks, { across, down }),
  }))
  return {
    ...{ nodes, routes, columns: across.spans, rows: down.spans },
    ...{ streets: across.starts, width: across.end, height: down.end },
  }
}

/** One direction of a grid: its columns or rows, and where each track of each street is. */
interface Measures {
  spans: Span[]
  /** Where its streets begin. */
  starts: number[]
  end: number
  trackAt: (street: number, track: number) => number
}

function rowHeights({ blocks, rows, leastHeight }: GridPlan): number[] {
  const heights = Array.from({ length: rows }, (_, row) => leastHeight?.get(row) ?? 0)
  for (const { node, row } of blocks) heights[row] = Math.max(heights[row] ?? 0, node.height)
  return heights
}

function measureColumns({ blocks, columns, spaceBefore }: GridPlan, tracks: Tracks): Measures {
  const widths = Array.from({ length: columns }, () => 0)
  for (const { node, column } of blocks) {
    widths[column] = Math.max(widths[column] ?? 0, node.width)
  }
  return measure(widths, tracks.columnStreets, {
    ...{ side: SIDE, least: LEAST_COLUMN_STREET },
    before: column => spaceBefore?.get(column) ?? 0,
    after: () => 0,
  })
}

function measureRows({ spaceAbove }: GridPlan, heights: number[], tracks: Tracks): Measures {
  return measure(heights, tracks.rowStreets, {
    ...{ side: ROW_SIDE, least: LEAST_ROW_STREET },
    before: () => 0,
    after: row => spaceAbove?.get(row) ?? 0,
  })
}

/** Lines streets and columns (or rows) up; a street at an edge of the picture that nothing runs in has no width. */
function measure(
  sizes: number[],
  streets: readonly number[],
  room: {
    side: number
    least: number
    before: (index: number) => number
    after: (index: number) => number
  },
): Measures {
  const spans: Span[] = []
  const starts: number[] = []
  const widths: number[] = []
  let at = 0
  for (let index = 0; index <= sizes.length; index += 1) {
    const count = streets[index] ?? 0
    const isEdge = index === 0 || index === sizes.length
    const own = count === 0 ? 0 : 2 * room.side + (count - 1) * pitchOf(count)
    at += room.before(index)
    starts.push(at)
    widths.push(isEdge && count === 0 ? 0 : Math.max(room.least, own))
    at += widths[index] ?? 0
    const size = sizes[index]
    if (size === undefined) continue
    at += room.after(index)
    spans.push({ start: at, end: at + size })
    at += size
  }
  const trackAt = (street: number, track: number) => {
    const count = streets[street] ?? 1
    const pitch = pitchOf(count)
    const used = (count - 1) * pitch
    return (starts[street] ?? 0) + ((widths[street] ?? 0) - used) / 2 + track * pitch
  }
  return { spans, starts, end: at, trackAt }
}

/** Pixels from one track of a street to the next. */
function pitchOf(count: number): number {
  return Math.max(LEAST_PITCH, Math.min(TRACK_PITCH, (TRACK_PITCH * ROOMY) / count))
}

/** The corners of an arrow, from the right of a box to the left of another. */
function pointsOf(
  { edge, from, to, out, into, street }: Path,
  ports: Ports,
  tracks: Tracks,
  { across, down }: { across: Measures; down: Measures },
): PlacedEdge['points'] {
  const start = {
    x: (across.spans[from.column]?.start ?? 0) + from.node.width,
    y: (down.spans[from.row]?.start ?? 0) + (ports.out.get(edge.id) ?? 0),
  }
  const end = {
    x: across.spans[to.column]?.start ?? 0,
    y: (down.spans[to.row]?.start ?? 0) + (ports.into.get(edge.id) ?? 0),
  }
  const firstTrack = tracks.out.get(edge.id)
  if (firstTrack === undefined) return [start, { x: end.x, y: start.y }]
  const first = across.trackAt(out, firstTrack)
  if (street === null) return [start, { x: first, y: start.y }, { x: first, y: end.y }, end]
  const last = across.trackAt(into, tracks.into.get(edge.id) ?? 0)
  const y = down.trackAt(street, tracks.street.get(edge.id) ?? 0)
  return [
    start,
    { x: first, y: start.y },
    { x: first, y },
    { x: last, y },
    { x: last, y: end.y },
    end,
  ]
}
