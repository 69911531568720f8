import type { Configuration } from '../../../shared/contract/configurations.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { Counts } from '../../ui/Counts.tsx'
import css from './ConfigurationList.module.css'
import { BALANCE_REASONS, balanceOf, ORIGIN_WORDS, STATUS_WORDS, titleOf } from './words.ts'

/** One configuration of the list. */
export function ConfigurationRow({ configuration }: { configuration: Configuration }) {
  const { number, handle, title, status, origin, evidence } = configuration
  return (
    <>
      <span className={css.number} title={`CMOC ${number}`}>
        {number}
      </span>
      <span
        className={css.name}
        title={titleOf(configuration)}
        data-untitled={title === '' || undefined}
      >
        {titleOf(configuration)}
      </span>
      <span className={css.facts}>
        <span className={css.status}>{STATUS_WORDS[status]}</span>
        <span className={css.where}>
          {handle !== '' && <span className={css.handle}>{handle}</span>}
          {origin !== 'data' && <span>{ORIGIN_WORDS[origin].toLowerCase()}</span>}
        </span>
        <Missing configuration={configuration} />
        <Counts counts={evidence} />
        <Balance configuration={configuration} />
      </span>
    </>
  )
}

/** The letters of the roles that have no element yet. */
export function Missing({ configuration }: { configuration: Configuration }) {
  const { missing } = configuration
  if (missing.length === 0) return null
  const names = missing.map(role => ROLE_NAMES[role].toLowerCase()).join(', ')
  return (
    <span className={css.missing} title={`Missing: ${names}`}>
      no {missing.join(', ')}
    </span>
  )
}

/** Says that a configuration is untested or one-sided. */
export function Balance({ configuration }: { configuration: Configuration }) {
  const word = balanceOf(configuration)
  if (word === null) return null
  return (
    <span className={css.balance} title={BALANCE_REASONS[word]}>
      {word}
    </span>
  )
}
