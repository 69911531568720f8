import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { PlacedNode } from '../../../shared/diagram/scene.ts'
import { useProcedure } from '../../api/client.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Voices } from '../../ui/Voices.tsx'
import { ConfigurationLinks } from './ConfigurationLinks.tsx'
import css from './Panels.module.css'
import { CloseButton } from './PanelTools.tsx'
import { EvidenceQuotes } from '../../ui/EvidenceQuotes.tsx'

interface Props {
  node: PlacedNode
  configurations: Configuration[]
  onShow: (configurationId: string) => void
  onClose: () => void
}

/** A box: what it says, where it is used, and the passages on it. */
export function ElementPanel({ node, configurations, onShow, onClose }: Props) {
  const { data } = useProcedure('evidence.list', { elementId: node.id })
  const items = data?.filter(item => item.elementId === node.id)
  return (
    <Inspector title="Element" actions={<CloseButton onClose={onClose} />}>
      <div className={css.subject}>
        <span className={css.roles}>
          {node.roles.map(role => (
            <RoleBadge key={role} role={role} hasName />
          ))}
          {node.facets.length > 0 && <span className={css.facts}>{node.facets.join(', ')}</span>}
        </span>
        <p className={css.label}>{node.label}</p>
        {node.isNew && <p className={css.hint}>* New in this version</p>}
      </div>
      <section className={css.section} aria-label="Configurations">
        <h3 className={css.heading}>
          In{' '}
          {configurations.length === 1
            ? 'one configuration'
            : `${configurations.length} configurations`}
        </h3>
        <ConfigurationLinks configurations={configurations} onShow={onShow} />
      </section>
      <section className={css.section} aria-label="Passages">
        <h3 className={css.heading}>Passages on this element</h3>
        {items !== undefined && items.length > 0 && <Voices items={items} />}
        {items !== undefined && <EvidenceQuotes items={items} nothing="None is attached yet." />}
      </section>
      <MemosAbout kind="element" id={node.id} />
    </Inspector>
  )
}
