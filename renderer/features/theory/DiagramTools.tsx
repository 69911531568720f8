import { memo } from 'react'
import type { DiagramFilter } from '../../../shared/contract/diagrams.ts'
import { LAYOUTS } from '../../../shared/diagram/scene.ts'
import { STRENGTHS } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { Select } from '../../ui/Select.tsx'
import { useDiagramView } from './diagram-view.ts'
import css from './DiagramTools.module.css'
import { LAYOUT_WORDS, STRENGTH_CHOICES } from './words.ts'

const ALL = ''

/** How the diagram is laid out, and which configurations it shows by what they are about. */
export const DiagramTools = memo(() => {
  const { layout, filter } = useDiagramView()
  const elements = useProcedure('elements.list', {}).data ?? []
  const principles = useProcedure('principles.list', {}).data ?? []
  const groups = [...new Set(elements.flatMap(({ group }) => group ?? []))].toSorted()

  function change(changes: DiagramFilter) {
    const next = Object.entries({ ...filter, ...changes }).filter(
      ([, value]) => value !== undefined,
    )
    useDiagramView.setState({ filter: Object.fromEntries(next) })
  }

  return (
    <div className={css.root} role="toolbar" aria-label="How the diagram is drawn">
      <div className={css.choice}>
        <Select
          label="Layout"
          isLabelHidden
          value={layout}
          options={LAYOUTS.map(id => ({ id, ...LAYOUT_WORDS[id] }))}
          onChange={chosen => useDiagramView.setState({ layout: chosen })}
        />
      </div>
      {groups.length > 0 && (
        <div className={css.choice}>
          <Select
            label="Group"
            isLabelHidden
            value={filter.groups?.[0] ?? ALL}
            options={[{ id: ALL, label: 'All groups' }, ...groups.map(id => ({ id, label: id }))]}
            onChange={id => change({ groups: id === ALL ? undefined : [id] })}
          />
        </div>
      )}
      {principles.length > 0 && (
        <div className={css.choice}>
          <Select
            label="Principle"
            isLabelHidden
            value={filter.principleIds?.[0] ?? ALL}
            options={[
              { id: ALL, label: 'All principles' },
              ...principles.map(({ id, name }) => ({ id, label: name })),
            ]}
            onChange={id => change({ principleIds: id === ALL ? undefined : [id] })}
          />
        </div>
      )}
      <div className={css.choice}>
        <Select
          label="Strength of the evidence"
          isLabelHidden
          value={filter.strengths?.[0] ?? ALL}
          options={[
            { id: ALL, label: 'Any evidence' },
            ...STRENGTHS.map(id => ({ id, label: STRENGTH_CHOICES[id] })),
          ]}
          onChange={id => change({ strengths: id === ALL ? undefined : [id] })}
        />
      </div>
    </div>
  )
})
DiagramTools.displayName = 'DiagramTools'
