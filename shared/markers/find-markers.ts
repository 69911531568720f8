import { orderRoles, type Role } from '../domain/roles.ts'
import type { BlockSpan } from '../text/block-index.ts'
import { blockIndexAt } from '../text/block-index.ts'
import type { TextRange } from '../text/boundaries.ts'
import { clauseBefore, trimClause } from './clause.ts'
import { isOtherSign, type Marker, readMarkers } from './read-marker.ts'

/** A clause that a marker in the text stands for. Offsets are UTF-16 code units, `[start, end)`. */
export interface MarkedClause extends TextRange {
  roles: Role[]
  /** The marker itself; several in a row count as one. */
  marker: TextRange
  /** The offsets of the braces that say exactly what the marker stands for. */
  braces: { open: number; close: number } | null
}

/**
 * The inline markers of a text, each with the clause it stands for as far as this can be told: proposals, for a
 * researcher to confirm. Braces before a marker say exactly what it stands for: `we {went together} (M)`. With blocks,
 * a clause never takes in the speaker's label.
 */
export function findMarkers(text: string, blocks: readonly BlockSpan[] = []): MarkedClause[] {
  const found: MarkedClause[] = []
  const openings = matchBraces(text)
  let reach = 0
  let mayGoOn = false
  for (const marker of readMarkers(text)) {
    const last = found.at(-1)
    // What has ended a row once is not looked at again: a text may hold very many markers that stand for nothing.
    mayGoOn &&= isRow(text, reach, marker)
    if (last !== undefined && mayGoOn) {
      last.roles = orderRoles([...last.roles, ...marker.roles])
      last.marker = { start: last.marker.start, end: marker.end }
      reach = marker.end
      continue
    }
    const braced = bracedBefore(text, marker, found, openings)
    if (braced === null && isOtherSign(text, marker)) continue
    const from = Math.max(reach, labelEnd(blocks, marker))
    const clause = braced?.clause ?? clauseBefore(text, from, marker.start)
    if (clause === null) continue
    const { start, end, roles } = marker
    found.push({ ...clause, roles, marker: { start, end }, braces: braced?.braces ?? null })
    reach = end
    mayGoOn = true
  }
  return found
}

/** True where a marker stands right behind the one before it: `(C) (M)`. */
function isRow(text: string, reach: number, marker: Marker): boolean {
  return /^[ \t/,&]*$/.test(text.slice(reach, marker.start))
}

function labelEnd(blocks: readonly BlockSpan[], { start }: Marker): number {
  const block = blocks[blockIndexAt(blocks, start)]
  return block === undefined || block.contentStart > start ? 0 : block.contentStart
}

/** The words in braces that end right before a marker; null where there are none. */
function bracedBefore(
  text: string,
  marker: Marker,
  found: readonly MarkedClause[],
  openings: ReadonlyMap<number, number>,
): { clause: TextRange; braces: { open: number; close: number } } | null {
  let close = marker.start - 1
  while (text[close] === ' ') close -= 1
  const open = openings.get(close)
  if (open === undefined) return null
  // The clause may end with another one and its marker: `{a {b} (M)} (C)`.
  const last = found.at(-1)
  const isNested = last !== undefined && /^[\s}]*$/.test(text.slice(last.marker.end, close))
  const end = isNested ? last.end : close
  const clause = trimClause(text, { start: open + 1, end: Math.max(open + 1, end) })
  return clause === null ? null : { clause, braces: { open, close } }
}

/** Deepest braces within each other that are matched; beyond that the outermost are taken for stray ones. */
const MAX_DEPTH = 32

/** The opening brace of each closing one, by their offsets. */
function matchBraces(text: string): ReadonlyMap<number, number> {
  const openings = new Map<number, number>()
  const open: number[] = []
  for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index)
      if (open.length > MAX_DEPTH) open.shift()
      continue
    }
    const partner = open.pop()
    if (partner !== undefined) openings.set(index, partner)
  }
  return openings
}
