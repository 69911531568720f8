import { Repeat } from 'lucide-react'
import { useState } from 'react'
import type { Configuration, ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Segments } from '../../ui/Segments.tsx'
import css from './LinksPanel.module.css'
import { fullName, LINK_WORDS } from './words.ts'

type Trace = OutputOf<'configurations.trace'>
type Direction = 'forwards' | 'backwards'

interface Props {
  configuration: ConfigurationDetail
  configurations: Configuration[]
}

/** Where the configuration leads to, or comes from, step by step; loops are named. */
export function TraceList({ configuration, configurations }: Props) {
  const [direction, setDirection] = useState<Direction>('forwards')
  const { data, isPlaceholderData } = useProcedure('configurations.trace', {
    ...{ configurationId: configuration.id, direction },
  })
  if (data === undefined || isPlaceholderData) return null
  const reached = data.reached.filter(({ distance }) => distance > 0)
  const name = (id: string) => {
    const found = configurations.find(other => other.id === id)
    return found === undefined ? 'another' : fullName(found)
  }
  return (
    <section aria-label="Trace">
      <div className={css.head}>
        <h3>Trace</h3>
        <Segments
          label="Direction of the trace"
          value={direction}
          options={[
            { id: 'backwards', label: 'Backwards' },
            { id: 'forwards', label: 'Forwards' },
          ]}
          onChange={setDirection}
        />
      </div>
      {reached.length === 0 && (
        <p className={css.nothing}>
          {direction === 'forwards' ? 'It leads to no other one yet.' : 'No other one leads to it.'}
        </p>
      )}
      <ol className={css.trace}>
        {reached.map(({ configurationId, distance }) => (
          <li
            key={configurationId}
            style={{ paddingLeft: Math.min(distance - 1, MOST_STEPS) * STEP }}
          >
            <Way {...{ configurationId, distance, direction, data, name, configurations }} />
          </li>
        ))}
      </ol>
      {data.loops.map(loop => (
        <p key={loop.name} className={css.loop}>
          <Repeat size={14} aria-hidden className={css.sign} />
          <span>
            <strong>Loop:</strong> {loop.name}
          </span>
        </p>
      ))}
    </section>
  )
}

/** Pixels by which each step is set in, and how many are, so that long chains stay readable. */
const STEP = 16
const MOST_STEPS = 6

interface WayProps {
  configurationId: string
  distance: number
  direction: Direction
  data: Trace
  name: (id: string) => string
  configurations: Configuration[]
}

/** One configuration on the way, and through what it is reached. */
function Way({ configurationId, distance, direction, data, name, configurations }: WayProps) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const [near, far]: ['fromId' | 'toId', 'fromId' | 'toId'] =
    direction === 'forwards' ? ['fromId', 'toId'] : ['toId', 'fromId']
  const distanceOf = new Map(data.reached.map(item => [item.configurationId, item.distance]))
  const edge = data.edges.find(
    item => item[far] === configurationId && distanceOf.get(item[near]) === distance - 1,
  )
  const through =
    edge?.elementId == null
      ? null
      : configurations
          .flatMap(({ slots }) => slots)
          .find(({ elementId }) => elementId === edge.elementId)?.label
  const before = edge === undefined || distance === 1 ? '' : ` ${name(edge[near]).split(':')[0]}`
  const words =
    through == null ? `${edge === undefined ? '' : LINK_WORDS[edge.kind]}` : `through ‘${through}’`
  return (
    <>
      <button type="button" className={css.link} onClick={() => openConfiguration(configurationId)}>
        {name(configurationId)}
      </button>
      <span className={css.through}>
        {before !== '' && `${direction === 'forwards' ? 'from' : 'on to'}${before}, `}
        {words}
      </span>
    </>
  )
}
