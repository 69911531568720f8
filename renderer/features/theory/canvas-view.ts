import { type Viewport, getViewportForBounds } from '@xyflow/react'
import { topOf } from '../../../shared/diagram/draw-scene.ts'
import type { CanvasNode, LinkEdge as LinkEdgeType, Picture } from './canvas-items.ts'

const FIT = { maxZoom: 1.15, minZoom: 0.1 }
/** Room left for the tools in the corners of the frame, between them or below and above them; the one that shows more is taken. */
const ROOMS = [
  { x: '128px', y: '16px' },
  { x: '24px', y: '56px' },
] as const
/** Smallest zoom at which labels can be read without leaning in: how a large diagram is first shown. */
const READABLE = 0.7
/** Room left of and above a large diagram, in pixels. */
const EDGE = 24
/** Room for the headings over the columns, in pixels of the diagram. */
const HEADINGS = 26

/** What of the canvas is not on the way stays the same things, so that it is not drawn again. */
export function onTheWay(
  still: { nodes: CanvasNode[]; edges: LinkEdgeType[] },
  picture: Picture,
  shown: Picture,
) {
  const places = new Map<string, { x: number; y: number }>()
  for (const [index, node] of shown.nodes.entries()) {
    if (node !== picture.nodes[index]) places.set(node.id, node)
  }
  for (const [index, label] of shown.labels.entries()) {
    if (label !== picture.labels[index]) places.set(label.id, label)
  }
  const routes = new Map(
    shown.edges.flatMap((edge, index) => (edge === picture.edges[index] ? [] : [[edge.id, edge]])),
  )
  return {
    nodes: still.nodes.map((node): CanvasNode => {
      const at = places.get(node.id)
      return at === undefined ? node : { ...node, position: { x: at.x, y: at.y } }
    }),
    edges: still.edges.map((edge): LinkEdgeType => {
      const [route, drawing] = [routes.get(edge.id), shown.drawings.get(edge.id)]
      if (route === undefined || drawing === undefined || edge.data === undefined) return edge
      return { ...edge, data: { ...edge.data, drawing, points: route.points } }
    }),
  }
}

/** A box or an arrow with what it is joined to directly, by their ids. */
export function joinedTo({ edges }: Picture, id: string): ReadonlySet<string> {
  const own = edges.filter(edge => edge.id === id || edge.from === id || edge.to === id)
  return new Set([id, ...own.flatMap(edge => [edge.id, edge.from, edge.to])])
}

/** Things of the canvas, some of them with a class; the others stay the same things. */
export function withClass<T extends { id: string }>(
  things: T[],
  ids: ReadonlySet<string> | null,
  className: string | undefined,
): T[] {
  if (ids === null || className === undefined) return things
  return things.map(thing => (ids.has(thing.id) ? { ...thing, className } : thing))
}

/** What something on the canvas that is no arrow is. */
export function kindOf({ labels, areas }: Picture, id: string): 'element' | 'label' | 'group' {
  if (labels.some(label => label.id === id)) return 'label'
  return areas.some(({ groupId }) => groupId === id) ? 'group' : 'element'
}

export function placeOf({ nodeById, labels }: Picture, id: string) {
  return nodeById.get(id) ?? labels.find(label => label.id === id)
}

/** How large something is, in pixels. */
export interface Size {
  width: number
  height: number
}

/** A part of the diagram, in its pixels. */
export interface Rect extends Size {
  x: number
  y: number
}

/** What all of some things lie in. */
export function boundsOf(things: readonly Rect[]): Rect {
  const x = Math.min(...things.map(thing => thing.x))
  const y = Math.min(...things.map(thing => thing.y))
  const right = Math.max(...things.map(thing => thing.x + thing.width))
  const bottom = Math.max(...things.map(thing => thing.y + thing.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** How the whole of a diagram is shown: with its headings, areas and arrows, and beside the tools in the corners. */
export function wholeOf(picture: Picture, { width, height }: Size): Viewport {
  const { areas, nodes, labels } = picture
  const things = boundsOf([...areas, ...nodes, ...labels])
  const y = topOf(picture) - HEADINGS
  const bounds = { ...things, y, height: things.y + things.height - y }
  const views = ROOMS.map(room =>
    getViewportForBounds(bounds, width, height, FIT.minZoom, FIT.maxZoom, room),
  )
  return views.reduce((best, view) => (view.zoom > best.zoom ? view : best))
}

/** How a diagram is first shown: as a whole, or from the first box on its left where it is too large to be read as a whole. */
export function startOf(picture: Picture, room: Size): Viewport {
  const { width, height } = room
  const { nodes } = picture
  const right = Math.max(...nodes.map(node => node.x + node.width))
  const bottom = Math.max(...nodes.map(node => node.y + node.height))
  const top = topOf(picture)
  const fits = Math.min(width / right, height / (bottom - top))
  if (fits >= READABLE) return wholeOf(picture, room)
  const y = Math.max(EDGE + HEADINGS * READABLE, (height - (bottom - top) * READABLE) / 2)
  // The columns of a high diagram may be centred, with nothing in its corner.
  const left = Math.min(...nodes.map(node => node.x))
  const first = Math.min(...nodes.filter(node => node.x === left).map(node => node.y))
  const from = (first - top) * READABLE > height / 2 ? first : top
  return { x: EDGE, y: y - from * READABLE, zoom: READABLE }
}
