import { Fragment } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import css from './Chains.module.css'
import { nameOf } from './words.ts'

interface Props {
  /** Ids of the configurations of each, in order. */
  loops: readonly (readonly string[])[]
  members: readonly Configuration[]
  onChoose: (configurationId: string) => void
}

/** Configurations that lead back to where they begin. */
export function Loops({ loops, members, onChoose }: Props) {
  const byId = new Map(members.map(configuration => [configuration.id, configuration]))
  return (
    <section className={css.section} aria-label="Feedback loops">
      {loops.length === 0 && (
        <p className={css.none}>
          Nothing leads back to where it begins. Where an outcome feeds what brought it about, say
          so with a link, or use the outcome again as a context.
        </p>
      )}
      <ul className={css.loops}>
        {loops.map(configurationIds => (
          <li key={configurationIds.join(' ')} className={css.loop}>
            {[...configurationIds, configurationIds[0] ?? ''].map((id, index) => {
              const configuration = byId.get(id)
              if (configuration === undefined) return null
              return (
                <Fragment key={`${index} ${id}`}>
                  {index > 0 && (
                    <span role="img" aria-label="leads to" className={css.arrow}>
                      →
                    </span>
                  )}
                  <button type="button" className={css.jump} onClick={() => onChoose(id)}>
                    {index > 0 && index === configurationIds.length
                      ? `CMOC ${configuration.number}`
                      : nameOf(configuration)}
                  </button>
                </Fragment>
              )
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
