import type { Configuration } from '../../../shared/contract/configurations.ts'
import { ORIGINS } from '../../../shared/domain/realist.ts'
import { STATUSES } from '../../../shared/domain/roles.ts'
import { balanceOf, ORIGIN_WORDS, STATUS_WORDS } from './words.ts'

interface Choice {
  id: string
  label: string
  passes: (configuration: Configuration) => boolean
}

const CHOICES: readonly Choice[] = [
  { id: 'all', label: 'Show all', passes: () => true },
  { id: 'incomplete', label: 'Incomplete', passes: ({ isComplete }) => !isComplete },
  {
    id: 'untested',
    label: 'Untested or one-sided',
    passes: configuration => balanceOf(configuration) !== null,
  },
  ...STATUSES.map(id => ({
    id: `status:${id}`,
    label: `Status: ${STATUS_WORDS[id].toLowerCase()}`,
    passes: ({ status }: Configuration) => status === id,
  })),
  ...ORIGINS.map(id => ({
    id: `origin:${id}`,
    label: `Origin: ${ORIGIN_WORDS[id].toLowerCase()}`,
    passes: ({ origin }: Configuration) => origin === id,
  })),
]

/** The choices of the list's filter. */
export const LIST_FILTERS: { id: string; label: string }[] = CHOICES.map(({ id, label }) => ({
  id,
  label,
}))

/**
 * Configurations that pass the filter and hold every word typed, in number, short name, title, sentence, elements or actor.
 * @param filter the id of one of `LIST_FILTERS`.
 */
export function filterConfigurations(
  configurations: Configuration[],
  filter: string,
  typed: string,
): Configuration[] {
  const passes = CHOICES.find(({ id }) => id === filter)?.passes ?? (() => true)
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
  return configurations.filter(configuration => {
    if (!passes(configuration)) return false
    if (words.length === 0) return true
    const { number, handle, title, statement, actor, slots } = configuration
    const text = [`cmoc ${number}`, handle, title, statement, actor]
      .concat(slots.map(({ label }) => label))
      .join(' ')
      .toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
}
