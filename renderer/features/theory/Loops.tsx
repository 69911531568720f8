import { Fragment } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { useProcedure } from '../../api/client.ts'
import css from './Chains.module.css'
import { nameOf } from './words.ts'

interface Props {
  theory: Theory | null
  configurations: readonly Configuration[]
  onChoose: (configurationId: string) => void
}

/** Configurations that lead back to where they begin; nothing where there are none. */
export function Loops({ theory, configurations, onChoose }: Props) {
  const { data } = useProcedure('theories.checks', theory === null ? {} : { theoryId: theory.id })
  const loops = (data ?? []).filter(({ code }) => code === 'circular')
  const byId = new Map(configurations.map(configuration => [configuration.id, configuration]))
  if (loops.length === 0) return null
  return (
    <section className={css.section} aria-label="Feedback loops">
      <h2 className={css.title}>Feedback loops</h2>
      <ul className={css.loops}>
        {loops.map(({ configurationIds }) => (
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
