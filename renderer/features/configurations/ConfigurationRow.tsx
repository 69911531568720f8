import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import css from './ConfigurationList.module.css'
import { Counts } from '../../ui/Counts.tsx'
import { BALANCE_REASONS, balanceOf, STATUS_WORDS, titleOf } from './words.ts'

interface Props {
  configuration: Configuration
  isSelected: boolean
  onOpen: () => void
}

/** One configuration of the list; the arrow keys walk from one to the next. */
export function ConfigurationRow({ configuration, isSelected, onOpen }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isSelected) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])

  return (
    <li>
      <button
        ref={button}
        type="button"
        className={css.row}
        data-status={configuration.status}
        aria-current={isSelected}
        onClick={onOpen}
        onKeyDown={walk}
      >
        <span className={css.number} title={`CMOC ${configuration.number}`}>
          {configuration.number}
        </span>
        <span className={css.name} data-untitled={configuration.title === '' || undefined}>
          {titleOf(configuration)}
        </span>
        <span className={css.facts}>
          <span className={css.status}>{STATUS_WORDS[configuration.status]}</span>
          <Missing configuration={configuration} />
          <Counts counts={configuration.evidence} />
          <Balance configuration={configuration} />
        </span>
      </button>
    </li>
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

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.parentElement
  const next =
    event.key === 'ArrowDown'
      ? item?.nextElementSibling
      : event.key === 'ArrowUp'
        ? item?.previousElementSibling
        : null
  if (next == null) return
  event.preventDefault()
  next.querySelector('button')?.focus()
}
