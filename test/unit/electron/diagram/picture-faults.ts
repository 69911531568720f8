import { labelBox } from '../../../../shared/diagram/area-label.ts'
import { HEADING_RISE, topOf } from '../../../../shared/diagram/draw-scene.ts'
import { PAGE } from '../../../../shared/diagram/look.ts'
import { segments } from '../../../../shared/diagram/place-marks.ts'
import { runsThrough } from '../../../../shared/diagram/traffic.ts'
import type { PlacedNode, PlacedScene, Point } from '../../../../shared/diagram/scene.ts'

/** Pairs of boxes that overlap or come closer than 8 pixels. */
export function collisions(nodes: PlacedNode[]): string[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter(
        b =>
          a.x < b.x + b.width + 8 &&
          b.x < a.x + a.width + 8 &&
          a.y < b.y + b.height + 8 &&
          b.y < a.y + a.height + 8,
      )
      .map(b => `${a.id} and ${b.id}`),
  )
}

function isOnSide(point: Point | undefined, node: PlacedNode | undefined): boolean {
  if (point === undefined || node === undefined) return false
  const isAtSide = Math.abs(point.x - node.x) < 0.1 || Math.abs(point.x - node.x - node.width) < 0.1
  return isAtSide && point.y > node.y && point.y < node.y + node.height
}

/** Arrows whose ends are not on the left or right side of their boxes. */
export function looseEnds(placed: PlacedScene): string[] {
  const nodes = new Map(placed.nodes.map(node => [node.id, node]))
  return placed.edges
    .filter(
      edge =>
        !isOnSide(edge.points[0], nodes.get(edge.from)) ||
        !isOnSide(edge.points.at(-1), nodes.get(edge.to)),
    )
    .map(edge => edge.id)
}

/** Arrows that run through the inside of a box. */
export function piercings(placed: PlacedScene): string[] {
  return placed.edges.flatMap(edge =>
    edge.points.slice(1).flatMap((to, index) => {
      const from = edge.points[index] ?? to
      return placed.nodes
        .filter(
          node =>
            Math.max(from.x, to.x) > node.x + 1 &&
            Math.min(from.x, to.x) < node.x + node.width - 1 &&
            Math.max(from.y, to.y) > node.y + 1 &&
            Math.min(from.y, to.y) < node.y + node.height - 1,
        )
        .map(node => `${edge.id} through ${node.id}`)
    }),
  )
}

/** Arrows that strike through the label of an area or the heading of a column. */
export function struckLabels(placed: PlacedScene): string[] {
  const top = topOf(placed) - HEADING_RISE - PAGE.headingSize
  const labels = [
    ...placed.areas.flatMap(area => labelBox(area) ?? []),
    ...placed.columns.map(({ x, width }) => ({ x, y: top, width, height: PAGE.headingSize + 3 })),
  ]
  return placed.edges.flatMap(({ id, points }) =>
    labels
      .filter(label => segments(points).some(([from, to]) => runsThrough(from, to, label)))
      .map(({ x, y }) => `${id} through the label at ${x}, ${y}`),
  )
}

/** Boxes, areas, words and bends outside of the picture. */
export function outOfFrame(placed: PlacedScene): string[] {
  const { nodes, areas, edges, labels, width, height } = placed
  const spot = ({ x, y }: Point, right: number, down: number) =>
    x < -0.1 || y < -0.1 || x + right > width + 0.1 || y + down > height + 0.1
  return [
    ...nodes.filter(node => spot(node, node.width, node.height)).map(({ id }) => id),
    ...labels.filter(label => spot(label, label.width, label.height)).map(({ id }) => id),
    ...areas.filter(area => spot(area, area.width, area.height)).map(({ label }) => label),
    ...edges.filter(({ points }) => points.some(point => spot(point, 0, 0))).map(({ id }) => id),
  ]
}
