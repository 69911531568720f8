import type { Status, TheoryKind } from '../../../shared/domain/roles.ts'

/** Kinds of a theory version as the interface writes them. */
export const KIND_WORDS: Record<TheoryKind, string> = {
  initial: 'Initial programme theory',
  refined: 'Refined programme theory',
  'mid-range': 'Mid-range theory',
}

/** Statuses as labels of check boxes. */
export const STATUS_WORDS: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  merged: 'Merged',
  rejected: 'Rejected',
}

/** What to call a configuration in a line of text. */
export function nameOf({ number, title }: { number: number; title: string }): string {
  return title === '' ? `CMOC ${number}` : `CMOC ${number}: ${title}`
}
