import type { Element } from '../../../shared/contract/elements.ts'
import { useProcedure } from '../../api/client.ts'
import { Counts } from '../../ui/Counts.tsx'
import { EvidenceQuotes } from '../../ui/EvidenceQuotes.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { FACET_NAMES, nameOfValue, valueOf, type FacetId } from './facets.ts'
import css from './NearDuplicates.module.css'
import { UsedIn } from './UsedIn.tsx'

const SHOWN: readonly FacetId[] = [
  ...(['facet', 'layer', 'valence', 'outcomeLevel', 'isIntended', 'group', 'setting'] as const),
]

/** One of two elements that are compared: all that tells it from the other. */
export function PairSide({ element }: { element: Element }) {
  const { data: configurations = [] } = useProcedure('configurations.list', {})
  const { data, isPlaceholderData } = useProcedure('evidence.list', { elementId: element.id })
  const evidence = isPlaceholderData ? [] : (data ?? [])
  const facts = SHOWN.flatMap(id => {
    const value = valueOf(element, id)
    return value ? [[FACET_NAMES[id], nameOfValue(id, value)] as const] : []
  })
  return (
    <article className={css.side} data-role={element.role} aria-label={element.label}>
      <RoleBadge role={element.role} facet={element.facet} hasName />
      <h3 className={css.label}>{element.label}</h3>
      {element.description !== '' && <p className={css.description}>{element.description}</p>}
      <Facts facts={facts} />
      <p className={css.uses}>
        {element.configurationIds.length === 0 ? 'Not used yet' : 'Used in'}
        <Counts counts={element.evidence} showsBalance />
      </p>
      <UsedIn
        elementId={element.id}
        configurations={configurations.filter(({ id }) => element.configurationIds.includes(id))}
      />
      {evidence.length > 0 && (
        <EvidenceQuotes items={evidence.filter(item => item.elementId === element.id)} nothing="" />
      )}
    </article>
  )
}
