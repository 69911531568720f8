import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useBoard } from './board.tsx'
import { linkInto, linksAcross, linksOf } from './inner-links.ts'
import { groupByLane, type LaneId, shownLanes } from './lanes.ts'
import { LinkPill } from './LinkPill.tsx'
import css from './SlotBoard.module.css'
import { SlotLane } from './SlotLane.tsx'

interface Props {
  configuration: ConfigurationDetail
  elements: Element[]
  numberOf: (configurationId: string) => number | undefined
}

const HEADINGS: Partial<Record<LaneId, { name: string; means: string }>> = {
  'M-resource': { name: 'Resource', means: 'what is offered' },
  'M-reasoning': { name: 'Reasoning', means: 'how people respond' },
  M: { name: 'Undecided', means: 'not yet said which' },
}

/** The slots of a configuration as columns, left to right as the explanation runs, with what is known of each step. */
export function SlotBoard({ configuration, elements, numberOf }: Props) {
  const { said } = useBoard().actions
  const { data: project } = useProcedure('project.info', {})
  const { slots, missing, evidenceList } = configuration
  const groups = groupByLane(slots)
  const lanes = shownLanes(slots, project?.mechanismSplit ?? 'on')
  const roles = ROLES.filter(
    role => role !== 'I' || project?.template !== 'CMO' || slots.some(slot => slot.role === 'I'),
  )
  const links = linksOf(slots, evidenceList)
  const into = roles.flatMap(role => linkInto(role, links) ?? [])
  const across = linksAcross(links, into)

  function chainOf(elementId: string): string | null {
    const numbers = configuration.chainsIn
      .filter(link => link.elementId === elementId)
      .map(link => numberOf(link.configurationId))
      .filter(number => number !== undefined)
    return numbers.length === 0 ? null : `outcome of CMOC ${[...new Set(numbers)].join(', ')}`
  }

  return (
    <div className={css.frame}>
      <div className={css.board} data-columns={roles.length} role="group" aria-label="Slots">
        {roles.map(role => {
          const own = lanes.filter(lane => lane.role === role)
          const link = linkInto(role, links)
          return (
            <div key={role} className={css.column} data-role={role}>
              <h3 className={css.title}>
                <RoleBadge role={role} />
                <span>{ROLE_NAMES[role]}</span>
                {own.length > 1 && missing.includes(role) && (
                  <strong className={css.missing}>missing</strong>
                )}
              </h3>
              <div className={css.into}>{link !== null && <LinkPill link={link} />}</div>
              {own.map(lane => (
                <SlotLane
                  key={lane.id}
                  lane={lane}
                  heading={own.length > 1 ? (HEADINGS[lane.id] ?? null) : null}
                  between={lane.id === 'M-reasoning' && links.includes('M-M')}
                  configuration={configuration}
                  slots={groups[lane.id]}
                  elements={elements}
                  chainOf={chainOf}
                />
              ))}
            </div>
          )
        })}
      </div>
      {across.length > 0 && (
        <p className={css.across}>
          <span>Across:</span>
          {across.map(link => (
            <LinkPill key={link} link={link} isNamed />
          ))}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  )
}
