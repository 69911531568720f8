import type { HistoryEntry } from '../../../shared/contract/history.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { count, formatTime } from '../../ui/format.ts'
import styles from './History.module.css'

const STATES = {
  done: null,
  undone: 'Undone, can be redone',
  dropped: 'Undone for good',
} as const

interface EntryProps {
  entry: HistoryEntry
  researcher: Researcher | null
  isSelected: boolean
  onSelect: () => void
}

/** One change: when, who, what, and whether it still holds. */
export function Entry({ entry, researcher, isSelected, onSelect }: EntryProps) {
  const isStep = entry.kind === 'start' || entry.kind === 'do'
  const state = isStep ? STATES[entry.state] : null
  return (
    <button
      type="button"
      className={styles.entry}
      data-state={isStep ? entry.state : 'note'}
      aria-pressed={isSelected}
      onClick={onSelect}
    >
      <time className={styles.time} dateTime={entry.at}>
        {formatTime(entry.at)}
      </time>
      <span className={styles.who} title={researcher?.name}>
        <span
          className={styles.dot}
          style={{ backgroundColor: researcher?.colour ?? 'transparent' }}
          aria-hidden
        />
        {researcher?.initials ?? '?'}
      </span>
      <span className={styles.what}>{labelOf(entry)}</span>
      <span className={styles.state}>{state}</span>
      <span className={styles.size}>{count(entry.changeCount, 'record')}</span>
    </button>
  )
}

function labelOf({ kind, label }: HistoryEntry): string {
  const name = label.replace(/^(?:undo|redo):?\s+/i, '')
  if (kind === 'undo') return `Undo: ${name}`
  return kind === 'redo' ? `Redo: ${name}` : label
}
