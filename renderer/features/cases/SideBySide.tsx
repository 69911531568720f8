import type { Configuration } from '../../../shared/contract/configurations.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { classes } from '../../ui/classes.ts'
import { Counts } from '../../ui/Counts.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { ThingLink } from '../../ui/ThingLink.tsx'
import css from './Cases.module.css'

interface Props {
  configurations: readonly Configuration[]
  favoured: string | null
  /** Names are no way out: what is being written beside them would be gone. */
  isPlain?: boolean
}

/** Configurations beside each other, role by role, each with its case and what speaks for it. */
export function SideBySide({ configurations, favoured, isPlain = false }: Props) {
  const cases = useProcedure('cases.list', {}).data ?? []
  return (
    <div className={css.side}>
      {configurations.map(configuration => {
        const name = nameConfiguration(configuration)
        const of = cases.find(({ id }) => id === configuration.caseId)?.name ?? 'Across cases'
        return (
          <section
            key={configuration.id}
            className={classes(css.card, configuration.id === favoured && css.favoured)}
            aria-label={name}
          >
            <h3 className={css.subject}>
              {isPlain ? (
                name
              ) : (
                <ThingLink kind="configuration" id={configuration.id} label={name} />
              )}
            </h3>
            <p className={css.note}>{of}</p>
            <ul>
              {ROLES.flatMap(role =>
                configuration.slots
                  .filter(slot => slot.role === role)
                  .map(slot => (
                    <li key={slot.id}>
                      {isPlain ? (
                        <span className={css.choice}>
                          <RoleBadge role={slot.role} />
                          {slot.label}
                        </span>
                      ) : (
                        <ThingLink
                          kind="element"
                          id={slot.elementId}
                          label={slot.label}
                          role={slot.role}
                        />
                      )}
                    </li>
                  )),
              )}
            </ul>
            <p className={css.statement}>{configuration.statement}</p>
            <Counts counts={configuration.evidence} showsBalance />
          </section>
        )
      })}
    </div>
  )
}
