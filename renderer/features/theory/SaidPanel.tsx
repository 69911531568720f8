import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { PlacedEdge, PlacedNode } from '../../../shared/diagram/scene.ts'
import { useProcedure } from '../../api/client.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { ConfigurationLinks } from './ConfigurationLinks.tsx'
import { End } from './LinkPanel.tsx'
import { LinkSign } from './LinkSign.tsx'
import css from './Panels.module.css'
import { CloseButton } from './PanelTools.tsx'
import { LINK_WORDS } from './words.ts'

interface Props {
  edge: PlacedEdge
  from: PlacedNode
  to: PlacedNode
  configurations: Configuration[]
  onShow: (configurationId: string) => void
  onClose: () => void
}

/** An arrow that researchers made: what one configuration does to another, and why they say so. */
export function SaidPanel({ edge, from, to, configurations, onShow, onClose }: Props) {
  const { data: links = [] } = useProcedure('links.list', {})
  const said = links.filter(({ id }) => edge.linkIds.includes(id))
  const one = (id: string) => configurations.filter(configuration => configuration.id === id)
  return (
    <Inspector title="Link between configurations" actions={<CloseButton onClose={onClose} />}>
      <div className={css.subject}>
        <End node={from} />
        <p className={css.said}>
          <LinkSign kind={edge.kind} /> {edge.kind === 'leads' ? '' : LINK_WORDS[edge.kind]}
        </p>
        <End node={to} />
        {edge.isNew && <p className={css.hint}>* New in this version</p>}
      </div>
      {said.map(({ id, kind, fromId, toId, note }) => (
        <section key={id} className={css.section}>
          <ConfigurationLinks configurations={one(fromId)} onShow={onShow} />
          <p className={css.hint}>{LINK_WORDS[kind]}</p>
          <ConfigurationLinks configurations={one(toId)} onShow={onShow} />
          {note !== '' && <p className={css.narrative}>{note}</p>}
        </section>
      ))}
    </Inspector>
  )
}
