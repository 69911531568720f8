import { AREA, FRAME } from './look.ts'
import type { SceneArea } from './scene.ts'
import type { Box } from './traffic.ts'

/** Where the label of an area lies, at its top left unless a layout put it elsewhere; null where it has none. */
export function labelBox(area: SceneArea): Box | null {
  const { kind, lines, x, y, width, labelRoom } = area
  if (lines.length === 0) return null
  const isGroup = kind === 'group'
  const left = labelRoom?.left ?? (isGroup ? FRAME.padding : AREA.padding)
  return {
    x: x + left,
    y: y + (isGroup ? FRAME.top : AREA.padding / 2),
    width: labelRoom?.width ?? width - 2 * left,
    height: lines.length * AREA.lineHeight,
  }
}

/** The labels that arrows keep clear of: all but the names of groups, which are drawn over them. */
export function labelsInTheWay(areas: readonly SceneArea[]): Box[] {
  return areas.flatMap(area => (area.kind === 'group' ? [] : (labelBox(area) ?? [])))
}
