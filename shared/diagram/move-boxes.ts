import { segments } from './place-marks.ts'
import { type End, findRoute, routeThrough } from './route-arrow.ts'
import type { PlacedEdge, PlacedNode, Point } from './scene.ts'
import { type Box, runsThrough, Traffic } from './traffic.ts'

/** A route with everything but its sign. */
export type Route = Omit<PlacedEdge, 'mark'>

/** A box that was moved, where it was before, and its arrows' ends with it. */
interface Move {
  node: PlacedNode
  before: PlacedNode
}

/**
 * Moves boxes and gives their arrows a new way, as well as those that are bent, and those that would now run behind a box
 * which came into their way. All else stays as it is. `bends` are counted as `LinkAdjustment` says;
 * `labels` are words in the picture that new ways keep clear of.
 */
export function moveBoxes(
  nodes: readonly PlacedNode[],
  routes: readonly Route[],
  shifts: ReadonlyMap<string, Point>,
  bends: ReadonlyMap<string, Point> = new Map(),
  labels: readonly Box[] = [],
): { nodes: PlacedNode[]; routes: Route[] } {
  const moves = new Map<string, Move>()
  for (const before of nodes) {
    const shift = shifts.get(before.id)
    const node = shift === undefined ? before : shifted(before, shift)
    moves.set(before.id, { node, before })
  }
  const moved = [...moves.values()].filter(({ node, before }) => node !== before)
  const isNew = (route: Route) =>
    bends.has(route.id) ||
    [route.from, route.to].some(id => moves.get(id)?.node !== moves.get(id)?.before) ||
    moved.some(({ node }) => segments(route.points).some(([a, b]) => runsThrough(a, b, node)))
  const fresh = new Set(routes.filter(isNew).map(({ id }) => id))
  const traffic = new Traffic([...[...moves.values()].map(({ node }) => node), ...labels])
  for (const route of routes) if (!fresh.has(route.id)) traffic.add(route.points)
  return {
    nodes: nodes.map(({ id }) => moves.get(id)?.node).filter(node => node !== undefined),
    routes: routes.map(route => {
      const [from, to] = [moves.get(route.from), moves.get(route.to)]
      if (!fresh.has(route.id) || from === undefined || to === undefined) return route
      const points = routeAnew(route, from, to, bends.get(route.id), traffic)
      traffic.add(points)
      return { ...route, points }
    }),
  }
}

function shifted(node: PlacedNode, { x, y }: Point): PlacedNode {
  return x === 0 && y === 0 ? node : { ...node, x: node.x + x, y: node.y + y }
}

function routeAnew(
  { points }: Route,
  from: Move,
  to: Move,
  bend: Point | undefined,
  traffic: Traffic,
): Point[] {
  const [start, end] = [endOf(from, points[0]), endOf(to, points.at(-1))]
  if (bend !== undefined) {
    const middle = halfway(from.node, to.node)
    return routeThrough(start, end, { x: middle.x + bend.x, y: middle.y + bend.y })
  }
  const uprights = segments(points).flatMap(([a, b]) => (a.x === b.x && a.y !== b.y ? a.x : []))
  return findRoute(start, end, traffic, uprights)
}

/** An end stays as far below the top of its box as the layout has put it. */
function endOf({ node, before }: Move, point: Point | undefined): End {
  const offset = (point ?? before).y - before.y
  return { box: node, offset: Math.min(Math.max(offset, 1), node.height - 1) }
}

/** The point halfway between the middles of two boxes. */
export function halfway(a: PlacedNode, b: PlacedNode): Point {
  return {
    x: (a.x + a.width / 2 + b.x + b.width / 2) / 2,
    y: (a.y + a.height / 2 + b.y + b.height / 2) / 2,
  }
}
