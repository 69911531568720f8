import { columnRole } from '../../shared/diagram/assign-columns.ts'
import { AREA } from '../../shared/diagram/look.ts'
import { layerKey, orderLayers } from '../../shared/diagram/order-layers.ts'
import type { MeasureText, Scene, SceneArea, SceneNode } from '../../shared/diagram/scene.ts'
import { type Role, ROLE_NAMES, ROLES } from '../../shared/domain/roles.ts'
import { areaLines, finishScene, labelRoomAt, type LaidOut } from './area-labels.ts'
import { addOutside, fillBands } from './bands.ts'
import { placeGrid, type PlacedGrid } from './grid.ts'

/** Columns from left to right: contexts of no layer, the frames with the four roles, outcomes of no layer. */
const OUTSIDE_LEFT = -1
const OUTSIDE_RIGHT = ROLES.length
/** The frame in the middle, which is no context layer. */
const CORE = ''

interface Ring {
  key: string
  label: string
  nodes: SceneNode[]
}

/**
 * A scene as frames within frames, as Pawson draws contexts around an intervention: the widest layer outermost, the
 * intervention and the mechanisms that nobody gave a layer in the middle. Contexts without a layer stand to the left of all
 * frames, outcomes without one to the right.
 */
export function placeInLayers(scene: Scene, measure: MeasureText): LaidOut {
  const rings = findRings(scene)
  const framed = rings.flatMap(({ nodes }) => nodes)
  const isFramed = new Set(framed.map(({ id }) => id))
  const outside = scene.nodes.filter(({ id }) => !isFramed.has(id))
  const place = new Map([
    ...framed.map(node => [node.id, ROLES.indexOf(columnRole(node))] as const),
    ...outside.map(
      node => [node.id, columnRole(node) === 'C' ? OUTSIDE_LEFT : OUTSIDE_RIGHT] as const,
    ),
  ])
  const used = [...new Set(place.values())].toSorted((a, b) => a - b)
  const columnOf = new Map([...place].map(([id, each]) => [id, used.indexOf(each)]))
  const bands = fillBands(
    rings.map(({ nodes }) => nodes),
    columnOf,
    scene.edges,
  )
  const { blocks, rows } = addOutside(bands, outside, columnOf, scene.edges)
  const inner = used.flatMap((each, index) =>
    each === OUTSIDE_LEFT || each === OUTSIDE_RIGHT ? [] : [index],
  )
  const [first, last] = [inner[0] ?? 0, inner.at(-1) ?? -1]
  const boxWidth = scene.nodes[0]?.width ?? 0
  const labels = rings.map(({ label }) => areaLines(label, boxWidth, measure))
  const side = rings.length * AREA.inset
  const hasLeft = used.includes(OUTSIDE_LEFT)
  const unlayered = areaLines('No layer named', boxWidth, measure)
  const strip = (lines: string[] = []) => lines.length * AREA.lineHeight + 2 * AREA.padding
  const spaceAbove = new Map(bands.firstRows.map((row, ring) => [row, strip(labels[ring])]))
  if (hasLeft) spaceAbove.set(0, Math.max(strip(unlayered), spaceAbove.get(0) ?? 0))
  const spaceBefore = new Map<number, number>()
  if (inner.length > 0) {
    spaceBefore.set(first, side + (first > 0 ? AREA.gap : 0))
    spaceBefore.set(last + 1, side + AREA.padding)
  }
  if (hasLeft) spaceBefore.set(0, AREA.padding)
  const grid = placeGrid(
    { ...{ blocks, rows, columns: used.length, spaceBefore, spaceAbove } },
    scene.edges,
  )
  const areas = drawFrames(rings, labels, {
    ...{ grid, left: (grid.streets[first] ?? 0) - side, firstRows: bands.firstRows },
    right: (grid.columns[last]?.end ?? 0) + AREA.padding + side,
    spaceAbove,
    // Over the boxes of a column, where no arrow runs.
    room: (lines, x) => labelRoomAt(lines, measure, x, grid.columns[first]?.start ?? 0),
  })
  const height = grid.height + AREA.padding + side
  if (hasLeft) {
    const { start = 0, end = 0 } = grid.columns[0] ?? {}
    const y = (grid.rows[0]?.start ?? 0) - (spaceAbove.get(0) ?? 0)
    const size = { width: end - start + 2 * AREA.padding, height: height - y }
    const x = start - AREA.padding
    areas.unshift({
      ...{ kind: 'outside', label: 'No layer named', lines: unlayered, isShaded: false },
      ...{ x, y, ...size, labelRoom: labelRoomAt(unlayered, measure, x, start) },
    })
  }
  const widest = Math.max(grid.width, ...areas.map(({ x, width }) => x + width))
  const columns = used.map((each, index) => ({
    role: roleOf(each),
    x: grid.columns[index]?.start ?? 0,
    width: boxWidth,
  }))
  return {
    layout: 'layers',
    ...finishScene(scene, grid, { width: widest, height, columns, areas }),
  }
}

function roleOf(place: number): Role {
  return ROLES[Math.min(Math.max(place, 0), ROLES.length - 1)] ?? 'C'
}

/** The layers in use from the outermost to the innermost, and what is in the middle. */
function findRings({ nodes }: Scene): Ring[] {
  const layers = orderLayers(nodes.map(({ layer }) => layer))
  const core = nodes.filter(
    node => layerKey(node.layer) === null && ['I', 'M'].includes(columnRole(node)),
  )
  const parts = (['I', 'M'] as const).filter(role => core.some(node => columnRole(node) === role))
  const label = parts
    .map((role, index) =>
      index === 0 ? ROLE_NAMES[role] : `and ${ROLE_NAMES[role].toLowerCase()}`,
    )
    .join(' ')
  const rings = layers.toReversed().map(layer => ({
    ...layer,
    nodes: nodes.filter(node => layerKey(node.layer) === layer.key),
  }))
  return core.length === 0 ? rings : [...rings, { key: CORE, label, nodes: core }]
}

/** The frames, each around all that are further in. */
function drawFrames(
  rings: readonly Ring[],
  labels: readonly string[][],
  place: {
    grid: PlacedGrid
    left: number
    right: number
    firstRows: readonly number[]
    spaceAbove: ReadonlyMap<number, number>
    room: (lines: readonly string[], x: number) => SceneArea['labelRoom']
  },
): SceneArea[] {
  const { grid, left, right, firstRows, spaceAbove } = place
  return rings.map(({ label }, index): SceneArea => {
    const row = firstRows[index] ?? 0
    const x = left + index * AREA.inset
    const y = (grid.rows[row]?.start ?? 0) - (spaceAbove.get(row) ?? 0)
    const bottom = grid.height + AREA.padding + (rings.length - index) * AREA.inset
    const size = { width: right - index * AREA.inset - x, height: bottom - y }
    const lines = labels[index] ?? []
    const labelRoom = place.room(lines, x)
    return { kind: 'frame', label, lines, isShaded: index % 2 === 0, x, y, ...size, labelRoom }
  })
}
