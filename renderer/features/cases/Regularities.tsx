import { Scale } from 'lucide-react'
import type { DemiRegularity } from '../../../shared/contract/cases.ts'
import { useProcedure } from '../../api/client.ts'
import { Counts } from '../../ui/Counts.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useFew } from '../../ui/use-few.tsx'
import css from './Cases.module.css'
import { SteadyList } from './SteadyList.tsx'
import { useVersion } from './use-version.ts'

/** Mechanisms that are told of before the others are asked for. */
const FEW = 6

/** Where the same mechanism gives another outcome, and which context goes with which; and what comes about each time. */
export function Regularities() {
  const { data } = useProcedure('cases.demiRegularities', useVersion())
  const { shown, more } = useFew(data?.differing ?? [], FEW)
  if (data === undefined) return null
  const { differing, steady } = data
  if (differing.length === 0 && steady.length === 0) {
    return (
      <EmptyState icon={Scale} title="No mechanism stands in two configurations yet">
        Use a mechanism again in another configuration. Where it then gives another outcome, this
        list says which context differs; where it gives the same, it says so too.
      </EmptyState>
    )
  }
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label="Demi-regularities">
      <p className={css.lead}>
        Regularities that hold here and not there: the same mechanism, another outcome. What differs
        in the context is what to ask about next.
      </p>
      {shown.map(regularity => (
        <Differing key={`${regularity.elementId} ${regularity.facet}`} regularity={regularity} />
      ))}
      {more !== null && <div>{more}</div>}
      {steady.length > 0 && <SteadyList steady={steady} />}
    </div>
  )
}

function Differing({ regularity }: { regularity: DemiRegularity }) {
  const { elementId, label, facet, configurations, outcomes, sharedContexts } = regularity
  return (
    <article className={css.entry} aria-label={facet === null ? label : `${label} (${facet})`}>
      <h2 className={css.title}>
        <ThingLink kind="element" id={elementId} label={label} role="M" />
        {facet !== null && <span className={css.hint}> {facet}</span>}
      </h2>
      <p className={css.note}>
        {`${configurations.length} configurations, ${outcomes.length} outcomes. `}
        {sharedContexts.length === 0
          ? 'They share no context.'
          : `All share: ${sharedContexts.map(context => context.label).join('; ')}. That explains no difference.`}
      </p>
      <div className={css.outcomes}>
        {outcomes.map(outcome => (
          <div key={outcome.elementId} className={css.card}>
            <h3>
              <ThingLink kind="element" id={outcome.elementId} label={outcome.label} role="O" />
            </h3>
            <p className={css.sub}>
              {outcome.contexts.length === 0
                ? 'No context sets it apart'
                : 'With these contexts, which differ'}
            </p>
            <ul className={css.contexts}>
              {outcome.contexts.map(context => (
                <li key={context.elementId}>
                  <ThingLink kind="element" id={context.elementId} label={context.label} role="C" />
                  <p className={css.note}>
                    {inWords(context.inWith, outcome.configurationIds.length, context.inWithout)}
                  </p>
                </li>
              ))}
            </ul>
            <ul>
              {configurations
                .filter(one => outcome.configurationIds.includes(one.configurationId))
                .map(one => (
                  <li key={one.configurationId} className={css.line}>
                    <ThingLink
                      kind="configuration"
                      id={one.configurationId}
                      label={one.caseName === null ? one.name : `${one.name} (${one.caseName})`}
                    />
                    <Counts counts={one.evidence} showsBalance />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </article>
  )
}

/** How a context goes with an outcome. */
function inWords(inWith: number, all: number, inWithout: number): string {
  const here = `In ${inWith} of ${all} with this outcome`
  return inWithout === 0
    ? `${here}, and in none without it`
    : `${here}, and in ${inWithout} without it`
}
