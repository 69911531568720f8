import type { AgreementUnit } from '../../../shared/agreement/statistics.ts'
import { type SearchBlock, unitsOf } from '../../../shared/search/search-text.ts'
import { sentencesIn, type TextRange } from '../../../shared/text/boundaries.ts'
import {
  lastChange,
  listSearchBlocks,
  listSearchSources,
  type SearchSource,
  tablesChangedSince,
} from '../../db/repositories/search.ts'
import { readText } from '../../db/repositories/texts.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** A source's text as a row of units, without speaker labels and what lies between paragraphs. */
export interface Continuum {
  source: SearchSource
  /** How many units. */
  length: number
  /** The first unit of each turn, or paragraph where there are no turns. */
  turns: readonly number[]
  /** The units that a passage touches, `[start, end)`; null where it touches none. */
  place: (start: number, end: number) => TextRange | null
}

interface Kept {
  change: number
  blocks: Map<string, SearchBlock[]>
  sources: SearchSource[]
  /** By unit and text version; made when first asked for. */
  made: Map<string, Continuum>
}

const kept = new WeakMap<ReadableDb, Kept>()

/** Where texts and their turns stand. */
const TEXT_TABLES = new Set(['source', 'text_version', 'block'])

/** The sources of a project by title, and each as a row of units when that is asked for. */
export function readContinua(db: ReadableDb, unit: AgreementUnit) {
  const { sources, blocks, made } = readTexts(db)
  return {
    sources,
    of: (source: SearchSource): Continuum => {
      const key = `${unit} ${source.versionId}`
      const known = made.get(key)
      if (known !== undefined) return known
      const own = blocks.get(source.versionId) ?? []
      const continuum = makeContinuum(db, source, own, unit)
      made.set(key, continuum)
      return continuum
    },
  }
}

function readTexts(db: ReadableDb): Kept {
  const change = lastChange(db)
  const before = kept.get(db)
  if (before !== undefined) {
    const changed = before.change === change ? [] : tablesChangedSince(db, before.change)
    if (!changed.some(table => TEXT_TABLES.has(table))) {
      before.change = change
      return before
    }
  }
  const now: Kept = {
    ...{ change, sources: listSearchSources(db), made: new Map() },
    blocks: Map.groupBy(listSearchBlocks(db), block => block.versionId),
  }
  kept.set(db, now)
  return now
}

function makeContinuum(
  db: ReadableDb,
  source: SearchSource,
  blocks: readonly SearchBlock[],
  unit: AgreementUnit,
): Continuum {
  const turns = unitsOf(blocks).map(({ start }) => start)
  if (unit === 'character') return ofCharacters(source, blocks, turns)
  if (unit === 'turn') return ofUnits(source, unitsOf(blocks), turns)
  const text = readText(db, source.textHash)
  const sentences = blocks.flatMap(({ contentStart, end }) => sentencesIn(text, contentStart, end))
  return ofUnits(source, sentences, turns)
}

/** Units as they stand in the text, in order and apart. */
function ofUnits(
  source: SearchSource,
  units: readonly TextRange[],
  turns: readonly number[],
): Continuum {
  const starts = Int32Array.from(units, ({ start }) => start)
  const ends = Int32Array.from(units, ({ end }) => end)
  const place = (start: number, end: number) => {
    const first = countUpTo(ends, start)
    const last = countUpTo(starts, end - 1)
    return first < last ? { start: first, end: last } : null
  }
  const firsts = turns.map(start => countUpTo(ends, start))
  return { source, length: units.length, turns: distinct(firsts, units.length), place }
}

/** Every character of the words; the places of a text's labels fall together with the word behind them. */
function ofCharacters(
  source: SearchSource,
  blocks: readonly SearchBlock[],
  turns: readonly number[],
): Continuum {
  const starts = Int32Array.from(blocks, ({ contentStart }) => contentStart)
  const before = new Int32Array(blocks.length + 1)
  for (const [index, { contentStart, end }] of blocks.entries()) {
    before[index + 1] = (before[index] ?? 0) + Math.max(0, end - contentStart)
  }
  const length = before[blocks.length] ?? 0
  const at = (offset: number) => {
    const block = countUpTo(starts, offset) - 1
    if (block < 0) return 0
    return Math.min(before[block + 1] ?? 0, (before[block] ?? 0) + offset - (starts[block] ?? 0))
  }
  const place = (start: number, end: number) => {
    const range = { start: at(start), end: at(end) }
    return range.start < range.end ? range : null
  }
  return { source, length, turns: distinct(turns.map(at), length), place }
}

/** Turns with no unit of their own are none. */
function distinct(turns: readonly number[], length: number): number[] {
  const firsts = [...new Set(turns)].filter(turn => turn < length)
  return firsts[0] === 0 ? firsts : [0, ...firsts]
}

/** How many of some numbers in order are at or below another. */
function countUpTo(numbers: Int32Array, most: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low
}
