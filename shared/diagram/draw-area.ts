import { labelBox } from './area-label.ts'
import { type Mark, rectPath } from './drawing.ts'
import { AREA, type Palette } from './look.ts'
import type { SceneArea } from './scene.ts'

/** The area behind some boxes: its ground, its border and its label. The name of a group is drawn by itself, over arrows. */
export function drawArea(area: SceneArea, palette: Palette): Mark[] {
  return [...drawGround(area, palette), ...(area.kind === 'group' ? [] : drawLabel(area, palette))]
}

/** The name of a group, on a ground that covers the arrows under it. */
export function drawGroupName(area: SceneArea, palette: Palette): Mark[] {
  const box = labelBox(area)
  if (area.kind !== 'group' || box === null) return []
  const ground = rectPath(box.x, box.y, box.width, box.height, 2)
  return [{ kind: 'path', d: ground, fill: palette.paper }, ...drawLabel(area, palette)]
}

function drawGround(area: SceneArea, palette: Palette): Mark[] {
  const { kind, x, y, width, height } = area
  const line = { stroke: palette.rule, strokeWidth: 1 }
  const fill = area.isShaded ? palette.area : palette.paper
  const plain = rectPath(x, y, width, height)
  const round = rectPath(x, y, width, height, AREA.radius)
  switch (kind) {
    case 'frame':
      return [{ kind: 'path', d: round, fill, stroke: palette.quiet, strokeWidth: 1 }]
    case 'group':
      return [{ kind: 'path', d: round, stroke: palette.quiet, strokeWidth: 1.25, dash: [7, 3] }]
    case 'outside':
      return [{ kind: 'path', d: round, ...line, dash: [4, 3] }]
    case 'lane':
      return [{ kind: 'path', d: plain, fill, ...line }]
    case 'cell':
      return [{ kind: 'path', d: plain, fill }]
    case 'row':
      return [{ kind: 'path', d: rectPath(x, y, width, 0), ...line }]
    case 'column':
      return [{ kind: 'path', d: plain, ...line }]
  }
}

function drawLabel(area: SceneArea, palette: Palette): Mark[] {
  const box = labelBox(area)
  if (box === null) return []
  return area.lines.map((text, index) => ({
    ...{ kind: 'text', x: box.x, text, size: AREA.labelSize, weight: 600 },
    // 0.72 of the line height is where the base line sits, as in a box.
    y: box.y + (index + 0.72) * AREA.lineHeight,
    ...{ fill: palette.ink, anchor: 'start' },
  }))
}
