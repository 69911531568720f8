import { type Mark, rectPath } from './drawing.ts'
import { AREA, FRAME, type Palette } from './look.ts'
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

function drawLabel({ kind, lines, x, y }: SceneArea, palette: Palette): Mark[] {
  const left = kind === 'group' ? FRAME.padding : AREA.padding
  const top = kind === 'group' ? FRAME.top : AREA.padding / 2
  return lines.map((text, index) => ({
    ...{ kind: 'text', x: x + left, text, size: AREA.labelSize, weight: 600 },
    // 0.72 of the line height is where the base line sits, as in a box.
    y: y + top + (index + 0.72) * AREA.lineHeight,
    ...{ fill: palette.ink, anchor: 'start' },
  }))
}
