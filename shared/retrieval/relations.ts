import type { Relation } from './condition.ts'

/** The words of a coding, `[start, end)` in its source, and the unit (turn or paragraph) they begin in. */
export interface Placed {
  sourceId: string
  start: number
  end: number
  unit: number
}

/** Which of the others a coding is held against, and how far away these may be. */
export interface RelationOptions {
  relation: Relation
  /** With `nearInTurn`: the most words between. */
  distance: number
  /** Whether a coding's own words, if it is one of the others, do not count. */
  isOther: boolean
  /** Counts the words of a stretch of a source, up to one more than `most`. */
  countWords: (sourceId: string, start: number, end: number, most: number) => number
}

/**
 * For each coding, whether its words lie to those of any of the `others` as the relation says. By sorted edges and not by
 * pairs, so that ten thousand codings on each side are no matter.
 */
export function findRelated(
  codings: readonly Placed[],
  others: readonly Placed[],
  options: RelationOptions,
): boolean[] {
  const groups = new Map(
    [...Map.groupBy(others, other => groupOf(other, options.relation))].map(([key, members]) => [
      key,
      new Neighbours(members),
    ]),
  )
  const own = new Set(options.isOther ? others : [])
  return codings.map(coding => {
    const neighbours = groups.get(groupOf(coding, options.relation))
    return neighbours !== undefined && isRelated(coding, neighbours, own.has(coding), options)
  })
}

/** What two codings must share before their edges are looked at. */
function groupOf({ sourceId, unit, start, end }: Placed, relation: Relation): string {
  if (relation === 'sameWords') return `${sourceId} ${start} ${end}`
  const isInTurn = relation === 'nearInTurn' || relation === 'sameTurn'
  return isInTurn ? `${sourceId} ${unit}` : sourceId
}

function isRelated(
  coding: Placed,
  neighbours: Neighbours,
  isOneOfThem: boolean,
  { relation, distance, countWords }: RelationOptions,
): boolean {
  const itself = isOneOfThem ? 1 : 0
  switch (relation) {
    case 'sameWords':
    case 'sameTurn':
      return neighbours.size > itself
    case 'overlaps':
      return neighbours.countOverlapping(coding) > itself
    case 'within':
      return neighbours.reachesOver(coding, isOneOfThem)
    case 'contains':
      return neighbours.liesIn(coding, isOneOfThem)
    case 'nearInTurn': {
      if (neighbours.countOverlapping(coding) > itself) return true
      const { sourceId, start, end } = coding
      const isNear = (from: number, to: number) =>
        countWords(sourceId, from, to, distance) <= distance
      const before = neighbours.lastEndBefore(start)
      const after = neighbours.firstStartFrom(end)
      return (
        (before !== undefined && isNear(before, start)) ||
        (after !== undefined && isNear(end, after))
      )
    }
  }
}

/** Stretches by their edges. */
class Neighbours {
  readonly size: number
  readonly #starts: number[]
  readonly #ends: number[]
  /** By start: the furthest and second furthest end so far. */
  readonly #furthest: [number, number][] = []
  /** By start: the nearest and second nearest end from here on. */
  readonly #nearest: [number, number][]

  constructor(members: readonly Placed[]) {
    const byStart = members.toSorted((a, b) => a.start - b.start)
    this.size = members.length
    this.#starts = byStart.map(member => member.start)
    this.#ends = members.map(member => member.end).sort((a, b) => a - b)
    let best: [number, number] = [-1, -1]
    for (const { end } of byStart) {
      best = end > best[0] ? [end, best[0]] : [best[0], Math.max(best[1], end)]
      this.#furthest.push(best)
    }
    this.#nearest = Array.from(byStart, () => [Infinity, Infinity])
    let least: [number, number] = [Infinity, Infinity]
    for (const [back, { end }] of byStart.toReversed().entries()) {
      least = end < least[0] ? [end, least[0]] : [least[0], Math.min(least[1], end)]
      this.#nearest[byStart.length - 1 - back] = least
    }
  }

  /** All that begin before it ends, less those that end before it begins. */
  countOverlapping({ start, end }: Placed): number {
    return countBelow(this.#starts, end) - countBelow(this.#ends, start + 1)
  }

  /** Whether one begins no later and ends no earlier; `isSecond` asks for two of them. */
  reachesOver({ start, end }: Placed, isSecond: boolean): boolean {
    const furthest = this.#furthest[countBelow(this.#starts, start + 1) - 1]
    return furthest !== undefined && furthest[isSecond ? 1 : 0] >= end
  }

  /** Whether one begins no earlier and ends no later; `isSecond` asks for two of them. */
  liesIn({ start, end }: Placed, isSecond: boolean): boolean {
    const nearest = this.#nearest[countBelow(this.#starts, start)]
    return nearest !== undefined && nearest[isSecond ? 1 : 0] <= end
  }

  lastEndBefore(offset: number): number | undefined {
    return this.#ends[countBelow(this.#ends, offset + 1) - 1]
  }

  firstStartFrom(offset: number): number | undefined {
    return this.#starts[countBelow(this.#starts, offset)]
  }
}

/** How many of some sorted numbers are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
