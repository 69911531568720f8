import { assignColumns } from '../../shared/diagram/assign-columns.ts'
import { AREA } from '../../shared/diagram/look.ts'
import type { MeasureText, Scene, SceneArea, SceneNode } from '../../shared/diagram/scene.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import { areaLines, finishScene, labelRoomAt, type LaidOut } from './area-labels.ts'
import { fillBands } from './bands.ts'
import { placeGrid } from './grid.ts'

/** A lane: what it is of, and the boxes in it. */
interface Lane {
  label: string
  nodes: SceneNode[]
}

/** A scene in lanes, one for each stakeholder group; what speaks of none comes last. */
export function placeInLanes(scene: Scene, measure: MeasureText): LaidOut {
  const groups = [...new Set(scene.nodes.map(groupOf))].filter(group => group !== '').toSorted()
  const lanes = [...groups, ''].map(group => ({
    label: group === '' ? 'No group named' : group,
    nodes: scene.nodes.filter(node => groupOf(node) === group),
  }))
  return { layout: 'lanes', ...placeLanes(scene, lanes, measure) }
}

/** A scene in lanes, one for each guiding principle; elements of several, then of none, have lanes of their own. */
export function placeByPrinciple(scene: Scene, measure: MeasureText): LaidOut {
  const alone = scene.principles.map(({ id, name }) => ({
    label: name,
    nodes: scene.nodes.filter(
      ({ principleIds }) => principleIds.length === 1 && principleIds[0] === id,
    ),
  }))
  const lanes = [
    ...alone,
    {
      label: 'Several principles',
      nodes: scene.nodes.filter(({ principleIds }) => principleIds.length > 1),
    },
    {
      label: 'No principle',
      nodes: scene.nodes.filter(({ principleIds }) => principleIds.length === 0),
    },
  ]
  return { layout: 'principles', ...placeLanes(scene, lanes, measure) }
}

function groupOf(node: SceneNode): string {
  return node.group?.trim() ?? ''
}

/** Columns are those of the layout by role, so that chains still read from left to right. */
function placeLanes(scene: Scene, all: readonly Lane[], measure: MeasureText) {
  const lanes = all.filter(({ nodes }) => nodes.length > 0)
  const numbers = assignColumns(scene.nodes, scene.edges)
  const used = [...new Set(numbers.values())].toSorted((a, b) => a - b)
  const columnOf = new Map([...numbers].map(([id, number]) => [id, used.indexOf(number)]))
  const { blocks, firstRows, rows } = fillBands(
    lanes.map(({ nodes }) => nodes),
    columnOf,
    scene.edges,
  )
  const labels = lanes.map(({ label }) => areaLines(label, AREA.laneLabel, measure))
  const labelHeight = (lane: number) => (labels[lane]?.length ?? 0) * AREA.lineHeight
  const grid = placeGrid(
    {
      ...{ blocks, rows, columns: used.length },
      spaceBefore: new Map([[0, AREA.laneLabel + 2 * AREA.padding]]),
      spaceAbove: new Map(firstRows.map(row => [row, AREA.padding])),
      leastHeight: new Map(firstRows.map((row, lane) => [row, labelHeight(lane)])),
    },
    scene.edges,
  )
  const width = grid.width + AREA.padding
  const tops = firstRows.map(row => (grid.rows[row]?.start ?? 0) - AREA.padding)
  const height = grid.height + AREA.padding
  const areas = lanes.map(({ label }, lane): SceneArea => {
    const y = tops[lane] ?? 0
    const size = { width, height: (tops[lane + 1] ?? height) - y }
    const lines = labels[lane] ?? []
    const labelRoom = labelRoomAt(lines, measure, 0, AREA.padding)
    return { kind: 'lane', label, lines, isShaded: lane % 2 === 1, x: 0, y, ...size, labelRoom }
  })
  const columns = used.map((number, index) => ({
    role: ROLES[number % ROLES.length] ?? 'C',
    x: grid.columns[index]?.start ?? 0,
    width: (grid.columns[index]?.end ?? 0) - (grid.columns[index]?.start ?? 0),
  }))
  return finishScene(scene, grid, { width, height, columns, areas })
}
