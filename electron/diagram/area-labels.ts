import { cleanText } from '../../shared/diagram/clean-text.ts'
import { AREA } from '../../shared/diagram/look.ts'
import { placeMarks } from '../../shared/diagram/place-marks.ts'
import type { MeasureText, PlacedScene, Scene } from '../../shared/diagram/scene.ts'
import { wrapText } from '../../shared/diagram/wrap-text.ts'
import type { PlacedGrid } from './grid.ts'

/** What a layout adds to a scene: all but the words over it. */
export type LaidOut = Omit<PlacedScene, 'title' | 'date' | 'labels' | 'hidden'>

/** The label of an area in lines no wider than `width`. */
export function areaLines(label: string, width: number, measure: MeasureText): string[] {
  return wrapText(cleanText(label), width, text => measure(text, AREA.labelSize, 600)).filter(
    line => line !== '',
  )
}

/** Where the label of an area with a left border at `x` stands to begin at `at`. */
export function labelRoomAt(lines: readonly string[], measure: MeasureText, x: number, at: number) {
  const width = Math.max(0, ...lines.map(line => measure(line, AREA.labelSize, 600)))
  return { left: at - x, width }
}

/** The boxes and arrows of a grid in the scene's own order, with the signs of the arrows. */
export function finishScene(
  scene: Scene,
  grid: PlacedGrid,
  frame: Pick<PlacedScene, 'width' | 'height' | 'columns' | 'areas'>,
): Omit<LaidOut, 'layout'> {
  const nodes = new Map(grid.nodes.map(node => [node.id, node]))
  const routes = new Map(grid.routes.map(route => [route.id, route]))
  const placed = scene.nodes.flatMap(node => nodes.get(node.id) ?? [])
  return {
    ...frame,
    nodes: placed,
    edges: placeMarks(
      placed,
      scene.edges.flatMap(edge => routes.get(edge.id) ?? []),
    ),
  }
}
