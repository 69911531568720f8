import type { Configuration } from '../../../shared/contract/configurations.ts'
import { STATUSES, type Status } from '../../../shared/domain/roles.ts'
import { balanceOf, STATUS_WORDS } from './words.ts'

/** What the list shows. */
export type ListFilter = 'all' | 'incomplete' | 'untested' | Status

/** The choices of the list's filter. */
export const LIST_FILTERS: { id: ListFilter; label: string }[] = [
  { id: 'all', label: 'Show all' },
  { id: 'incomplete', label: 'Incomplete' },
  { id: 'untested', label: 'Untested or one-sided' },
  ...STATUSES.map(id => ({ id, label: STATUS_WORDS[id] })),
]

/** Configurations that pass the filter and hold every word typed, in title, sentence, elements or number. */
export function filterConfigurations(
  configurations: Configuration[],
  filter: ListFilter,
  typed: string,
): Configuration[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
  return configurations.filter(configuration => {
    if (!passes(configuration, filter)) return false
    if (words.length === 0) return true
    const labels = configuration.slots.map(slot => slot.label)
    const text = [
      `cmoc ${configuration.number}`,
      configuration.title,
      configuration.statement,
      ...labels,
    ]
      .join(' ')
      .toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
}

function passes(configuration: Configuration, filter: ListFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'incomplete') return !configuration.isComplete
  if (filter === 'untested') return balanceOf(configuration) !== null
  return configuration.status === filter
}
