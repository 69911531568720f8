import type { Configuration } from '../../../shared/contract/configurations.ts'
import { STATUSES, type Status } from '../../../shared/domain/roles.ts'
import { count } from '../../ui/format.ts'
import css from './Caption.module.css'
import { STATUS_WORDS } from './words.ts'

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

interface Props {
  title: string
  /** Null, as the number of elements, until the diagram has been laid out. */
  date: string | null
  elements: number | null
  /** The configurations of the version, shown or not. */
  members: Configuration[]
  hidden: ReadonlySet<Status>
  onHide: (hidden: Set<Status>) => void
}

/** Title, date and size of the diagram, and which configurations it shows. */
export function Caption({ title, date, elements, members, hidden, onHide }: Props) {
  const present = STATUSES.filter(status => members.some(member => member.status === status))
  const shown = members.filter(({ status }) => !hidden.has(status)).length

  function toggle(status: Status) {
    const next = new Set(hidden)
    if (!next.delete(status)) next.add(status)
    onHide(next)
  }

  return (
    <header className={css.root}>
      <div className={css.words}>
        <h2 className={css.title} title={title}>
          {title}
        </h2>
        <p className={css.note}>
          {[
            ...(date === null ? [] : [formatDate(date)]),
            shown === members.length
              ? count(shown, 'configuration')
              : `${shown} of ${count(members.length, 'configuration')}`,
            ...(elements === null ? [] : [count(elements, 'element')]),
          ].join(' · ')}
        </p>
      </div>
      {present.length > 1 && (
        <div className={css.statuses} role="group" aria-label="Configurations shown, by status">
          {present.map(status => (
            <label key={status} className={css.status}>
              <input
                type="checkbox"
                checked={!hidden.has(status)}
                onChange={() => toggle(status)}
              />
              {STATUS_WORDS[status]}
            </label>
          ))}
        </div>
      )}
    </header>
  )
}

function formatDate(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : DATE.format(date)
}
