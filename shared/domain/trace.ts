import type { LinkKind } from './realist.ts'

/** A way from one configuration to another: a shared element, or a link that a researcher made. */
export interface Edge {
  fromId: string
  toId: string
  /** The element that leads on: an outcome there, something else here; null for a link between whole configurations. */
  elementId: string | null
  /** The link that a researcher made; null where the way follows from a shared element. */
  linkId: string | null
  kind: Exclude<LinkKind, 'rival'>
}

/** What is reached from a configuration. */
export interface Trace {
  /** Every configuration on the way, with how many steps away it lies; the first is where the trace began. */
  reached: { configurationId: string; distance: number }[]
  /** The ways between them, the nearest first. */
  edges: Edge[]
}

/** Follows edges from a configuration, forwards or backwards, as many steps as asked for. */
export function trace(
  edges: readonly Edge[],
  fromId: string,
  direction: 'forwards' | 'backwards',
  depth: number,
): Trace {
  const [start, end]: ['fromId' | 'toId', 'fromId' | 'toId'] =
    direction === 'forwards' ? ['fromId', 'toId'] : ['toId', 'fromId']
  const leaving = Map.groupBy(edges, edge => edge[start])
  const distances = new Map([[fromId, 0]])
  const found: Edge[] = []
  // The map grows while it is walked: each configuration is come to once, the nearest first.
  for (const [id, distance] of distances) {
    if (distance === depth) continue
    for (const edge of leaving.get(id) ?? []) {
      found.push(edge)
      if (!distances.has(edge[end])) distances.set(edge[end], distance + 1)
    }
  }
  const reached = [...distances].map(([configurationId, distance]) => ({
    configurationId,
    distance,
  }))
  return { reached, edges: found }
}

/**
 * The loops among edges: for every set of configurations that all lead to each other, one shortest way around, which begins
 * where `order` begins. One configuration may be a loop by itself.
 */
export function findLoops(edges: readonly Edge[], order: readonly string[]): string[][] {
  const next = new Map<string, Set<string>>()
  for (const { fromId, toId } of edges) {
    const known = next.get(fromId)
    if (known === undefined) next.set(fromId, new Set([toId]))
    else known.add(toId)
  }
  const groups = strongGroups(next)
  const loops: string[][] = []
  const done = new Set<number>()
  for (const id of order) {
    const group = groups.get(id)
    if (group === undefined || done.has(group)) continue
    const loop = shortestLoop(id, next, at => groups.get(at) === group)
    if (loop === null) continue
    done.add(group)
    loops.push(loop)
  }
  return loops
}

function shortestLoop(
  id: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
  isInside: (id: string) => boolean,
): string[] | null {
  const cameFrom = new Map<string, string | null>([[id, null]])
  for (const [at] of cameFrom) {
    for (const to of next.get(at) ?? []) {
      if (to === id) return wayTo(at, cameFrom)
      if (isInside(to) && !cameFrom.has(to)) cameFrom.set(to, at)
    }
  }
  return null
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = []
  for (let at: string | null = last; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at)
  return way
}

/** Which ids lead to each other, as a number by id (Tarjan 1972, without recursion: chains can be long). */
function strongGroups(next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const lowest = new Map<string, number>()
  const groups = new Map<string, number>()
  const open: string[] = []
  for (const root of next.keys()) {
    if (numbers.has(root)) continue
    const path = [enter(root)]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { id, targets } = step
      const target = targets.next()
      if (!target.done) {
        if (!numbers.has(target.value)) path.push(enter(target.value))
        else if (!groups.has(target.value)) lower(id, numbers.get(target.value) ?? 0)
        continue
      }
      path.pop()
      const low = lowest.get(id) ?? 0
      const above = path.at(-1)
      if (above !== undefined) lower(above.id, low)
      if (low === numbers.get(id)) close(id)
    }
  }
  return groups

  function enter(id: string) {
    numbers.set(id, numbers.size)
    lowest.set(id, numbers.size - 1)
    open.push(id)
    return { id, targets: (next.get(id) ?? new Set<string>()).values() }
  }
  function lower(id: string, number: number) {
    lowest.set(id, Math.min(lowest.get(id) ?? number, number))
  }
  function close(root: string) {
    const group = groups.size
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      groups.set(id, group)
      if (id === root) return
    }
  }
}
