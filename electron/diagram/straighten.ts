import type { PlacedEdge, PlacedNode } from '../../shared/diagram/scene.ts'

type Route = Omit<PlacedEdge, 'mark'>

/** Steps up to this height look like a slip of the pen, not like a turn. */
const SMALL_STEP = 12
/** Least distance of an arrow from the corner of a box. */
const FROM_CORNER = 8

/**
 * Takes the small step out of arrows that almost run straight, by moving the end that is alone on its side of a box; an
 * end with neighbours stays, because moving it could make two arrows meet.
 */
export function straighten(nodes: PlacedNode[], routes: Route[]): Route[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const ends = new Map<string, number>()
  const keys = (route: Route) => {
    const [first, last] = [route.points[0], route.points.at(-1)]
    return [`${route.from} ${first?.x}`, `${route.to} ${last?.x}`] as const
  }
  for (const key of routes.flatMap(keys)) ends.set(key, (ends.get(key) ?? 0) + 1)
  const isFree = (key: string, id: string, y: number) => {
    const node = byId.get(id)
    if (node === undefined || ends.get(key) !== 1) return false
    return y >= node.y + FROM_CORNER && y <= node.y + node.height - FROM_CORNER
  }
  return routes.map(route => {
    const [start, , , end] = route.points
    if (start === undefined || end === undefined || route.points.length !== 4) return route
    if (Math.abs(start.y - end.y) > SMALL_STEP) return route
    const [startKey, endKey] = keys(route)
    if (isFree(startKey, route.from, end.y)) {
      return { ...route, points: [{ x: start.x, y: end.y }, end] }
    }
    if (isFree(endKey, route.to, start.y)) {
      return { ...route, points: [start, { x: end.x, y: start.y }] }
    }
    return route
  })
}
