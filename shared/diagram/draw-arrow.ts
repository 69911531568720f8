import { cleanText } from './clean-text.ts'
import { circlePath, format, type GroupMark, type Mark } from './drawing.ts'
import { ARROW, lineWidth, type Palette, UNSUPPORTED_DASH } from './look.ts'
import { hasOwnStar } from './place-marks.ts'
import type { PlacedEdge, PlacedNode, Point } from './scene.ts'

/** An arrow: line width by supporting passages, dashed where there is none, a numbered lozenge where some challenge it. */
export function drawArrow(
  edge: PlacedEdge,
  nodes: Map<string, PlacedNode>,
  palette: Palette,
): GroupMark {
  return {
    kind: 'group',
    of: 'link',
    id: edge.id,
    title: describeArrow(edge, nodes),
    marks: drawRoute(edge.points, edge.evidence.supports, palette),
  }
}

/** The signs of an arrow, drawn after all arrows so that no other line crosses them out. */
export function drawSigns(
  edge: PlacedEdge,
  nodes: Map<string, PlacedNode>,
  palette: Palette,
): Mark[] {
  if (edge.mark === null) return []
  const { challenges } = edge.evidence
  const marks = challenges > 0 ? drawLozenge(edge.mark, String(challenges), palette) : []
  if (hasOwnStar(edge, nodes)) marks.push(...drawStar(edge.mark, challenges > 0, palette))
  return marks
}

function describeArrow(edge: PlacedEdge, nodes: Map<string, PlacedNode>): string {
  const label = (id: string) => nodes.get(id)?.label ?? ''
  const { supports, challenges } = edge.evidence
  const added = edge.isNew ? '; new in this version' : ''
  return cleanText(
    `${label(edge.from)} → ${label(edge.to)} (supporting passages: ${supports}, ` +
      `challenging: ${challenges})${added}`,
  )
}

/** A line with an arrow head, its point on the last point of the route. */
export function drawRoute(points: Point[], supports: number, palette: Palette): Mark[] {
  const width = lineWidth(supports)
  const length = 6.5 + 1.1 * width
  const half = 2.9 + 0.55 * width
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const before = points.at(-2) ?? end
  const distance = Math.hypot(end.x - before.x, end.y - before.y) || 1
  const unit = { x: (end.x - before.x) / distance, y: (end.y - before.y) / distance }
  const back = (by: number, side: number) => ({
    x: end.x - unit.x * by - unit.y * side,
    y: end.y - unit.y * by + unit.x * side,
  })
  const head = [end, back(length, half), back(length, -half)]
  // The line stops inside the head, so that a thick one does not blunt the point.
  const route = [...points.slice(0, -1), back(length - 1, 0)]
  return [
    {
      kind: 'path',
      d: roundedPath(route),
      stroke: palette.arrow,
      strokeWidth: width,
      ...(supports === 0 ? { dash: UNSUPPORTED_DASH } : {}),
    },
    { kind: 'path', d: `${polyline(head)}z`, fill: palette.arrow },
  ]
}

/** A lozenge with a number: the sign of challenging passages. */
export function drawLozenge(at: Point, text: string, palette: Palette): Mark[] {
  // Numbers of two digits and more need a wider lozenge.
  const across = ARROW.markRadius + 3 * (text.length - 1) + 1
  const corners = [
    { x: at.x - across, y: at.y },
    { x: at.x, y: at.y - ARROW.markRadius },
    { x: at.x + across, y: at.y },
    { x: at.x, y: at.y + ARROW.markRadius },
  ]
  return [
    {
      kind: 'path',
      d: `${polyline(corners)}z`,
      fill: palette.paper,
      stroke: palette.challenge,
      strokeWidth: 1.4,
    },
    {
      kind: 'text',
      x: at.x,
      y: at.y + 0.33 * ARROW.markSize,
      text,
      size: ARROW.markSize,
      weight: 600,
      fill: palette.challenge,
      anchor: 'middle',
    },
  ]
}

/** A `*` in a small circle, on the arrow or beside its lozenge: a link that this version adds between old boxes. */
function drawStar(at: Point, besideLozenge: boolean, palette: Palette): Mark[] {
  // Off the arrow's line on both axes, so that it covers neither the number nor an arrow head.
  const aside = besideLozenge ? 1.15 * ARROW.markRadius : 0
  const x = at.x + aside
  const y = at.y - aside
  return [
    {
      kind: 'path',
      d: circlePath(x, y, ARROW.starRadius),
      fill: palette.paper,
      stroke: palette.arrow,
      strokeWidth: 1,
    },
    {
      kind: 'text',
      x,
      // A star hangs from the height of capitals; 0.46 em below the middle sets it in the middle of the circle.
      y: y + 0.46 * ARROW.starSize,
      text: '*',
      size: ARROW.starSize,
      weight: 600,
      fill: palette.ink,
      anchor: 'middle',
    },
  ]
}

function polyline(points: Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${format(x)} ${format(y)}`)
    .join('')
}

/** A polyline whose corners are rounded, less where a piece is too short. */
export function roundedPath(points: Point[]): string {
  let d = ''
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    const after = points[index + 1]
    if (before === undefined || after === undefined) {
      d += `${before === undefined ? 'M' : 'L'}${format(point.x)} ${format(point.y)}`
      continue
    }
    const radius = Math.min(ARROW.cornerRadius, gap(before, point) / 2, gap(point, after) / 2)
    const start = towards(point, before, radius)
    const end = towards(point, after, radius)
    d += `L${format(start.x)} ${format(start.y)}Q${format(point.x)} ${format(point.y)} ${format(end.x)} ${format(end.y)}`
  }
  return d
}

function gap(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function towards(from: Point, to: Point, by: number): Point {
  const length = gap(from, to) || 1
  return {
    x: from.x + ((to.x - from.x) * by) / length,
    y: from.y + ((to.y - from.y) * by) / length,
  }
}
