import type { Configuration, ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { useWorkspace } from '../../store/workspace.ts'
import css from './Neighbours.module.css'
import { titleOf } from './words.ts'

type ConfigurationLink = ConfigurationDetail['rivals'][number]

interface Props {
  configuration: ConfigurationDetail
  configurations: Configuration[]
}

/** Configurations this one is chained to, and those that explain the same outcome in another way. */
export function Neighbours({ configuration, configurations }: Props) {
  const groups = [
    {
      title: 'Follows from',
      links: configuration.chainsIn,
      through: 'whose outcome is used here:',
    },
    { title: 'Leads on to', links: configuration.chainsOut, through: 'which uses' },
    { title: 'Rivals', links: configuration.rivals, through: 'which also explains' },
  ].filter(({ links }) => links.length > 0)
  if (groups.length === 0) return null

  return (
    <section className={css.root} aria-label="Chains and rivals">
      {groups.map(({ title, links, through }) => (
        <div key={title} className={css.group}>
          <h3 className={css.title}>{title}</h3>
          <ul className={css.list}>
            {links.map(link => (
              <li key={`${link.configurationId} ${link.elementId}`}>
                <Neighbour
                  link={link}
                  through={through}
                  element={elementOf(link, configuration)}
                  other={configurations.find(({ id }) => id === link.configurationId)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

interface NeighbourProps {
  link: ConfigurationLink
  through: string
  element: string
  other: Configuration | undefined
}

function Neighbour({ link, through, element, other }: NeighbourProps) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  return (
    <>
      <button
        type="button"
        className={css.link}
        onClick={() => openConfiguration(link.configurationId)}
      >
        {other === undefined ? link.label : `CMOC ${other.number}: ${titleOf(other)}`}
      </button>
      <span className={css.through}>
        {through} ‘{element}’
      </span>
    </>
  )
}

function elementOf(link: ConfigurationLink, configuration: ConfigurationDetail): string {
  return configuration.slots.find(slot => slot.elementId === link.elementId)?.label ?? link.label
}
