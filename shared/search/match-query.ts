import { countWordsUpTo, endOfWord } from './characters.ts'
import { originOf } from './fold.ts'
import { findTerm, type TermOptions } from './find-term.ts'
import type { Field, Query } from './query.ts'
import type { Match, SearchText, Unit } from './search-text.ts'

/** How to compare, and where a text comes from. */
export interface MatchOptions extends TermOptions {
  /** Whether a unit is from where a condition asks for. */
  isFrom: (field: Field, unit: Unit) => boolean
}

/** Which units a query holds in, and what of it was found there. */
interface Held {
  units: Uint8Array
  found: Match[]
}

/**
 * Every place that a query finds in a text, in order, in offsets of the text. A place within another one is left out.
 * Each part of the query gives its places and the units it holds in; the parts are then joined by unit.
 */
export function matchQuery(query: Query, text: SearchText, options: MatchOptions): Match[] {
  const { found } = evaluate(query, text, options)
  return outermost(found).map(match => ({
    unit: match.unit,
    ...originOf(text.folded, match.start, match.end),
  }))
}

/** For each unit of a text, 1 where a query holds in it. */
export function unitsHolding(query: Query, text: SearchText, options: MatchOptions): Uint8Array {
  return evaluate(query, text, options).units
}

/** @param within the units that matter; what is said of others means nothing. */
function evaluate(
  query: Query,
  text: SearchText,
  options: MatchOptions,
  within: Uint8Array | null = null,
): Held {
  switch (query.kind) {
    case 'term':
      return heldBy(findTerm(query, text, options, within), text)
    case 'near': {
      const left = evaluate(query.left, text, options, within).found
      const right = left.length === 0 ? [] : evaluate(query.right, text, options, within).found
      return heldBy(near(text, left, right, query.distance), text)
    }
    case 'field':
      return {
        units: Uint8Array.from(text.units, unit => (options.isFrom(query, unit) ? 1 : 0)),
        found: [],
      }
    case 'not': {
      const { units } = evaluate(query.of, text, options, within)
      return { units: units.map(holds => 1 - holds), found: [] }
    }
    case 'any': {
      const parts = query.of.map(part => evaluate(part, text, options, within))
      const units = new Uint8Array(text.units.length)
      for (const part of parts) part.units.forEach((holds, unit) => holds && (units[unit] = 1))
      return { units, found: parts.flatMap(part => part.found) }
    }
    case 'all':
      return evaluateAll(query.of, text, options, within)
  }
}

/** The rarest first: where that is nowhere, the others need not be looked for. */
function evaluateAll(
  of: readonly Query[],
  text: SearchText,
  options: MatchOptions,
  within: Uint8Array | null,
): Held {
  const units = within?.slice() ?? new Uint8Array(text.units.length).fill(1)
  let found: Match[] = []
  for (const part of of.toSorted((a, b) => cost(a) - cost(b))) {
    const held = evaluate(part, text, options, units)
    held.units.forEach((holds, unit) => {
      if (holds === 0) units[unit] = 0
    })
    if (!units.includes(1)) return { units, found: [] }
    found = found.concat(held.found)
  }
  return { units, found: found.filter(match => units[match.unit] === 1) }
}

/** How early a part is looked for: conditions on the place, then long words, which are rare. */
function cost(query: Query): number {
  if (query.kind === 'field') return -1_000
  if (query.kind !== 'term') return 0
  return -Math.max(...query.words.map(word => word.folded.length))
}

function heldBy(found: Match[], text: SearchText): Held {
  const units = new Uint8Array(text.units.length)
  for (const { unit } of found) units[unit] = 1
  return { units, found }
}

/** The shortest stretches from a place of one list to a place of the other, with at most so many words between. */
function near(text: SearchText, left: Match[], right: Match[], distance: number): Match[] {
  const stretches = [...follow(text, left, right, distance), ...follow(text, right, left, distance)]
  return innermost(stretches)
}

function follow(text: SearchText, first: Match[], second: Match[], distance: number): Match[] {
  const folded = text.folded.text
  const after = second.toSorted((a, b) => a.start - b.start)
  const stretches: Match[] = []
  let from = 0
  for (const match of first.toSorted((a, b) => a.end - b.end)) {
    while ((after[from]?.start ?? Number.POSITIVE_INFINITY) < match.end) from += 1
    const gapStart = endOfWord(folded, match.end)
    let nearest = Number.POSITIVE_INFINITY
    for (let at = from; at < after.length; at += 1) {
      const other = after[at]
      // A stretch to what begins behind the nearest would hold the one to the nearest.
      if (other === undefined || other.unit !== match.unit || other.start >= nearest) break
      if (countWordsUpTo(folded, gapStart, other.start, distance) > distance) break
      stretches.push({ start: match.start, end: other.end, unit: match.unit })
      nearest = Math.min(nearest, other.end)
    }
  }
  return stretches
}

/** Leaves out stretches that hold another one, and repeats. */
function innermost(found: Match[]): Match[] {
  const kept: Match[] = []
  let end = Number.POSITIVE_INFINITY
  for (const match of found.toSorted((a, b) => b.start - a.start || a.end - b.end)) {
    if (match.end >= end) continue
    kept.push(match)
    end = match.end
  }
  return kept.reverse()
}

/** Leaves out stretches that lie within another one, and repeats. */
function outermost(found: Match[]): Match[] {
  let end = -1
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(match => {
      const isKept = match.end > end
      if (isKept) end = match.end
      return isKept
    })
}
