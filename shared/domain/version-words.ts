import type { ComparedConfiguration, ComparedSlot } from './compared-version.ts'

/** What of an element is told where it differs between two versions of a theory. */
export const FIELDS_OF_ELEMENT = [
  ...(['label', 'description', 'role', 'facet', 'layer', 'valence'] as const),
  ...(['outcomeLevel', 'isIntended', 'group', 'setting'] as const),
]

/**
 * What of a configuration is told where its words differ. A composed statement follows from the slots and the words of the
 * elements, so it is told only where somebody wrote it, or chose another style or actor.
 */
export function wordsOf(
  before: ComparedConfiguration,
  after: ComparedConfiguration,
): ('title' | 'handle' | 'origin' | 'actor' | 'statement')[] {
  const isComposed =
    !before.isRewritten &&
    !after.isRewritten &&
    before.style === after.style &&
    before.actor === after.actor
  return ['title', 'handle', 'origin', 'actor', ...(isComposed ? [] : (['statement'] as const))]
}

/** Slots in words, a line each: `M (reasoning): or hope returns [7]`. The number is the activation, from 0 to 10. */
export function describeSlots(slots: readonly ComparedSlot[]): string {
  return slots
    .map(({ role, facet, label, joiner, activation }) => {
      const side = facet === null ? '' : ` (${facet})`
      const or = joiner === 'or' ? 'or ' : ''
      return `${role}${side}: ${or}${label}${activation === null ? '' : ` [${activation}]`}`
    })
    .join('\n')
}
