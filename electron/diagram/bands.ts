import type { SceneEdge, SceneNode } from '../../shared/diagram/scene.ts'
import type { Block } from './grid-block.ts'

/** Bands of boxes, filled: where each box stands, the first row of each band, and how many rows there are. */
export interface FilledBands {
  blocks: Block[]
  firstRows: number[]
  rows: number
}

/** Passes over the picture in which boxes move towards the boxes they are joined to. */
const SWEEPS = 6

/** Sets the boxes of each band in rows of its own, column by column, near the boxes they are joined to. */
export function fillBands(
  bands: readonly (readonly SceneNode[])[],
  columnOf: ReadonlyMap<string, number>,
  edges: readonly SceneEdge[],
): FilledBands {
  const groups: { column: number; first: number; height: number; nodes: SceneNode[] }[] = []
  const firstRows: number[] = []
  let rows = 0
  for (const nodes of bands) {
    const columns = Map.groupBy(nodes, ({ id }) => columnOf.get(id) ?? 0)
    const height = Math.max(1, ...[...columns.values()].map(own => own.length))
    firstRows.push(rows)
    for (const [column, own] of columns) {
      groups.push({ column, first: rows, height, nodes: own })
    }
    rows += height
  }
  const rowOf = new Map<string, number>()
  const settle = () => {
    for (const { first, height, nodes } of groups) {
      const start = first + Math.floor((height - nodes.length) / 2)
      for (const [index, { id }] of nodes.entries()) rowOf.set(id, start + index)
    }
  }
  const neighbours = neighboursOf(edges)
  settle()
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = groups.toSorted((a, b) => (sweep % 2 === 0 ? 1 : -1) * (a.column - b.column))
    for (const group of order) {
      const wish = new Map(group.nodes.map(({ id }) => [id, meanRow(id, neighbours, rowOf)]))
      group.nodes = group.nodes.toSorted((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0))
      settle()
    }
  }
  const blocks = groups.flatMap(({ column, nodes }) =>
    nodes.map((node): Block => ({ node, column, row: rowOf.get(node.id) ?? 0 })),
  )
  return { blocks, firstRows, rows }
}

/** Sets boxes that belong to no band beside those they are joined to; the picture gets longer where they are many. */
export function addOutside(
  { blocks, rows }: { blocks: Block[]; rows: number },
  outside: readonly SceneNode[],
  columnOf: ReadonlyMap<string, number>,
  edges: readonly SceneEdge[],
): { blocks: Block[]; rows: number } {
  const all = [...blocks]
  const rowOf = new Map(blocks.map(({ node, row }) => [node.id, row]))
  const neighbours = neighboursOf(edges)
  let height = rows
  for (const [column, nodes] of Map.groupBy(outside, ({ id }) => columnOf.get(id) ?? 0)) {
    height = Math.max(height, nodes.length)
    const wish = new Map(nodes.map(({ id }) => [id, meanRow(id, neighbours, rowOf)]))
    const sorted = nodes.toSorted((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0))
    let next = 0
    for (const [index, node] of sorted.entries()) {
      const latest = height - (sorted.length - index)
      const row = Math.max(next, Math.min(Math.round(wish.get(node.id) ?? 0), latest))
      all.push({ node, column, row })
      rowOf.set(node.id, row)
      next = row + 1
    }
  }
  return { blocks: all, rows: height }
}

/** The boxes that each box is joined to. */
function neighboursOf(edges: readonly SceneEdge[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (id: string, other: string) => {
    const own = found.get(id)
    if (own === undefined) found.set(id, [other])
    else own.push(other)
  }
  for (const { from, to } of edges) {
    add(from, to)
    add(to, from)
  }
  return found
}

/** The middle of the rows of the boxes that a box is joined to; its own row where there are none. */
function meanRow(
  id: string,
  neighbours: ReadonlyMap<string, readonly string[]>,
  rowOf: ReadonlyMap<string, number>,
): number {
  const rows = (neighbours.get(id) ?? []).flatMap(other => rowOf.get(other) ?? [])
  if (rows.length === 0) return rowOf.get(id) ?? 0
  return rows.reduce((sum, row) => sum + row, 0) / rows.length
}
