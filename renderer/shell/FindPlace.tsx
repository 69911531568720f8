import { Charts } from '../features/charts/Charts.tsx'
import { Find, type FindTab } from '../features/find/Find.tsx'

const ADDED: readonly FindTab[] = [{ id: 'charts', label: 'Charts', content: <Charts /> }]

/** The place that finds, with matrices and plots of what there is to find. */
export function FindPlace() {
  return <Find added={ADDED} />
}
