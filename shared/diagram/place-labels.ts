import type { FreeLabel } from './adjustment.ts'
import { cleanText } from './clean-text.ts'
import { LABEL } from './look.ts'
import { Grid } from './near.ts'
import type { MeasureText, PlacedNode, Point, SceneLabel } from './scene.ts'
import { wrapText } from './wrap-text.ts'

/** Steps and rings of places tried around the one that was chosen, in pixels. */
const STEP = 14
const RINGS = 24

/**
 * Breaks labels into lines and puts each where it was put by hand, or as near as it can stand without covering a box or
 * another label. Left out are those whose box is not in the picture.
 */
export function placeLabels(
  labels: readonly FreeLabel[],
  nodes: readonly PlacedNode[],
  measure: MeasureText,
): SceneLabel[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const taken = new Grid<Taken>()
  for (const node of nodes) taken.add(node, node, corner(node, node))
  return labels.flatMap(({ id, text, at, anchorId }): SceneLabel[] => {
    const anchor = anchorId === null ? { x: 0, y: 0 } : byId.get(anchorId)
    if (anchor === undefined) return []
    const size = sizeOf(text, measure)
    const wished = { x: anchor.x + at.x, y: anchor.y + at.y }
    const place = { ...freePlace(wished, size, taken), width: size.width, height: size.height }
    taken.add(place, place, corner(place, place))
    return [{ id, text, lines: size.lines, anchorId, ...place }]
  })
}

interface Size {
  width: number
  height: number
}
type Taken = Point & Size

function sizeOf(text: string, measure: MeasureText): Size & { lines: string[] } {
  const widthOf = (line: string) => measure(line, LABEL.fontSize, 400)
  const lines = text
    .split('\n')
    .flatMap(line => wrapText(cleanText(line).trim(), LABEL.textWidth, widthOf))
  return {
    lines,
    width: Math.ceil(Math.max(LABEL.fontSize, ...lines.map(widthOf)) + 2 * LABEL.padding),
    height: Math.ceil(lines.length * LABEL.lineHeight + 2 * LABEL.padding),
  }
}

/** The wished place, or the nearest of the rings around it that is free; the wished one where none is. */
function freePlace(wished: Point, size: Size, taken: Grid<Taken>): Point {
  for (let ring = 0; ring <= RINGS; ring += 1) {
    const free = ringOf(wished, ring).find(at => isFree({ ...at, ...size }, taken))
    if (free !== undefined) return free
  }
  return wished
}

/** Places at the same number of steps from a point, straight above and below first. */
function ringOf({ x, y }: Point, ring: number): Point[] {
  if (ring === 0) return [{ x, y }]
  const places: Point[] = []
  for (let across = -ring; across <= ring; across += 1) {
    const downs = Math.abs(across) === ring ? range(-ring, ring) : [-ring, ring]
    for (const down of downs) places.push({ x: across, y: down })
  }
  return places
    .toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))
    .map(by => ({ x: x + by.x * STEP, y: y + by.y * STEP }))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function isFree(place: Taken, taken: Grid<Taken>): boolean {
  return taken
    .between(place, corner(place, place), LABEL.clear)
    .every(
      other =>
        place.x >= other.x + other.width + LABEL.clear ||
        other.x >= place.x + place.width + LABEL.clear ||
        place.y >= other.y + other.height + LABEL.clear ||
        other.y >= place.y + place.height + LABEL.clear,
    )
}

function corner({ x, y }: Point, { width, height }: Size): Point {
  return { x: x + width, y: y + height }
}
