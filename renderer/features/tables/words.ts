import type { Stance, Status } from '../../../shared/domain/roles.ts'

export const STANCE_WORDS: Record<Stance, string> = {
  supports: 'Supports',
  refines: 'Refines',
  challenges: 'Challenges',
}

export const STATUS_WORDS: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  merged: 'Merged or split',
  rejected: 'Rejected',
}

/** How many quotes a cell holds. */
export const QUOTES = [
  { id: 'all', label: 'All' },
  { id: '1', label: 'One' },
  { id: '2', label: 'Up to two' },
  { id: '3', label: 'Up to three' },
  { id: '5', label: 'Up to five' },
  { id: 'none', label: 'None' },
] as const

/** Characters before and behind a passage. */
export const CONTEXTS = [
  { id: '0', label: 'None' },
  { id: '120', label: 'About 20 words' },
  { id: '400', label: 'About 70 words' },
  { id: '1000', label: 'About 180 words' },
] as const

/** Stands for what has no stakeholder group: names of groups begin with a sign of ours here. */
export const NO_GROUP = '-'
