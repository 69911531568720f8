import { orderRoles, type Role } from '../domain/roles.ts'
import type { TextRange } from '../text/boundaries.ts'
import { trimClause } from './clause.ts'
import { findMarkers } from './find-markers.ts'
import { writeMarker } from './read-marker.ts'

/** A coding inside a quote; offsets are UTF-16 code units of the quote and may leave it. */
export interface QuotedCoding extends TextRange {
  roles: readonly Role[]
}

interface Clause extends TextRange {
  roles: Role[]
}

/** Text put into a quote at an offset of it. */
interface Insertion {
  at: number
  text: string
}

/**
 * Writes a quote as realist papers do, each clause followed by its marker: `they won't look down on you (M)`. A clause
 * within another is told apart by braces: `{we went {together} (M) to the café} (C)`; where two cross, the stretch they
 * share is marked with the roles of both. `isExact` puts braces also around clauses that a reader would begin too early;
 * then `findMarkers` reads back exactly what was written.
 */
export function writeInline(
  quote: string,
  codings: readonly QuotedCoding[],
  { isExact = false }: { isExact?: boolean } = {},
): string {
  const clauses = cutCrossing(quote, clausesOf(quote, codings))
  const braced = new Set<Clause>()
  for (;;) {
    const insertions = insertionsFor(clauses, braced)
    const written = insertInto(quote, insertions)
    const misread = misreadClauses(written, insertions, clauses, isExact)
    const worse = misread.filter(clause => !braced.has(clause))
    if (worse.length === 0) return written
    // Braces around the outer of two often make the inner one plain.
    const outer = worse.filter(clause => holdsAnother(clause, clauses))
    for (const clause of outer.length > 0 ? outer : worse) braced.add(clause)
  }
}

/** Whole words with their roles, one clause a place; what has no words or no roles is left out. */
function clausesOf(quote: string, codings: readonly QuotedCoding[]): Clause[] {
  const byPlace = new Map<string, Clause>()
  for (const coding of codings) {
    const start = Math.max(0, Math.min(coding.start, quote.length))
    const end = Math.max(start, Math.min(coding.end, quote.length))
    const place = trimClause(quote, wholeWords(quote, { start, end }))
    if (place === null || coding.roles.length === 0) continue
    const key = `${place.start}-${place.end}`
    const roles = orderRoles([...(byPlace.get(key)?.roles ?? []), ...coding.roles])
    byPlace.set(key, { ...place, roles })
  }
  return [...byPlace.values()].sort(outerFirst)
}

function outerFirst(a: TextRange, b: TextRange): number {
  return a.start - b.start || b.end - a.end
}

const WORD = /[\p{L}\p{M}\p{N}'’]/u

function wholeWords(quote: string, range: TextRange): TextRange {
  let { start, end } = range
  if (start >= end) return range
  while (start > 0 && joins(quote, start)) start -= 1
  while (end < quote.length && joins(quote, end)) end += 1
  return { start, end }
}

/** True where an offset lies inside a word, or between the halves of a character. */
function joins(quote: string, at: number): boolean {
  const unit = quote.charCodeAt(at)
  const isHalf = unit >= 0xdc00 && unit <= 0xdfff
  return isHalf || (WORD.test(quote.charAt(at - 1)) && WORD.test(quote.charAt(at)))
}

/** Where clauses cross, all that hang together are cut into the stretches between their edges. */
function cutCrossing(quote: string, clauses: readonly Clause[]): Clause[] {
  const done: Clause[] = []
  for (const group of overlapping(clauses)) {
    const isCrossing = group.some(a =>
      group.some(b => a.start < b.start && b.start < a.end && a.end < b.end),
    )
    done.push(...(isCrossing ? stretches(quote, group) : group))
  }
  return done.sort(outerFirst)
}

function overlapping(clauses: readonly Clause[]): Clause[][] {
  const groups: Clause[][] = []
  let reach = -1
  for (const clause of clauses) {
    if (clause.start >= reach) groups.push([])
    groups.at(-1)?.push(clause)
    reach = Math.max(reach, clause.end)
  }
  return groups
}

function stretches(quote: string, group: readonly Clause[]): Clause[] {
  const edges = [...new Set(group.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  return edges.slice(1).flatMap((end, index) => {
    const place = trimClause(quote, { start: edges[index] ?? 0, end })
    if (place === null) return []
    const over = group.filter(clause => clause.start <= place.start && place.end <= clause.end)
    return [{ ...place, roles: orderRoles(over.flatMap(({ roles }) => roles)) }]
  })
}

/** Markers and braces in the order they are put in: at one offset, first what ends there, from the inside out. */
function insertionsFor(clauses: readonly Clause[], braced: ReadonlySet<Clause>): Insertion[] {
  const ends = clauses.toReversed().map(clause => ({
    at: clause.end,
    text: `${braced.has(clause) ? '}' : ''} ${writeMarker(clause.roles)}`,
  }))
  const starts = clauses
    .filter(clause => braced.has(clause))
    .map(({ start }) => ({ at: start, text: '{' }))
  return [...ends, ...starts].sort((a, b) => a.at - b.at)
}

function insertInto(quote: string, insertions: readonly Insertion[]): string {
  let written = ''
  let from = 0
  for (const { at, text } of insertions) {
    written += quote.slice(from, at) + text
    from = at
  }
  return written + quote.slice(from)
}

/** The clauses that somebody who reads what was written would take for something else. */
function misreadClauses(
  written: string,
  insertions: readonly Insertion[],
  clauses: readonly Clause[],
  isExact: boolean,
): Clause[] {
  const toQuote = offsetsInQuote(insertions)
  const read = new Map(
    findMarkers(written).map(({ start, end, roles }) => [
      `${toQuote(end)} ${roles.join('')}`,
      toQuote(start),
    ]),
  )
  return clauses.filter(clause => {
    const start = read.get(`${clause.end} ${clause.roles.join('')}`)
    // Markers in a row are read as one; a lone one that is not read at all looks like something else, as in papers.
    if (start === undefined) return isExact || overlapsAnother(clause, clauses)
    return isExact ? start !== clause.start : start > clause.start
  })
}

function holdsAnother(clause: Clause, clauses: readonly Clause[]): boolean {
  return clauses.some(
    other => other !== clause && clause.start <= other.start && other.end <= clause.end,
  )
}

function overlapsAnother(clause: Clause, clauses: readonly Clause[]): boolean {
  return clauses.some(
    other => other !== clause && other.start < clause.end && clause.start < other.end,
  )
}

/** From an offset in what was written to the one in the quote. */
function offsetsInQuote(insertions: readonly Insertion[]): (offset: number) => number {
  const places: { from: number; shift: number }[] = []
  let shift = 0
  for (const { at, text } of insertions) {
    const from = at + shift
    shift += text.length
    places.push({ from, shift })
  }
  return offset => offset - (places.findLast(({ from }) => from < offset)?.shift ?? 0)
}
