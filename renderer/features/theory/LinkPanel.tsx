import { ArrowDown } from 'lucide-react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { PlacedEdge, PlacedNode } from '../../../shared/diagram/scene.ts'
import { useProcedure } from '../../api/client.ts'
import { count } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Voices } from '../../ui/Voices.tsx'
import { ConfigurationLinks } from './ConfigurationLinks.tsx'
import css from './Panels.module.css'
import { CloseButton, OpenButton } from './PanelTools.tsx'
import { EvidenceQuotes } from '../../ui/EvidenceQuotes.tsx'

interface Props {
  edge: PlacedEdge
  from: PlacedNode
  to: PlacedNode
  configurations: Configuration[]
  onShow: (configurationId: string) => void
  onClose: () => void
}

/** An arrow: the configurations that hold this link, with the passages under each. */
export function LinkPanel({ edge, from, to, configurations, onShow, onClose }: Props) {
  return (
    <Inspector title="Link" actions={<CloseButton onClose={onClose} />}>
      <div className={css.subject}>
        <End node={from} />
        <ArrowDown size={16} aria-label="leads to" className={css.arrow} />
        <End node={to} />
        {edge.isNew && <p className={css.hint}>* New in this version</p>}
      </div>
      {configurations.map(configuration => (
        <section key={configuration.id} className={css.section}>
          <ConfigurationLinks configurations={[configuration]} onShow={onShow} />
          <LinkQuotes configuration={configuration} ends={[from.id, to.id]} />
          <OpenButton configurationId={configuration.id} />
        </section>
      ))}
    </Inspector>
  )
}

/** A box at the end of an arrow. */
export function End({ node }: { node: PlacedNode }) {
  return (
    <p className={css.end}>
      {node.roles.map(role => (
        <RoleBadge key={role} role={role} />
      ))}
      <span className={css.label}>{node.label}</span>
    </p>
  )
}

/** Passages on the configuration and on the link's two ends first; those on its other elements on demand. */
function LinkQuotes({ configuration, ends }: { configuration: Configuration; ends: string[] }) {
  const { data } = useProcedure('evidence.list', {
    configurationId: configuration.id,
    includeElements: true,
  })
  if (data === undefined) return null
  const near = data.filter(item => item.elementId === null || ends.includes(item.elementId))
  const read = new Set(near.map(item => item.codingId))
  const other = data.filter(item => !read.has(item.codingId))
  const otherCount = new Set(other.map(item => item.codingId)).size
  return (
    <>
      {near.length > 0 && <Voices items={near} />}
      <EvidenceQuotes items={near} nothing="No passage on this link is attached yet." />
      {other.length > 0 && (
        <details className={css.more}>
          <summary>
            {count(otherCount, 'passage')} on other elements of CMOC {configuration.number}
          </summary>
          <EvidenceQuotes items={other} nothing="" />
        </details>
      )}
    </>
  )
}
