import type { DifferenceKind } from '../../../shared/domain/compare-versions.ts'
import type { TheoryKind } from '../../../shared/domain/roles.ts'
import { formatDay } from '../../ui/format.ts'

/** Kinds of a theory version as the interface writes them. */
export const KIND_WORDS: Record<TheoryKind, string> = {
  initial: 'Initial programme theory',
  refined: 'Refined programme theory',
  'mid-range': 'Mid-range theory',
}

/** What kinds of difference are called as headings. */
export const DIFFERENCE_WORDS: Record<DifferenceKind, string> = {
  added: 'Added',
  dropped: 'Dropped',
  restructured: 'Put together differently',
  reworded: 'Reworded',
  status: 'Status',
  regrouped: 'Principles regrouped',
  link: 'Links',
  evidence: 'Evidence gained and lost',
}

/** Fields of configurations, elements, links and principles whose names do not say it. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  handle: 'short name',
  label: 'words',
  slots: 'elements',
  statusReason: 'reason',
  outcomeLevel: 'level',
  isIntended: 'intended',
  configurations: 'configurations in it',
}

/** What a field that differs is called. */
export function wordsOfField(field: string): string {
  return FIELD_WORDS[field] ?? field
}

/** Since when a version stands, or that it does not. */
export function stateOf(frozenAt: string | null): string {
  return frozenAt === null ? 'Live: follows every change' : `Kept on ${formatDay(frozenAt)}`
}
