import type { OutputOf } from '../../../shared/contract/contract.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { useProcedure } from '../../api/client.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useFew } from '../../ui/use-few.tsx'
import css from './Cases.module.css'

interface Props {
  steady: OutputOf<'cases.demiRegularities'>['steady']
}

/** Those told before the others are asked for. */
const FEW = 9

/** Contexts and mechanisms that give the same outcome each time. */
export function SteadyList({ steady }: Props) {
  const configurations = useProcedure('configurations.list', {}).data ?? []
  const { shown, more } = useFew(steady, FEW)
  return (
    <section className={css.entry} aria-label="The same each time">
      <h2 className={css.title}>The same each time</h2>
      <p className={css.lead}>
        The same context and mechanism give the same outcome in every configuration that has both.
      </p>
      <div className={css.outcomes}>
        {shown.map(({ context, mechanism, outcomes, configurationIds }) => (
          <article
            key={`${context.elementId} ${mechanism.elementId}`}
            className={css.card}
            aria-label={`${context.label}, ${mechanism.label}`}
          >
            <ThingLink kind="element" id={context.elementId} label={context.label} role="C" />
            <ThingLink kind="element" id={mechanism.elementId} label={mechanism.label} role="M" />
            {outcomes.map(({ elementId, label }) => (
              <ThingLink key={elementId} kind="element" id={elementId} label={label} role="O" />
            ))}
            <ul>
              {configurations
                .filter(({ id }) => configurationIds.includes(id))
                .map(one => (
                  <li key={one.id} className={css.note}>
                    <ThingLink kind="configuration" id={one.id} label={nameConfiguration(one)} />
                  </li>
                ))}
            </ul>
          </article>
        ))}
      </div>
      {more !== null && <div>{more}</div>}
    </section>
  )
}
