import { ARROW } from './look.ts'
import { CELL, Grid } from './near.ts'
import type { PlacedEdge, PlacedNode, Point, SceneNode } from './scene.ts'

/** Distance between the places tried along a route, and room left for the arrow head, in pixels. */
const STEP = 5
const KEEP_FROM_START = 14
const KEEP_FROM_END = 24
const KEEP_FROM_BEND = 13
const MAX_TRIES = 40

/** A route with everything but its sign. */
type Route = Omit<PlacedEdge, 'mark'>

/**
 * Finds a place on every arrow that carries a sign (challenges, a `*` of its own, or an "or"), away from other signs and, where it
 * can, from other arrows. Greedy in scene order, so the same scene gives the same picture.
 */
export function placeMarks(nodes: PlacedNode[], routes: Route[]): PlacedEdge[] {
  const byId = new Map<string, SceneNode>(nodes.map(node => [node.id, node]))
  const lines = new Grid<{ route: Route; from: Point; to: Point }>()
  const marks = new Grid<Point>()
  const marked = routes.filter(route => needsMark(route, byId))
  for (const route of marked.length === 0 ? [] : routes) {
    for (const [from, to] of pieces(route.points)) lines.add({ route, from, to }, from, to)
  }
  const places = new Map<string, Point>()
  for (const route of marked) {
    const tries = candidates(route.points)
    const scored = tries.map((point, index) => {
      const reach = 2 * ARROW.markRadius + 2
      const hits = marks.near(point, reach).filter(other => within(other, point, reach)).length
      const touching = lines
        .near(point, ARROW.markRadius)
        .filter(line => line.route !== route && touches(line.from, line.to, point))
      const crossings = new Set(touching.map(line => line.route)).size
      const bends = route.points.slice(1, -1).filter(bend => within(bend, point, KEEP_FROM_BEND))
      const fromMiddle = Math.abs(index - (tries.length - 1) / 2) / tries.length
      return { point, cost: hits * 100 + crossings * 10 + bends.length * 4 + fromMiddle }
    })
    const best = scored.reduce((a, b) => (b.cost < a.cost ? b : a))
    marks.add(best.point, best.point, best.point)
    places.set(route.id, best.point)
  }
  return routes.map(route => ({ ...route, mark: places.get(route.id) ?? null }))
}

/** True where the version adds the link but neither of its boxes, so that no box's `*` says it. */
export function hasOwnStar(
  edge: Pick<Route, 'isNew' | 'from' | 'to'>,
  nodes: Map<string, SceneNode>,
) {
  return edge.isNew && nodes.get(edge.from)?.isNew !== true && nodes.get(edge.to)?.isNew !== true
}

function needsMark(route: Route, nodes: Map<string, SceneNode>): boolean {
  return route.evidence.challenges > 0 || route.isAlternative || hasOwnStar(route, nodes)
}

/** Evenly spaced points of a route, clear of its ends; the middle where the route is too short for more. */
function candidates(points: Point[]): Point[] {
  const lengths = segments(points).map(([from, to]) => Math.hypot(to.x - from.x, to.y - from.y))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const usable = total - KEEP_FROM_START - KEEP_FROM_END
  if (usable <= 0) return [pointAt(points, total / 2)]
  const count = Math.min(MAX_TRIES, Math.floor(usable / STEP) + 1)
  return Array.from({ length: count }, (_, index) =>
    pointAt(points, KEEP_FROM_START + (usable * (index + 0.5)) / count),
  )
}

/** The point of a route at a distance from its start. */
export function pointAt(points: Point[], distance: number): Point {
  let left = distance
  for (const [from, to] of segments(points)) {
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    if (left <= length && length > 0) {
      const share = left / length
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    }
    left -= length
  }
  return points.at(-1) ?? { x: 0, y: 0 }
}

/** A route in pieces no longer than a cell of the grid, so that a long slanted one does not fill the grid with its box. */
function pieces(points: Point[]): [Point, Point][] {
  return segments(points).flatMap(([from, to]) => {
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / CELL))
    const at = (index: number): Point => ({
      x: from.x + ((to.x - from.x) * index) / count,
      y: from.y + ((to.y - from.y) * index) / count,
    })
    return Array.from({ length: count }, (_, index): [Point, Point] => [at(index), at(index + 1)])
  })
}

/** The straight parts of a route. */
export function segments(points: Point[]): [Point, Point][] {
  return points.slice(1).map((to, index) => [points[index] ?? to, to])
}

function within(a: Point, b: Point, reach: number): boolean {
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach
}

/** True where the bounding box of a piece comes within a sign's radius of the point; exact for straight-angled routes. */
function touches(from: Point, to: Point, point: Point): boolean {
  const r = ARROW.markRadius
  return (
    point.x > Math.min(from.x, to.x) - r &&
    point.x < Math.max(from.x, to.x) + r &&
    point.y > Math.min(from.y, to.y) - r &&
    point.y < Math.max(from.y, to.y) + r
  )
}
