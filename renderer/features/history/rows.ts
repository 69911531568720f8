import type { HistoryEntry } from '../../../shared/contract/history.ts'
import type { Researcher } from '../../../shared/contract/project.ts'

/** A line of the journal as it is shown: a day, or a change under it. */
export type HistoryRow =
  | { kind: 'day'; day: string }
  | { kind: 'entry'; entry: HistoryEntry; researcher: Researcher | null }

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' })

/** Sets a heading before the first change of each day, in the computer's own time zone. */
export function rowsOf(
  entries: readonly HistoryEntry[],
  researchers: readonly Researcher[],
): HistoryRow[] {
  const byId = new Map(researchers.map(researcher => [researcher.id, researcher]))
  const rows: HistoryRow[] = []
  let latest = ''
  for (const entry of entries) {
    const day = DAY.format(new Date(entry.at))
    if (day !== latest) rows.push({ kind: 'day', day })
    latest = day
    rows.push({ kind: 'entry', entry, researcher: byId.get(entry.researcherId) ?? null })
  }
  return rows
}
