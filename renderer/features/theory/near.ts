import type { Viewport } from '@xyflow/react'
import type { PlacedEdge, PlacedNode, Point } from '../../../shared/diagram/scene.ts'
import type { Picture } from './canvas-items.ts'
import type { Rect, Size } from './canvas-view.ts'

/**
 * The part of a diagram that is in view with a screen around it. Only that is handed to the canvas: to take in thousands of
 * boxes and arrows takes longer than to draw those that are seen.
 */

/** Which screens of the diagram are in view, as a text to be compared: it changes only when another screen comes into view. */
export function screensOf({ x, y, zoom }: Viewport, { width, height }: Size): string {
  const across = Math.max(1, Math.ceil(width / zoom))
  const down = Math.max(1, Math.ceil(height / zoom))
  return [Math.floor(-x / zoom / across), Math.floor(-y / zoom / down), across, down].join(' ')
}

/** Those screens and the ones around them, in pixels of the diagram. */
export function partOf(screens: string): Rect {
  const [column = 0, row = 0, across = 0, down = 0] = screens.split(' ').map(Number)
  return {
    ...{ x: (column - 1) * across, y: (row - 1) * down },
    ...{ width: 4 * across, height: 4 * down },
  }
}

/** Whether a place is in a part of the diagram. */
export function isInPart(place: Point, { x, y, width, height }: Rect): boolean {
  return place.x >= x && place.x <= x + width && place.y >= y && place.y <= y + height
}

/**
 * The arrows that run through a part of the diagram, and the boxes in it or at the ends of those.
 * @param always boxes and arrows that are there wherever they are: what is selected, or on its way.
 */
export function inPart(
  { nodes, edges }: Picture,
  part: Rect,
  always: ReadonlySet<string>,
): { nodes: PlacedNode[]; edges: PlacedEdge[] } {
  const isWanted = (ids: string[]) => always.size > 0 && ids.some(id => always.has(id))
  const near = edges.filter(
    ({ id, from, to, points }) => overlap(boxOf(points), part) || isWanted([id, from, to]),
  )
  const ends = new Set(near.flatMap(({ from, to }) => [from, to]))
  return {
    nodes: nodes.filter(node => overlap(node, part) || ends.has(node.id) || isWanted([node.id])),
    edges: near,
  }
}

function boxOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function overlap(a: Rect, b: Rect): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  )
}
