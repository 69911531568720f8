import type { Step, VersionDifference } from '../../../shared/contract/theory-comparison.ts'
import { useProcedure } from '../../api/client.ts'
import { DecisionItem } from '../../ui/decisions/DecisionItem.tsx'
import { count, formatDay, formatTime } from '../../ui/format.ts'
import { LineageList } from '../../ui/LineageList.tsx'
import css from './Compare.module.css'

/** What led to a difference: what was decided, where the thing came from, why it has its status, and the steps that made it. */
export function Causes({ difference }: { difference: VersionDifference }) {
  const { thing, causes } = difference
  const { decisions, lineage, statusReason, stepCount } = causes
  const hasReason = decisions.length > 0 || lineage.length > 0 || statusReason !== ''
  if (!hasReason && stepCount === 0) return null
  return (
    <div className={css.causes}>
      {decisions.length > 0 && (
        <section aria-label={`Decisions on ${thing.name}`}>
          <h4 className={css.cause}>Decided</h4>
          <ul className={css.entries}>
            {decisions.map(decision => (
              <DecisionItem key={decision.id} decision={decision} />
            ))}
          </ul>
        </section>
      )}
      {statusReason !== '' && (
        <div>
          <h4 className={css.cause}>Why it has this status</h4>
          <p>{statusReason}</p>
        </div>
      )}
      {lineage.length > 0 && (
        <div>
          <h4 className={css.cause}>Where it comes from</h4>
          <LineageList
            id={thing.id}
            before={lineage.filter(({ toId }) => toId === thing.id)}
            after={lineage.filter(({ toId }) => toId !== thing.id)}
          />
        </div>
      )}
      {stepCount > 0 && <Steps causes={causes} />}
    </div>
  )
}

function Steps({ causes: { steps, stepCount } }: Pick<VersionDifference, 'causes'>) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const whoAndWhen = ({ researcherId, at }: Step) =>
    [
      ...researchers.filter(({ id }) => id === researcherId).map(({ name }) => name),
      `${formatDay(at)}, ${formatTime(at)}`,
    ].join(' · ')
  return (
    <details className={css.steps}>
      <summary>{count(stepCount, 'step')} of the journal</summary>
      <ul>
        {steps.map(step => (
          <li key={step.id}>
            {step.label} · {whoAndWhen(step)}
          </li>
        ))}
        {steps.length < stepCount && <li>and {stepCount - steps.length} before these</li>}
      </ul>
    </details>
  )
}
