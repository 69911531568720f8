import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Researcher } from '../../../shared/contract/project.ts'

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
