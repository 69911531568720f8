import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { useProcedure } from '../../api/client.ts'
import { count } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { Segments } from '../../ui/Segments.tsx'
import css from './Chains.module.css'
import panels from './Panels.module.css'
import { OpenButton } from './PanelTools.tsx'
import { nameOf } from './words.ts'

type Direction = 'forwards' | 'backwards'

const DIRECTIONS: readonly { id: Direction; label: string }[] = [
  { id: 'backwards', label: 'What leads to it' },
  { id: 'forwards', label: 'What it leads to' },
]

interface Props {
  configuration: Configuration
  configurations: readonly Configuration[]
  onChoose: (configurationId: string) => void
}

/** A configuration, and everything that comes of it or that it comes from, step by step. */
export function TracePanel({ configuration, configurations, onChoose }: Props) {
  const [direction, setDirection] = useState<Direction>('forwards')
  const { data, isPlaceholderData } = useProcedure('configurations.trace', {
    ...{ configurationId: configuration.id, direction },
  })
  const byId = new Map(configurations.map(each => [each.id, each]))
  const reached = (isPlaceholderData ? [] : (data?.reached ?? [])).filter(
    ({ distance }) => distance > 0,
  )
  const steps = [...Map.groupBy(reached, ({ distance }) => distance)]
  const loops = isPlaceholderData ? [] : (data?.loops ?? [])
  return (
    <Inspector title={`CMOC ${configuration.number}`}>
      <div className={panels.subject}>
        {configuration.title !== '' && <h3 className={panels.label}>{configuration.title}</h3>}
        <p className={panels.narrative}>{configuration.statement}</p>
        <OpenButton configurationId={configuration.id} />
      </div>
      <section className={panels.section} aria-label="Trace">
        <div>
          <Segments label="Trace" value={direction} options={DIRECTIONS} onChange={setDirection} />
        </div>
        {data !== undefined && !isPlaceholderData && steps.length === 0 && (
          <p className={panels.hint}>
            {direction === 'forwards'
              ? 'Nothing is said to come of it.'
              : 'It is not said what leads to it.'}
          </p>
        )}
        {steps.map(([distance, items]) => (
          <div key={distance}>
            <h3 className={css.distance}>
              {distance === 1 ? 'At once' : `After ${count(distance, 'step')}`}
            </h3>
            <ul className={panels.links}>
              {items.map(({ configurationId }) => {
                const other = byId.get(configurationId)
                if (other === undefined) return null
                return (
                  <li key={configurationId}>
                    <button
                      type="button"
                      className={panels.link}
                      onClick={() => onChoose(configurationId)}
                    >
                      {nameOf(other)}
                    </button>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
        {loops.map(({ name }) => (
          <p key={name} className={panels.hint}>
            Comes round again: {name}
          </p>
        ))}
      </section>
    </Inspector>
  )
}
