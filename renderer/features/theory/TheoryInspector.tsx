import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { ConfigurationPanel } from './ConfigurationPanel.tsx'
import { ElementPanel } from './ElementPanel.tsx'
import { LinkPanel } from './LinkPanel.tsx'
import { OverviewPanel } from './OverviewPanel.tsx'
import { SaidPanel } from './SaidPanel.tsx'
import type { Picture } from './canvas-items.ts'
import type { Selection } from './selection.ts'

interface Props {
  theory: Theory | null
  /** Null until it has been laid out. */
  picture: Picture | null
  configurations: Configuration[]
  selection: Selection | null
  onSelect: (selection: Selection | null) => void
}

/** What is known about the part of the diagram that is selected; about the whole where nothing is. */
export function TheoryInspector({ theory, picture, configurations, selection, onSelect }: Props) {
  const close = () => onSelect(null)
  const show = (id: string) => onSelect({ kind: 'configuration', id })
  const of = (ids: readonly string[]) => configurations.filter(({ id }) => ids.includes(id))

  if (selection?.kind === 'element') {
    const node = picture?.nodeById.get(selection.id)
    if (node !== undefined) {
      return (
        <ElementPanel
          key={node.id}
          node={node}
          configurations={of(node.configurationIds)}
          onShow={show}
          onClose={close}
        />
      )
    }
  }
  if (selection?.kind === 'link') {
    const edge = picture?.edges.find(({ id }) => id === selection.id)
    const from = edge && picture?.nodeById.get(edge.from)
    const to = edge && picture?.nodeById.get(edge.to)
    if (edge !== undefined && from !== undefined && to !== undefined) {
      if (edge.kind !== 'leads') {
        return (
          <SaidPanel
            key={edge.id}
            edge={edge}
            from={from}
            to={to}
            configurations={configurations}
            onShow={show}
            onClose={close}
          />
        )
      }
      return (
        <LinkPanel
          key={edge.id}
          edge={edge}
          from={from}
          to={to}
          configurations={of(edge.configurationIds)}
          onShow={show}
          onClose={close}
        />
      )
    }
  }
  const configuration = configurations.find(({ id }) => id === selection?.id)
  if (configuration !== undefined) {
    return (
      <ConfigurationPanel key={configuration.id} configuration={configuration} onClose={close} />
    )
  }
  return <OverviewPanel theory={theory} configurations={configurations} onSelect={onSelect} />
}
