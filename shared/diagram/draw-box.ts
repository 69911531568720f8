import { ROLE_NAMES, type Role } from '../domain/roles.ts'
import { columnRole } from './assign-columns.ts'
import { tally } from './build-scene.ts'
import { cleanText } from './clean-text.ts'
import { circlePath, format, type GroupMark, type Mark, rectPath } from './drawing.ts'
import { BOX, type Palette, PATTERNS } from './look.ts'
import type { PlacedNode, Point } from './scene.ts'

/** A box: tint and border of the role, a band with pattern and letter for each role, the label, the evidence tally. */
export function drawBox(node: PlacedNode, palette: Palette): GroupMark {
  const look = palette.roles[columnRole(node)]
  const outline = rectPath(node.x, node.y, node.width, node.height, BOX.radius)
  return {
    kind: 'group',
    of: 'element',
    id: node.id,
    title: describeBox(node),
    marks: [
      { kind: 'path', d: outline, fill: look.tint },
      ...drawBand(node, node.roles, BOX.band, node.height, palette),
      { kind: 'path', d: outline, stroke: look.line, strokeWidth: BOX.border },
      ...drawLabel(node, palette),
    ],
  }
}

/** What a box says, for readers who cannot see it. */
export function describeBox(node: PlacedNode): string {
  const roles = node.roles.map(role => ROLE_NAMES[role]).join(' and ')
  const evidence = tally(node.evidence)
  const added = node.isNew ? '; new in this version' : ''
  return cleanText(`${roles}: ${node.label}${evidence === '' ? '' : ` (${evidence})`}${added}`)
}

/** The band at the left of a box, divided evenly among its roles. */
export function drawBand(
  at: Point,
  roles: Role[],
  width: number,
  height: number,
  palette: Palette,
  badge: number = BOX.badge,
): Mark[] {
  const share = height / roles.length
  return roles.flatMap((role, index): Mark[] => {
    const top = at.y + index * share
    const { line } = palette.roles[role]
    const middle = { x: at.x + width / 2, y: top + share / 2 }
    return [
      drawPattern(role, at.x, top, width, share, palette),
      {
        kind: 'path',
        d: circlePath(middle.x, middle.y, badge / 2),
        fill: palette.paper,
        stroke: line,
        strokeWidth: 1,
      },
      {
        kind: 'text',
        x: middle.x,
        // Half the height of capitals (0.66 em) puts the letter in the middle of the circle.
        y: middle.y + 0.33 * badge * (BOX.badgeSize / BOX.badge),
        text: role,
        size: badge * (BOX.badgeSize / BOX.badge),
        weight: 600,
        fill: palette.ink,
        anchor: 'middle',
      },
    ]
  })
}

/** A role's pattern in a rectangle, as plain lines: pattern fills do not survive every program that opens SVG. */
function drawPattern(
  role: Role,
  x: number,
  y: number,
  width: number,
  height: number,
  palette: Palette,
): Mark {
  const { line } = palette.roles[role]
  // Inside the border, so that nothing shows beyond the round corners.
  const inset = 1.2
  const box = { x: x + inset, y: y + inset, width: width - inset, height: height - 2 * inset }
  const pattern = PATTERNS[role]
  if (pattern === 'solid') {
    return { kind: 'path', d: rectPath(box.x, box.y, box.width, box.height), fill: line }
  }
  if (pattern === 'dots') return { kind: 'path', d: dots(box), fill: line }
  const d = pattern === 'lines' ? lines(box) : diagonals(box)
  return { kind: 'path', d, stroke: line, strokeWidth: 1.1 }
}

type Area = Point & { width: number; height: number }

function lines({ x, y, width, height }: Area): string {
  const count = Math.max(1, Math.floor(height / 4))
  const pitch = height / count
  return Array.from(
    { length: count },
    (_, index) => `M${format(x)} ${format(y + (index + 0.5) * pitch)}h${format(width)}`,
  ).join('')
}

/** Lines that climb to the right, each cut where it leaves the area. */
function diagonals({ x, y, width, height }: Area): string {
  const pitch = 5.5
  let d = ''
  for (let sum = pitch / 2; sum < width + height; sum += pitch) {
    const startX = Math.max(0, sum - height)
    const endX = Math.min(width, sum)
    d += `M${format(x + startX)} ${format(y + sum - startX)}L${format(x + endX)} ${format(y + sum - endX)}`
  }
  return d
}

function dots({ x, y, width, height }: Area): string {
  const pitch = 5
  const columns = Math.max(1, Math.floor(width / pitch))
  const rows = Math.max(1, Math.floor(height / pitch))
  let d = ''
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const centre = {
        x: x + ((column + 0.5) * width) / columns,
        y: y + ((row + 0.5) * height) / rows,
      }
      d += circlePath(centre.x, centre.y, 1.15)
    }
  }
  return d
}

function drawLabel(node: PlacedNode, palette: Palette): Mark[] {
  const evidence = tally(node.evidence)
  const height = node.lines.length * BOX.lineHeight + (evidence === '' ? 0 : BOX.tallyHeight)
  const x = node.x + BOX.band + BOX.padX
  // 0.72 of the line height is where the base line sits when capitals and descenders look centred.
  const top = node.y + (node.height - height) / 2
  const label = node.lines.map(
    (text, index): Mark => ({
      kind: 'text',
      x,
      y: top + (index + 0.72) * BOX.lineHeight,
      text,
      size: BOX.fontSize,
      weight: 400,
      fill: palette.ink,
      anchor: 'start',
    }),
  )
  if (evidence === '') return label
  const y = top + node.lines.length * BOX.lineHeight + 0.75 * BOX.tallyHeight
  return [
    ...label,
    {
      kind: 'text',
      x,
      y,
      text: evidence,
      size: BOX.tallySize,
      weight: 400,
      fill: palette.quiet,
      anchor: 'start',
    },
  ]
}
