import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useBoard } from './board.tsx'
import { groupByLane, LANES, type LaneId } from './lanes.ts'
import css from './SlotBoard.module.css'
import { SlotLane } from './SlotLane.tsx'

interface Props {
  configuration: ConfigurationDetail
  elements: Element[]
  numberOf: (configurationId: string) => number | undefined
}

const HEADINGS: Partial<Record<LaneId, string>> = {
  'M-resource': 'Resource: what is offered',
  'M-reasoning': 'Reasoning: how people respond',
  M: 'Not yet said which',
}

/** The slots of a configuration as columns, left to right as the explanation runs. */
export function SlotBoard({ configuration, elements, numberOf }: Props) {
  const { said } = useBoard().actions
  const lanes = groupByLane(configuration.slots)

  function chainOf(elementId: string): string | null {
    const numbers = configuration.chainsIn
      .filter(link => link.elementId === elementId)
      .map(link => numberOf(link.configurationId))
      .filter(number => number !== undefined)
    return numbers.length === 0 ? null : `outcome of CMOC ${[...new Set(numbers)].join(', ')}`
  }

  return (
    <div className={css.board} role="group" aria-label="Slots">
      {ROLES.map(role => (
        <div key={role} className={css.column} data-role={role}>
          <h3 className={css.title}>
            <RoleBadge role={role} />
            <span>{ROLE_NAMES[role]}</span>
            {role === 'M' && configuration.missing.includes('M') && (
              <strong className={css.missing}>missing</strong>
            )}
          </h3>
          {LANES.filter(lane => lane.role === role).map(lane => (
            <SlotLane
              key={lane.id}
              lane={lane}
              {...(HEADINGS[lane.id] === undefined ? {} : { heading: HEADINGS[lane.id] })}
              configuration={configuration}
              slots={lanes[lane.id]}
              elements={elements}
              chainOf={chainOf}
            />
          ))}
        </div>
      ))}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  )
}
