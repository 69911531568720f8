import type { ATTRIBUTIONS } from '../../shared/tables/kinds.ts'

/** How much is told of who said something, in words. */
export const ATTRIBUTION_WORDS: Record<(typeof ATTRIBUTIONS)[number], string> = {
  participant: 'Pseudonym and group',
  group: 'Stakeholder group only',
  none: 'Nothing',
}
