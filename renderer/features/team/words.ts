import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { count } from '../../ui/format.ts'

type Interval = OutputOf<'agreement.measure'>['rows'][number]['statistics']['kappa']

/** A coefficient with two places and a true minus sign; a dash where it is undefined. */
export function formatValue(value: number | null): string {
  if (value === null) return '–'
  return value
    .toFixed(2)
    .replace(/^-0\.00$/, '0.00')
    .replace('-', '−')
}

/** “0.61 to 0.80”; empty where there is no interval. */
export function formatInterval({ low, high }: Interval): string {
  return low === null || high === null ? '' : `${formatValue(low)} to ${formatValue(high)}`
}

/** “Ana, Ben and Cleo”. */
export function nameAll(researchers: readonly Researcher[]): string {
  return new Intl.ListFormat('en-GB').format(researchers.map(({ name }) => name))
}

/** “14 sources”, “1 turn”. */
export function nameThings(number: number, unit: 'source' | 'turn'): string {
  return count(number, unit)
}

/** How far a sample has come, in a few words. */
export function nameState({ state, sources, researcherIds }: DoubleCoding): string {
  switch (state) {
    case 'drawn':
      return 'Not begun'
    case 'running': {
      const open = sources.filter(({ doneBy }) => doneBy.length === researcherIds.length).length
      return `Blind: ${open} of ${count(sources.length, 'source')} done`
    }
    case 'done':
      return 'Done by everybody'
    case 'ended':
      return 'Ended early'
  }
}

/** What stands, in a few words. */
export function nameSettlement(
  { kind, chosenId }: { kind: 'one' | 'both' | 'neither' | 'new'; chosenId: string | null },
  researchers: readonly Researcher[],
): string {
  switch (kind) {
    case 'one':
      return `${researchers.find(({ id }) => id === chosenId)?.name ?? 'One'}’s stands`
    case 'both':
      return researchers.length === 2 ? 'Both stand' : 'All stand'
    case 'neither':
      return 'Neither stands'
    case 'new':
      return 'Coded anew'
  }
}
