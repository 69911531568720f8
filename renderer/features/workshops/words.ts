import type { RoundKind, WorkshopStatus } from '../../../shared/domain/workshop.ts'
import { formatDay } from '../../ui/format.ts'

/** What is done in a round, as a choice. */
export const ROUND_KIND_WORDS: Record<RoundKind, { label: string; description: string }> = {
  respond: { label: 'Respond', description: 'Agree, disagree and what lies between' },
  rank: { label: 'Rank', description: 'Put the items in order' },
  dots: { label: 'Dots', description: 'Share out dots among the items' },
  discuss: { label: 'Discuss', description: 'Talk, with comments taken down' },
}

/** How far a workshop is, as a choice. */
export const STATUS_WORDS: Record<WorkshopStatus, string> = {
  planned: 'Planned',
  running: 'Running',
  closed: 'Closed',
}

/** A day of ISO 8601 as people write it; a day that was written otherwise as it is. */
export function dayOf(date: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? formatDay(date) : date
}
