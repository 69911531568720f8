import { count } from '../../ui/format.ts'

/** How many codings an edit keeps as they are, and what it does to the others. */
export interface EditCounts {
  kept: number
  changed: number
  shrunk: number
  lost: number
}

/** What became, or would become, of codings: "21 codings kept, 1 corrected inside, 1 shrunk, 1 lost its words". */
export function describeEdit({ kept, changed, shrunk, lost }: EditCounts): string {
  if (kept + changed + shrunk + lost === 0) return 'No codings in this text'
  return [
    `${count(kept, 'coding')} kept`,
    changed > 0 ? `${changed} corrected inside` : null,
    shrunk > 0 ? `${shrunk} shrunk` : null,
    lost > 0 ? `${lost} lost ${lost === 1 ? 'its' : 'their'} words` : null,
  ]
    .filter(part => part !== null)
    .join(', ')
}

/** The beginning of a quote, in its marks. */
export function shortQuote(quote: string, length = 120): string {
  return `“${quote.length > length ? `${quote.slice(0, length).trimEnd()}…` : quote}”`
}

/** Counts of the engine's report, or of what was foreseen. */
export function editCounts(counts: {
  exact: number
  moved: number
  changed: number
  shrunk: number
  orphaned?: number
  orphan?: number
}): EditCounts {
  const { exact, moved, changed, shrunk } = counts
  return { kept: exact + moved, changed, shrunk, lost: counts.orphaned ?? counts.orphan ?? 0 }
}
