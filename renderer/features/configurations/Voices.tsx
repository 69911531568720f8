import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { useProcedure } from '../../api/client.ts'
import { Counts } from './Counts.tsx'
import css from './Voices.module.css'

/** How much of the evidence each stakeholder group gave, and which groups were not heard on it. */
export function Voices({ items }: { items: Evidence[] }) {
  const sources = useProcedure('sources.list', {}).data ?? []
  const groups = [...new Set(sources.map(({ group }) => group).filter(group => group !== null))]
  if (groups.length < 2) return null
  return (
    <ul className={css.root} aria-label="Evidence by stakeholder group">
      {groups.toSorted().map(group => {
        const counts = countOf(items.filter(item => item.group === group))
        const isHeard = Object.values(counts).some(count => count > 0)
        return (
          <li key={group} className={css.voice} data-unheard={!isHeard || undefined}>
            {group}
            {isHeard ? <Counts counts={counts} /> : <span>not heard</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** Passages by stance; one that is attached to several elements counts once. */
function countOf(items: Evidence[]): EvidenceCounts {
  const of = (stance: Evidence['stance']) =>
    new Set(items.filter(item => item.stance === stance).map(item => item.codingId)).size
  return { supports: of('supports'), refines: of('refines'), challenges: of('challenges') }
}
