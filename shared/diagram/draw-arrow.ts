import { cleanText } from './clean-text.ts'
import { circlePath, format, type GroupMark, type Mark, rectPath } from './drawing.ts'
import { ARROW, lineWidth, type Palette, SAID, SAID_WIDTH, UNSUPPORTED_DASH } from './look.ts'
import { hasOwnStar } from './place-marks.ts'
import type { EdgeKind, PlacedEdge, PlacedNode, Point } from './scene.ts'

/**
 * An arrow: line width by supporting passages, dashed where there is none, a numbered lozenge where some challenge it. What
 * is said between configurations has dashes and a head by its kind.
 */
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
    marks:
      edge.kind === 'leads'
        ? drawRoute(edge.points, edge.evidence.supports, palette)
        : drawSaid(edge.points, edge.kind, palette),
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
  if (edge.isAlternative) {
    const aside = challenges > 0 ? 1.3 * ARROW.markRadius : 0
    marks.push(...drawOr({ x: edge.mark.x - aside, y: edge.mark.y + aside }, palette))
  }
  const isTaken = challenges > 0 || edge.isAlternative
  if (hasOwnStar(edge, nodes)) marks.push(...drawStar(edge.mark, isTaken, palette))
  return marks
}

export function describeArrow(edge: PlacedEdge, nodes: Map<string, PlacedNode>): string {
  const label = (id: string) => nodes.get(id)?.label ?? ''
  const { supports, challenges } = edge.evidence
  const added = edge.isNew ? '; new in this version' : ''
  if (edge.kind !== 'leads') {
    return cleanText(`${label(edge.from)} ${SAID[edge.kind].words} ${label(edge.to)}${added}`)
  }
  const or = edge.isAlternative ? '; one of several ways' : ''
  return cleanText(
    `${label(edge.from)} → ${label(edge.to)} (supporting passages: ${supports}, ` +
      `challenging: ${challenges})${or}${added}`,
  )
}

/** A line with an arrow head, its point on the last point of the route. */
export function drawRoute(points: Point[], supports: number, palette: Palette): Mark[] {
  const width = lineWidth(supports)
  const length = 6.5 + 1.1 * width
  const half = 2.9 + 0.55 * width
  const back = fromEnd(points)
  const head = [back(0, 0), back(length, half), back(length, -half)]
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

/** A line that is said between configurations, with the dashes and the head of its kind. */
export function drawSaid(
  points: Point[],
  kind: Exclude<EdgeKind, 'leads'>,
  palette: Palette,
): Mark[] {
  const { dash, head } = SAID[kind]
  const back = fromEnd(points)
  const [length, half] = [9, 4]
  const triangle = (from: number) =>
    `${polyline([back(from, 0), back(from + length, half), back(from + length, -half)])}z`
  const filled = { fill: palette.ink }
  const open = { fill: palette.paper, stroke: palette.ink, strokeWidth: 1.25 }
  const marks: Record<typeof head, { stop: number; marks: Mark[] }> = {
    filled: { stop: length - 1, marks: [{ kind: 'path', d: triangle(0), ...filled }] },
    // Its outline is drawn half outside; the point stays on the box all the same.
    open: { stop: length + 1, marks: [{ kind: 'path', d: triangle(1), ...open }] },
    double: {
      stop: 2 * length - 3,
      marks: [0, length - 2].map(from => ({ kind: 'path', d: triangle(from), ...filled })),
    },
    bar: {
      stop: 3,
      marks: [
        {
          kind: 'path',
          d: polyline([back(3, 6), back(3, -6)]),
          stroke: palette.ink,
          strokeWidth: 2.6,
        },
      ],
    },
  }
  const route = [...points.slice(0, -1), back(marks[head].stop, 0)]
  const line = { stroke: palette.ink, strokeWidth: SAID_WIDTH, dash }
  return [{ kind: 'path', d: roundedPath(route), ...line }, ...marks[head].marks]
}

/** Finds points near the end of a route: so far back along its last piece, and so far to its side. */
function fromEnd(points: Point[]): (by: number, side: number) => Point {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const before = points.at(-2) ?? end
  const distance = Math.hypot(end.x - before.x, end.y - before.y) || 1
  const unit = { x: (end.x - before.x) / distance, y: (end.y - before.y) / distance }
  return (by, side) => ({
    x: end.x - unit.x * by - unit.y * side,
    y: end.y - unit.y * by + unit.x * side,
  })
}

/** The word "or" in a small frame: the sign of one of several ways, any of which will do. */
export function drawOr(at: Point, palette: Palette): Mark[] {
  const { orWidth, orHeight, orSize } = ARROW
  const frame = rectPath(at.x - orWidth / 2, at.y - orHeight / 2, orWidth, orHeight, orHeight / 2)
  return [
    { kind: 'path', d: frame, fill: palette.paper, stroke: palette.arrow, strokeWidth: 1 },
    {
      ...{ kind: 'text', x: at.x, y: at.y + 0.3 * orSize, text: 'or', size: orSize, weight: 600 },
      ...{ fill: palette.ink, anchor: 'middle' },
    },
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
