import type { TextRange } from '../text/boundaries.ts'
import { type BinaryRow, binaryRow } from './binary-values.ts'
import { sweep } from './stretches.ts'

/** What coders marked with one code, counted: by source or turn, so that these can be drawn anew. */

/** A source as coders found it: a continuum of units, and who was to code it. */
export interface CodedSource {
  /** How many units it has: characters, sentences or turns. */
  length: number
  /** Of each coder, whether the source was theirs to code. */
  isCoded: readonly boolean[]
  /** Where turns begin on the continuum; the first begins at 0. */
  turns: readonly number[]
}

/** What each coder marked in a source with one code: stretches in order, none over another. */
export interface Marks {
  source: number
  coders: readonly (readonly TextRange[])[]
}

/** The sources of a study, and what is drawn anew: sources, or turns where there are few sources. */
export interface Grounds {
  coders: number
  sources: readonly CodedSource[]
  /** The first cluster of each source: clusters of a source come one after the other. */
  firstCluster: readonly number[]
  clusters: number
  /** Whether a cluster is a source. */
  isBySource: boolean
  /** Those who were to code a source, as bits, and how many units of each cluster they were to code. */
  readers: readonly { who: number; lengths: Float64Array }[]
  /** The place in `readers` of each source's. */
  readersOf: readonly number[]
}

/** With fewer sources than this, turns are drawn: a handful of sources cannot tell how much they vary. */
const FEWEST_SOURCES = 8

/** Makes sources ready to be counted in. */
export function layGrounds(sources: readonly CodedSource[], coders: number): Grounds {
  const isBySource = sources.length >= FEWEST_SOURCES
  const firstCluster: number[] = []
  let clusters = 0
  for (const { turns } of sources) {
    firstCluster.push(clusters)
    clusters += isBySource ? 1 : Math.max(1, turns.length)
  }
  const readers: { who: number; lengths: Float64Array }[] = []
  const readersOf = sources.map((source, index) => {
    const who = source.isCoded.reduce((bits, is, coder) => (is ? bits | (1 << coder) : bits), 0)
    let place = readers.findIndex(each => each.who === who)
    if (place === -1) place = readers.push({ who, lengths: new Float64Array(clusters) }) - 1
    const lengths = readers[place]?.lengths ?? new Float64Array(clusters)
    const first = firstCluster[index] ?? 0
    if (isBySource) lengths[first] = source.length
    else {
      const starts = source.turns.length === 0 ? [0] : source.turns
      for (const [turn, start] of starts.entries()) {
        lengths[first + turn] = (starts[turn + 1] ?? source.length) - start
      }
    }
    return place
  })
  return { coders, sources, firstCluster, clusters, isBySource, readers, readersOf }
}

/** What was marked with one code, or with several that are counted together. */
export interface Tally {
  /** Ways in which units were marked; the first of them, as many as there are readers, are those nobody marked. */
  rows: readonly BinaryRow[]
  /** Who marked the units of each row, as bits. */
  marks: readonly number[]
  /** The readers of each row. */
  readersOf: readonly number[]
  /** How many units of a cluster are of a row that somebody marked. */
  entries: Entries
  /** What the unitising alpha needs, of each source. */
  units: UnitSums
  /** How many codes are counted together. */
  codes: number
}

/** Sums by cluster and row, in columns: hundreds of draws go through them. */
export interface Entries {
  clusters: Int32Array
  rows: Int32Array
  units: Float64Array
}

/** Sums by source. */
export interface UnitSums {
  /** Lengths of pairs of coders that differ, over those that each could be paired with. */
  disagreement: Float64Array
  /** What all coders together marked. */
  marked: Float64Array
  /** How much the squared lengths of units are beside those of a source where nobody marked anything. */
  squares: Float64Array
}

/** Adds up what has one cluster and one row. */
class EntrySums {
  readonly #sums = new Map<number, number>()
  readonly #clusters: number

  constructor(clusters: number) {
    this.#clusters = clusters
  }

  add(cluster: number, row: number, units: number): void {
    const key = row * this.#clusters + cluster
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + units)
  }

  inColumns(): Entries {
    const keys = [...this.#sums.keys()]
    return {
      clusters: Int32Array.from(keys, key => key % this.#clusters),
      rows: Int32Array.from(keys, key => Math.floor(key / this.#clusters)),
      units: Float64Array.from(this.#sums.values()),
    }
  }
}

function noUnits({ sources }: Grounds): UnitSums {
  const none = () => new Float64Array(sources.length)
  return { disagreement: none(), marked: none(), squares: none() }
}

/** Counts what was marked with one code. */
export function tallyMarks(grounds: Grounds, marks: readonly Marks[]): Tally {
  const rows: { who: number; readers: number; marks: number }[] = grounds.readers.map(
    ({ who }, readers) => ({ who, readers, marks: 0 }),
  )
  const known = new Map<number, number>()
  const rowOf = (readers: number, given: number) => {
    const key = given * grounds.readers.length + readers
    const row = known.get(key)
    if (row !== undefined) return row
    const who = grounds.readers[readers]?.who ?? 0
    known.set(key, rows.push({ who, readers, marks: given }) - 1)
    return rows.length - 1
  }
  const entries = new EntrySums(grounds.clusters)
  const units = noUnits(grounds)
  for (const { source, coders } of marks) {
    const readers = grounds.readersOf[source] ?? 0
    const who = grounds.readers[readers]?.who ?? 0
    const read = coders.filter((_, coder) => (who & (1 << coder)) !== 0)
    const own = coders.map((ranges, coder) => ((who & (1 << coder)) === 0 ? [] : ranges))
    if (read.length === 0) continue
    let disagreement = 0
    sweep(own, (start, end, given) => {
      const row = rowOf(readers, given)
      addEntries(grounds, source, start, end, row, entries)
      const ones = bitsIn(given)
      disagreement += (2 * (end - start) * ones * (read.length - ones)) / (read.length - 1)
    })
    const length = grounds.sources[source]?.length ?? 0
    if (read.length < 2) continue
    let marked = 0
    let squares = -read.length * length ** 2
    for (const ranges of read) {
      let at = 0
      for (const { start, end } of ranges) {
        marked += end - start
        squares += (end - start) ** 2 + (start - at) ** 2
        at = end
      }
      squares += (length - at) ** 2
    }
    units.disagreement[source] = disagreement
    units.marked[source] = marked
    units.squares[source] = squares
  }
  return { ...finish(rows, grounds.coders), entries: entries.inColumns(), units, codes: 1 }
}

/** Counts several codes together: whether a unit has a code is then one judgement for each code. */
export function poolTallies(grounds: Grounds, tallies: readonly Tally[]): Tally {
  const rows = grounds.readers.map(({ who }, readers) => ({ who, readers, marks: 0 }))
  const known = new Map<string, number>()
  const entries = new EntrySums(grounds.clusters)
  const units = noUnits(grounds)
  for (const tally of tallies) {
    const place = tally.marks.map((marks, row) => {
      const readers = tally.readersOf[row] ?? 0
      if (marks === 0) return readers
      const key = `${readers} ${marks}`
      const place = known.get(key)
      if (place !== undefined) return place
      rows.push({ who: grounds.readers[readers]?.who ?? 0, readers, marks })
      known.set(key, rows.length - 1)
      return rows.length - 1
    })
    const { clusters, rows: own, units: counts } = tally.entries
    for (const [index, cluster] of clusters.entries()) {
      entries.add(cluster, place[own[index] ?? 0] ?? 0, counts[index] ?? 0)
    }
    for (const source of grounds.sources.keys()) {
      for (const each of ['disagreement', 'marked', 'squares'] as const) {
        units[each][source] = (units[each][source] ?? 0) + (tally.units[each][source] ?? 0)
      }
    }
  }
  const codes = tallies.length
  return { ...finish(rows, grounds.coders), entries: entries.inColumns(), units, codes }
}

function finish(rows: readonly { who: number; readers: number; marks: number }[], coders: number) {
  return {
    rows: rows.map(({ who, marks }) =>
      binaryRow(
        Array.from({ length: coders }, (_, coder) => {
          if ((who & (1 << coder)) === 0) return null
          return (marks & (1 << coder)) === 0 ? 0 : 1
        }),
      ),
    ),
    marks: rows.map(({ marks }) => marks),
    readersOf: rows.map(({ readers }) => readers),
  }
}

function addEntries(
  { isBySource, firstCluster, sources }: Grounds,
  source: number,
  start: number,
  end: number,
  row: number,
  entries: EntrySums,
): void {
  const first = firstCluster[source] ?? 0
  const turns = sources[source]?.turns ?? []
  if (isBySource || turns.length < 2) {
    entries.add(first, row, end - start)
    return
  }
  let turn = turnAt(turns, start)
  for (let from = start; from < end; turn += 1) {
    const to = Math.min(end, turns[turn + 1] ?? end)
    if (to > from) entries.add(first + turn, row, to - from)
    from = to
  }
}

/** The last turn that begins at or before a place. */
function turnAt(turns: readonly number[], place: number): number {
  let [low, high] = [0, turns.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((turns[middle] ?? 0) <= place) low = middle
    else high = middle
  }
  return low
}

/** How many coders a set of bits names. */
export function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
