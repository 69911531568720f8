import { ROLES, type Role } from '../domain/roles.ts'
import type { SceneEdge, SceneNode } from './scene.ts'

/**
 * Longest chain that is drawn as one, in rounds of C, I, M, O. What would come later stays in the last round, its arrows
 * running back as in a loop; theories in the literature have two or three rounds, and each one more makes every picture
 * of a tangled theory wider and slower.
 */
const MAX_ROUNDS = 4

/**
 * A column for every box, so that the picture reads C, I, M, O from left to right however many slots are empty, and a
 * chain starts a second round of four columns: an outcome in column 3 that is a context elsewhere has that
 * configuration's mechanism in column 6. Column number modulo four is the role. Arrows run to higher columns, except
 * those that close a loop; what is said between configurations never turns an arrow within one back.
 */
export function assignColumns(nodes: SceneNode[], edges: SceneEdge[]): Map<string, number> {
  const inner = breakLoops(
    nodes,
    edges.filter(({ kind }) => kind === 'leads'),
  ).forward
  const said = edges.filter(({ kind }) => kind !== 'leads')
  const { order, forward } = breakLoops(nodes, withoutLoops(inner, said))
  const before = groupBy(forward, edge => edge.to)
  const into = groupBy(edges, edge => edge.to)
  const outOf = groupBy(edges, edge => edge.from)
  const columns = new Map<string, number>()
  for (const node of order) {
    const after = (before.get(node.id) ?? []).map(edge => (columns.get(edge.from) ?? 0) + 1)
    const neighbours = [
      ...(into.get(node.id) ?? []).map(edge => edge.from),
      ...(outOf.get(node.id) ?? []).map(edge => edge.to),
    ]
    const taken = new Set(neighbours.map(id => columns.get(id)))
    columns.set(node.id, freeColumn(Math.max(0, ...after), columnRole(node), taken))
  }
  for (const node of order) {
    const targets = outOf.get(node.id) ?? []
    if (into.has(node.id) || targets.length === 0) continue
    const limit = Math.min(...targets.map(edge => columns.get(edge.to) ?? 0))
    columns.set(node.id, nextColumn(Math.max(0, limit - ROLES.length), columnRole(node)))
  }
  return columns
}

/** The role's first column from `least` on; past the last round, the latest one that no neighbour stands in. */
function freeColumn(least: number, role: Role, taken: Set<number | undefined>): number {
  const rounds = Array.from(
    { length: MAX_ROUNDS },
    (_, round) => round * ROLES.length + ROLES.indexOf(role),
  )
  const later = rounds.filter(column => column >= least)
  const earlier = rounds.filter(column => column < least).reverse()
  const free = [...later, ...earlier].find(column => !taken.has(column))
  if (free !== undefined) return free
  let column = MAX_ROUNDS * ROLES.length + ROLES.indexOf(role)
  while (taken.has(column)) column += ROLES.length
  return column
}

/** The role whose column a box with several stands in: the last, which is the one it has as a result of others. */
export function columnRole(node: SceneNode): Role {
  return node.roles.at(-1) ?? 'C'
}

/** The first column from `least` on that belongs to the role. */
function nextColumn(least: number, role: Role): number {
  const count = ROLES.length
  return least + ((((ROLES.indexOf(role) - least) % count) + count) % count)
}

/** Arrows without loops, and those of the others that close none, the first of them first. */
function withoutLoops(forward: SceneEdge[], others: SceneEdge[]): SceneEdge[] {
  const kept = [...forward]
  const outOf = groupBy(forward, edge => edge.from)
  for (const edge of others) {
    const reached = new Set([edge.to])
    // The set grows while it is walked.
    for (const id of reached) for (const next of outOf.get(id) ?? []) reached.add(next.to)
    if (reached.has(edge.from)) continue
    kept.push(edge)
    outOf.set(edge.from, [...(outOf.get(edge.from) ?? []), edge])
  }
  return kept
}

/** Nodes in an order in which every arrow of `forward` points onwards; arrows that would close a loop are left out. */
function breakLoops(nodes: SceneNode[], edges: SceneEdge[]) {
  const outOf = groupBy(edges, edge => edge.from)
  const hasSource = new Set(edges.map(edge => edge.to))
  const byId = new Map(nodes.map(node => [node.id, node]))
  const state = new Map<string, 'open' | 'done'>()
  const forward: SceneEdge[] = []
  const finished: SceneNode[] = []
  const starts = [...nodes.filter(node => !hasSource.has(node.id)), ...nodes]
  for (const start of starts) {
    const path = state.has(start.id) ? [] : [{ node: start, next: 0 }]
    if (path.length > 0) state.set(start.id, 'open')
    // A loop, not recursion: a chain may be longer than the stack is deep.
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = outOf.get(top.node.id)?.[top.next]
      top.next += 1
      if (edge === undefined) {
        state.set(top.node.id, 'done')
        finished.push(top.node)
        path.pop()
        continue
      }
      if (state.get(edge.to) !== 'open') forward.push(edge)
      const target = byId.get(edge.to)
      if (target === undefined || state.has(edge.to)) continue
      state.set(edge.to, 'open')
      path.push({ node: target, next: 0 })
    }
  }
  return { order: finished.reverse(), forward }
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
