import { type Adjustments, type ElementGroup, isUntouched } from './adjustment.ts'
import { labelsInTheWay } from './area-label.ts'
import { cleanText } from './clean-text.ts'
import { AREA, FRAME } from './look.ts'
import { moveBoxes } from './move-boxes.ts'
import { placeLabels } from './place-labels.ts'
import { placeMarks } from './place-marks.ts'
import type {
  HiddenThing,
  MeasureText,
  PlacedEdge,
  PlacedNode,
  PlacedScene,
  SceneArea,
} from './scene.ts'
import { wrapText } from './wrap-text.ts'

/**
 * Does to a placed scene what was done to it by hand. What an adjustment is on may be gone, or not be in this picture: then
 * it does nothing, and waits until it is there again. Boxes may come to lie left of or above the origin.
 */
export function adjustScene(
  placed: PlacedScene,
  adjustments: Adjustments,
  measure: MeasureText,
): PlacedScene {
  if (isUntouched(adjustments)) return placed
  const hidden = hiddenIn(placed, adjustments)
  const isShown = (kind: HiddenThing['kind']) => {
    const ids = new Set(hidden.filter(thing => thing.kind === kind).map(({ id }) => id))
    return ({ id }: { id: string }) => !ids.has(id)
  }
  const shown = placed.nodes.filter(isShown('element'))
  const ids = new Set(shown.map(({ id }) => id))
  const edges = placed.edges
    .filter(isShown('link'))
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
  const { nodes, routes } = moveBoxes(
    shown,
    edges,
    new Map(adjustments.elements.map(({ elementId, shift }) => [elementId, shift])),
    new Map(
      adjustments.links.flatMap(({ linkId, bend }) => (bend === null ? [] : [[linkId, bend]])),
    ),
    labelsInTheWay(placed.areas),
  )
  const frames = adjustments.groups.flatMap(group => frameOf(group, nodes, measure))
  return withSize({
    ...placed,
    areas: [...placed.areas, ...frames],
    nodes,
    edges: placeMarks(nodes, routes),
    labels: placeLabels(adjustments.labels, nodes, measure),
    hidden,
  })
}

/** What would be in the picture. An arrow of a hidden box is not in it either, but comes back with the box. */
function hiddenIn({ nodes, edges }: PlacedScene, { elements, links }: Adjustments): HiddenThing[] {
  const names = new Map(nodes.map(({ id, label }) => [id, label]))
  const name = (id: string) => names.get(id) ?? ''
  const things = new Set(elements.flatMap(each => (each.isHidden ? each.elementId : [])))
  const arrows = new Set(links.flatMap(each => (each.isHidden ? each.linkId : [])))
  return [
    ...nodes.flatMap(({ id, label }): HiddenThing[] =>
      things.has(id) ? [{ kind: 'element', id, name: label }] : [],
    ),
    ...edges.flatMap(({ id, from, to }): HiddenThing[] =>
      arrows.has(id) ? [{ kind: 'link', id, name: `${name(from)} → ${name(to)}` }] : [],
    ),
  ]
}

/** The frame around those boxes of a group that are in the picture, with room for its name over them. */
function frameOf(
  { id, name, elementIds }: ElementGroup,
  nodes: readonly PlacedNode[],
  measure: MeasureText,
): SceneArea[] {
  const members = new Set(elementIds)
  const own = nodes.filter(node => members.has(node.id))
  if (own.length === 0) return []
  const left = Math.min(...own.map(({ x }) => x)) - FRAME.padding
  const right = Math.max(...own.map(({ x, width }) => x + width)) + FRAME.padding
  const lines = wrapText(cleanText(name), right - left - 2 * FRAME.padding, text =>
    measure(text, AREA.labelSize, 600),
  ).filter(line => line !== '')
  const head = 2 * FRAME.top + lines.length * AREA.lineHeight
  const top = Math.min(...own.map(({ y }) => y)) - head
  const bottom = Math.max(...own.map(({ y, height }) => y + height)) + FRAME.padding
  return [
    {
      ...{ kind: 'group', label: name, lines, isShaded: false, groupId: id },
      ...{ x: left, y: top, width: right - left, height: bottom - top },
      labelRoom: {
        left: FRAME.padding,
        width: Math.max(0, ...lines.map(line => measure(line, AREA.labelSize, 600))),
      },
    },
  ]
}

/** The scene with the width and height that all of it takes right of and below its origin. */
function withSize(scene: PlacedScene): PlacedScene {
  const { right, bottom } = boundsOf(scene)
  return { ...scene, width: Math.max(0, right), height: Math.max(0, bottom) }
}

/** What a scene reaches over, in pixels: its boxes, areas, labels, the bends of its arrows and their signs. */
function boundsOf(scene: PlacedScene) {
  const { nodes, areas, labels, edges, columns } = scene
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const reach = (x: number, y: number, width = 0, height = 0) => {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  for (const { x, y, width, height } of [...nodes, ...areas, ...labels]) reach(x, y, width, height)
  for (const { points } of edges) for (const { x, y } of points) reach(x, y)
  for (const { x, width } of columns) {
    left = Math.min(left, x)
    right = Math.max(right, x + width)
  }
  return { left, top, right, bottom }
}

/** The scene moved so that nothing of it lies left of or above the origin; what lies right of it stays. */
export function fromOrigin(scene: PlacedScene): PlacedScene {
  const { left, top } = boundsOf(scene)
  const [dx, dy] = [Math.max(0, -left), Math.max(0, -top)]
  return dx === 0 && dy === 0 ? scene : moveScene(scene, dx, dy)
}

/** The scene moved right and down, and as much larger. */
export function moveScene(scene: PlacedScene, dx: number, dy: number): PlacedScene {
  const move = <T extends { x: number; y: number }>(item: T): T => ({
    ...item,
    x: item.x + dx,
    y: item.y + dy,
  })
  return {
    ...scene,
    width: scene.width + dx,
    height: scene.height + dy,
    columns: scene.columns.map(column => ({ ...column, x: column.x + dx })),
    areas: scene.areas.map(move),
    labels: scene.labels.map(move),
    nodes: scene.nodes.map((node): PlacedNode => move(node)),
    edges: scene.edges.map(
      (edge): PlacedEdge => ({
        ...edge,
        points: edge.points.map(move),
        mark: edge.mark === null ? null : move(edge.mark),
      }),
    ),
  }
}
