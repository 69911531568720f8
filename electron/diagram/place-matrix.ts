import { columnRole } from '../../shared/diagram/assign-columns.ts'
import { AREA } from '../../shared/diagram/look.ts'
import { layerKey, orderLayers } from '../../shared/diagram/order-layers.ts'
import type { MeasureText, Scene, SceneArea, SceneNode } from '../../shared/diagram/scene.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { areaLines, finishScene, labelRoomAt, type LaidOut } from './area-labels.ts'
import { addOutside } from './bands.ts'
import { placeGrid, type PlacedGrid } from './grid.ts'
import type { Block } from './grid-block.ts'

/** A column of the matrix: contexts of a layer, or all elements of another role. */
interface Column {
  role: Role
  /** The layer's key; null for contexts without one. Not said for other roles. */
  layer?: string | null
  label: string
  nodes: SceneNode[]
}

/**
 * A matrix of mechanisms by context layers: a row for each mechanism, a column for each layer with its contexts, then what
 * else there is. A place is shaded where the mechanism lies in the layer or shares a configuration with a context of it; so a
 * context that stands in one row and works in several is seen in all of them.
 */
export function placeMatrix(scene: Scene, measure: MeasureText): LaidOut {
  const columns = findColumns(scene)
  const layers = columns.filter(({ layer }) => layer !== undefined)
  const reaches = findReaches(scene, layers)
  const mechanisms = scene.nodes
    .filter(node => partOf(node) === 'M')
    .toSorted((a, b) => firstOf(reaches.get(a.id)) - firstOf(reaches.get(b.id)))
  const rowOfNode = assignRows(scene, mechanisms)
  const isBeside = ({ role }: Column) => role === 'I' || role === 'O'
  const filled = fillRows(columns, isBeside, rowOfNode, mechanisms.length + 1)
  const beside = columns.flatMap((column, index) =>
    isBeside(column) ? column.nodes.map(node => [node, index] as const) : [],
  )
  const { blocks, rows } = addOutside(
    filled,
    beside.map(([node]) => node),
    new Map(beside.map(([{ id }, index]) => [id, index])),
    scene.edges,
  )
  const firstRows = filled.rows === 0 ? [0] : filled.firstRows
  const boxWidth = scene.nodes[0]?.width ?? 0
  const labels = layers.map(({ label }) => areaLines(label, boxWidth, measure))
  const labelLines = Math.max(0, ...labels.map(lines => lines.length))
  const strip = labelLines === 0 ? 0 : labelLines * AREA.lineHeight + AREA.padding
  const spaceAbove = new Map(
    firstRows.map((row, index) => [row, AREA.padding / 2 + (index === 0 ? strip : 0)]),
  )
  const grid = placeGrid(
    {
      ...{ blocks, rows, columns: columns.length, spaceAbove },
      spaceBefore: new Map([[0, AREA.padding]]),
    },
    scene.edges,
  )
  const size = { width: grid.width + AREA.padding, height: grid.height + AREA.padding }
  const tops = firstRows.map(row => (grid.rows[row]?.start ?? 0) - AREA.padding / 2)
  // Below the street above the first row, so that no arrow runs through the labels.
  const room = { grid, tops, head: (tops[0] ?? 0) - strip, ...size }
  const areas = [
    ...drawCells(layers, mechanisms, reaches, room),
    ...drawRows(room),
    ...drawColumns(layers, labels, room, measure),
  ]
  return {
    layout: 'matrix',
    ...finishScene(scene, grid, {
      ...{ ...size, areas },
      columns: columns.map(({ role }, index) => {
        const { start = 0, end = 0 } = grid.columns[index] ?? {}
        return { role, x: start, width: end - start }
      }),
    }),
  }
}

/** The part that an element plays in a matrix: whatever is a mechanism in one place has a row. */
function partOf(node: SceneNode): Role {
  return node.roles.includes('M') ? 'M' : columnRole(node)
}

function findColumns({ nodes }: Scene): Column[] {
  const contexts = nodes.filter(node => partOf(node) === 'C')
  const named = nodes.filter(node => partOf(node) === 'C' || partOf(node) === 'M')
  const layers: Column[] = orderLayers(named.map(({ layer }) => layer))
    .toReversed()
    .map(({ key, label }) => ({
      ...{ role: 'C', layer: key, label },
      nodes: contexts.filter(({ layer }) => layerKey(layer) === key),
    }))
  const rest: Column = {
    ...{ role: 'C', layer: null, label: 'No layer named' },
    nodes: contexts.filter(({ layer }) => layerKey(layer) === null),
  }
  const others = (['I', 'M', 'O'] as const).map(
    (role): Column => ({ role, label: '', nodes: nodes.filter(node => partOf(node) === role) }),
  )
  return [
    ...layers,
    ...(rest.nodes.length > 0 ? [rest] : []),
    ...others.filter(column => column.nodes.length > 0),
  ]
}

/** The places in `layers` that each mechanism reaches, by its id. */
function findReaches({ nodes }: Scene, layers: readonly Column[]): Map<string, number[]> {
  return new Map(
    nodes
      .filter(node => partOf(node) === 'M')
      .map(mechanism => {
        const shares = (node: SceneNode) =>
          node.configurationIds.some(id => mechanism.configurationIds.includes(id))
        const own = layerKey(mechanism.layer)
        const found = layers.flatMap((column, index) =>
          (own !== null && column.layer === own) || column.nodes.some(shares) ? index : [],
        )
        return [mechanism.id, found]
      }),
  )
}

function firstOf(reach: readonly number[] = []): number {
  return reach[0] ?? Number.MAX_SAFE_INTEGER
}

/** The matrix row of an element: a mechanism's own, the middle one of those it shares a configuration with, or the last. */
function assignRows({ nodes }: Scene, mechanisms: readonly SceneNode[]): Map<string, number> {
  const own = new Map(mechanisms.map(({ id }, index) => [id, index]))
  return new Map(
    nodes.map(node => {
      const row = own.get(node.id)
      if (row !== undefined) return [node.id, row]
      const joined = mechanisms.flatMap((mechanism, index) =>
        mechanism.configurationIds.some(id => node.configurationIds.includes(id)) ? index : [],
      )
      return [node.id, joined[Math.floor((joined.length - 1) / 2)] ?? mechanisms.length]
    }),
  )
}

/** Rows of contexts and mechanisms: a row of the matrix has as many as its fullest place. Others stand beside it. */
function fillRows(
  columns: readonly Column[],
  isBeside: (column: Column) => boolean,
  rowOf: ReadonlyMap<string, number>,
  count: number,
): { blocks: Block[]; firstRows: number[]; rows: number } {
  const blocks: Block[] = []
  const firstRows: number[] = []
  let rows = 0
  for (let row = 0; row < count; row += 1) {
    const places = columns.map(column =>
      isBeside(column) ? [] : column.nodes.filter(({ id }) => rowOf.get(id) === row),
    )
    const height = Math.max(0, ...places.map(nodes => nodes.length))
    if (height === 0) continue
    firstRows.push(rows)
    for (const [column, nodes] of places.entries()) {
      const start = rows + Math.floor((height - nodes.length) / 2)
      blocks.push(...nodes.map((node, index) => ({ node, column, row: start + index })))
    }
    rows += height
  }
  return { blocks, firstRows, rows }
}

interface Room {
  grid: PlacedGrid
  tops: number[]
  /** Where the columns of the layers begin, over their labels. */
  head: number
  width: number
  height: number
}

/** Where the column of a layer begins and ends. */
function spanOf(index: number, layers: number, { columns }: PlacedGrid) {
  const x = (columns[index]?.start ?? 0) - AREA.padding
  const isLast = index === layers - 1
  const right = isLast
    ? (columns[index]?.end ?? 0) + AREA.padding
    : (columns[index + 1]?.start ?? 0) - AREA.padding
  return { x, width: right - x }
}

function drawCells(
  layers: readonly Column[],
  mechanisms: readonly SceneNode[],
  reaches: ReadonlyMap<string, number[]>,
  { grid, tops, height }: Room,
): SceneArea[] {
  return mechanisms.flatMap(({ id }, row) =>
    (reaches.get(id) ?? []).map((index): SceneArea => {
      const y = tops[row] ?? 0
      const size = { ...spanOf(index, layers.length, grid), height: (tops[row + 1] ?? height) - y }
      return { kind: 'cell', label: '', lines: [], isShaded: true, y, ...size }
    }),
  )
}

function drawRows({ tops, width, height }: Room): SceneArea[] {
  return tops.map((y, row): SceneArea => {
    const size = { x: 0, width, height: (tops[row + 1] ?? height) - y }
    return { kind: 'row', label: '', lines: [], isShaded: false, y, ...size }
  })
}

function drawColumns(
  layers: readonly Column[],
  labels: readonly string[][],
  { grid, head, height }: Room,
  measure: MeasureText,
): SceneArea[] {
  return layers.map(({ label }, index): SceneArea => {
    const size = { ...spanOf(index, layers.length, grid), y: head, height: height - head }
    const lines = labels[index] ?? []
    const labelRoom = labelRoomAt(lines, measure, size.x, grid.columns[index]?.start ?? 0)
    return { kind: 'column', label, lines, isShaded: false, ...size, labelRoom }
  })
}
