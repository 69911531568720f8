import type { SceneEdge } from '../../shared/diagram/scene.ts'
import type { Block } from './grid-block.ts'
import type { Path } from './grid-paths.ts'

/** Where arrows leave boxes and come to them, in pixels from the top of the row, by the arrow's id. */
export interface Ports {
  out: Map<string, number>
  into: Map<string, number>
}

/** Least distance of two lines that run side by side, and of a line from the corner of a box. */
const APART = 7
const FROM_CORNER = 7
/** Places tried around the one that is wished for, in these distances. */
const STEPS = [0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 3, -3]
/** Steps up to this height look like a slip of the pen, not like a turn. */
const SMALL_STEP = 12

/** Spreads the arrows of each box over its two sides, in the order of the rows that they come from or go to. */
export function assignPorts(
  blocks: ReadonlyMap<string, Block>,
  edges: readonly SceneEdge[],
  heights: readonly number[],
) {
  const ports: Ports = { out: new Map(), into: new Map() }
  const spread = (own: readonly SceneEdge[], id: string, end: 'from' | 'to') => {
    const block = blocks.get(id)
    if (block === undefined) return
    const other = end === 'from' ? 'to' : 'from'
    const row = (edge: SceneEdge) => blocks.get(edge[other])?.row ?? 0
    const column = (edge: SceneEdge) => blocks.get(edge[other])?.column ?? 0
    const sorted = own.toSorted((a, b) => row(a) - row(b) || column(b) - column(a))
    const top = ((heights[block.row] ?? 0) - block.node.height) / 2
    const side = end === 'from' ? ports.out : ports.into
    for (const [index, edge] of sorted.entries()) {
      side.set(edge.id, top + (block.node.height * (index + 1)) / (sorted.length + 1))
    }
  }
  for (const [id, own] of Map.groupBy(edges, edge => edge.from)) spread(own, id, 'from')
  for (const [id, own] of Map.groupBy(edges, edge => edge.to)) spread(own, id, 'to')
  return { settle: (paths: readonly Path[]) => settle(ports, paths, heights) }
}

/** A stretch of an arrow in a row, between a box and the street in which it turns. */
interface Stretch {
  path: Path
  side: 'out' | 'into'
  reach: [number, number]
}

/** Takes small steps out of arrows, and keeps stretches of different arrows in one row apart where there is room. */
function settle(ports: Ports, paths: readonly Path[], heights: readonly number[]): Ports {
  const settled: Ports = { out: new Map(ports.out), into: new Map(ports.into) }
  const rows = new Map<number, { stretch: Stretch; y: number }[]>()
  const stretches = paths.flatMap((path): Stretch[] => [
    { path, side: 'out', reach: path.reach.out },
    { path, side: 'into', reach: path.reach.into },
  ])
  for (const stretch of stretches) {
    const { path, side } = stretch
    const block = side === 'out' ? path.from : path.to
    const height = heights[block.row] ?? 0
    const low = (height - block.node.height) / 2 + FROM_CORNER
    const high = height - low
    const ideal = settled[side].get(path.edge.id) ?? 0
    const partner = settled.out.get(path.edge.id) ?? 0
    const isLevel = side === 'into' && path.street === null && path.from.row === path.to.row
    const wish = isLevel && Math.abs(partner - ideal) <= SMALL_STEP ? [partner] : []
    const row = rows.get(block.row) ?? []
    rows.set(block.row, row)
    const tries = [...wish, ideal, ...STEPS.map(step => ideal + step * APART)]
    const isFree = (y: number) =>
      y >= low && y <= high && row.every(other => !meets(other, stretch, y))
    const y = tries.find(isFree) ?? ideal
    settled[side].set(path.edge.id, y)
    row.push({ stretch, y })
  }
  return settled
}

function meets(other: { stretch: Stretch; y: number }, own: Stretch, y: number): boolean {
  if (other.stretch.path === own.path || Math.abs(other.y - y) >= APART) return false
  const [a, b] = [other.stretch.reach, own.reach]
  return a[0] <= b[1] && b[0] <= a[1]
}
