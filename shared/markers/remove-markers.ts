import type { TextRange } from '../text/boundaries.ts'
import type { Edit } from '../text/edit-script.ts'
import type { MarkedClause } from './find-markers.ts'

/**
 * The edits that take markers out of a text, in order: each with the space before it, with the full stop that would stand
 * twice (`care. (O).`), and with the braces around its clause.
 */
export function removeMarkers(text: string, clauses: readonly MarkedClause[]): Edit[] {
  const removed = clauses.flatMap(clause => [...bracesOf(clause), markerRange(text, clause)])
  return removed
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .reduce<TextRange[]>((merged, range) => {
      const last = merged.at(-1)
      if (last === undefined || last.end < range.start) merged.push({ ...range })
      else last.end = Math.max(last.end, range.end)
      return merged
    }, [])
    .map(range => ({ ...range, text: '' }))
}

function markerRange(text: string, { marker }: MarkedClause): TextRange {
  const before = text.slice(0, marker.start).trimEnd().length
  // At the start of a line the break before it stays, and the space behind it goes.
  if (text.slice(before, marker.start).includes('\n')) {
    const space = /^[ \t]*/.exec(text.slice(marker.end))?.[0].length ?? 0
    return { start: marker.start, end: marker.end + space }
  }
  const start = before
  const isTwice =
    /[.,;:]/.test(text.charAt(start - 1)) && text.charAt(marker.end) === text[start - 1]
  return { start, end: marker.end + (isTwice ? 1 : 0) }
}

function bracesOf({ braces }: MarkedClause): TextRange[] {
  if (braces === null) return []
  return [braces.open, braces.close].map(start => ({ start, end: start + 1 }))
}
