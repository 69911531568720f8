import { type Mark, rectPath } from './drawing.ts'
import { AREA, type Palette } from './look.ts'
import type { SceneArea } from './scene.ts'

/** The area behind some boxes: its ground, its border and its label at the top left. */
export function drawArea(area: SceneArea, palette: Palette): Mark[] {
  return [...drawGround(area, palette), ...drawLabel(area, palette)]
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

function drawLabel({ lines, x, y }: SceneArea, palette: Palette): Mark[] {
  return lines.map((text, index) => ({
    ...{ kind: 'text', x: x + AREA.padding, text, size: AREA.labelSize, weight: 600 },
    // 0.72 of the line height is where the base line sits, as in a box.
    y: y + AREA.padding / 2 + (index + 0.72) * AREA.lineHeight,
    ...{ fill: palette.ink, anchor: 'start' },
  }))
}
