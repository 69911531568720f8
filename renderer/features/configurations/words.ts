import type { Configuration } from '../../../shared/contract/configurations.ts'
import { STATUSES, type Status } from '../../../shared/domain/roles.ts'

/** Statuses as the interface writes them. */
export const STATUS_WORDS: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  merged: 'Merged into another',
  rejected: 'Rejected',
}

/** Statuses as choices. */
export const STATUS_OPTIONS = STATUSES.map(id => ({ id, label: STATUS_WORDS[id] }))

/** What to call a configuration that has no title. */
export function titleOf(configuration: Pick<Configuration, 'title' | 'statement'>): string {
  return configuration.title || configuration.statement || 'No title yet'
}

/** What is weak about a configuration's evidence, in a word or two; null where both sides are heard. */
export function balanceOf({ evidence }: Pick<Configuration, 'evidence'>): string | null {
  const { supports, refines, challenges } = evidence
  if (supports + refines + challenges === 0) return 'no evidence'
  if (challenges === 0) return 'untested'
  return supports + refines === 0 ? 'only challenged' : null
}

/** Why a balance word is shown, for its tooltip and the editor's remark. */
export const BALANCE_REASONS: Record<string, string> = {
  'no evidence': 'No passage is attached yet.',
  untested: 'Nothing attached challenges it. Has anyone looked?',
  'only challenged': 'Every passage attached challenges it.',
}
