import type { SceneEdge } from '../../shared/diagram/scene.ts'
import type { Block } from './grid-block.ts'

/**
 * Which streets an arrow takes. It leaves its box on the right and comes to the other from the left, in between it turns in
 * the streets `out` and `into`; where these are one, or a row between them is free, it needs no street across.
 */
export interface Path {
  edge: SceneEdge
  from: Block
  to: Block
  /** The street between columns in which it first turns, and the one in which it last does. */
  out: number
  into: number
  /** The street between rows; null where it crosses at the height of one of its boxes, or not at all. */
  street: number | null
  /** The streets between columns that its first and its last stretch reach over, both ends included. */
  reach: { out: [number, number]; into: [number, number] }
}

/** Chooses the streets of every arrow, the least used first where several are as near. */
export function choosePaths(
  blocks: readonly Block[],
  byId: ReadonlyMap<string, Block>,
  edges: readonly SceneEdge[],
): Path[] {
  const taken = new Set(blocks.map(({ column, row }) => `${column},${row}`))
  const load = new Map<number, number>()
  return edges.flatMap(edge => {
    const from = byId.get(edge.from)
    const to = byId.get(edge.to)
    if (from === undefined || to === undefined) return []
    const path = choosePath(edge, from, to, taken, load)
    if (path.street !== null) load.set(path.street, (load.get(path.street) ?? 0) + 1)
    return [path]
  })
}

function choosePath(
  edge: SceneEdge,
  from: Block,
  to: Block,
  taken: ReadonlySet<string>,
  load: ReadonlyMap<number, number>,
): Path {
  const out = from.column + 1
  const into = to.column
  const isFree = (row: number) => {
    for (let column = out; column < into; column += 1) {
      if (taken.has(`${column},${row}`)) return false
    }
    return into >= out
  }
  const direct = (turn: number): Path => ({
    ...{ edge, from, to, out: turn, into: turn, street: null },
    reach: { out: [out, turn], into: [turn, into] },
  })
  if (out === into || isFree(from.row)) return direct(into)
  if (isFree(to.row)) return direct(out)
  const [first, last] = [Math.min(from.row, to.row) + 1, Math.max(from.row, to.row)]
  const streets = Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index)
  const cost = (street: number) => (load.get(street) ?? 0) + Math.abs(street - to.row) / 1000
  const street = streets.reduce((best, each) => (cost(each) < cost(best) ? each : best))
  return { edge, from, to, out, into, street, reach: { out: [out, out], into: [into, into] } }
}
