import type { Configuration } from '../../../shared/contract/configurations.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './Panels.module.css'
import { nameOf } from './words.ts'

interface Props {
  configurations: Configuration[]
  onShow: (configurationId: string) => void
}

/** Those that are drawn at first, more than a screen of them. */
const FIRST = 20

/** Configurations to be followed through the diagram. */
export function ConfigurationLinks({ configurations, onShow }: Props) {
  const { shown, more } = useScreenfuls(configurations, FIRST)
  return (
    <>
      <ul className={css.links}>
        {shown.map(configuration => (
          <li key={configuration.id}>
            <button type="button" className={css.link} onClick={() => onShow(configuration.id)}>
              <span className={css.name}>{nameOf(configuration)}</span>
              <span className={css.facts}>
                {configuration.status}
                {!configuration.isComplete && <span>incomplete</span>}
                {STANCES.filter(stance => configuration.evidence[stance] > 0).map(stance => (
                  <StanceBadge
                    key={stance}
                    stance={stance}
                    count={configuration.evidence[stance]}
                  />
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}
