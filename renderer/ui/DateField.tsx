import { useId, useState } from 'react'
import styles from './field.module.css'

interface DateFieldProps {
  label: string
  /** `2031-12-31`, or null for none. */
  value: string | null
  /** Called once when the field is left or Enter is pressed, and only if the day changed: one step of undo. */
  onCommit: (value: string | null) => void
  help?: string
}

/** A field for a day. */
export function DateField({ label, value, onCommit, help }: DateFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    if (draft === null) return
    setDraft(null)
    const day = draft === '' ? null : draft
    if (day !== value) onCommit(day)
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={draft ?? value ?? ''}
        max="9999-12-31"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={event => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      {help !== undefined && (
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      )}
    </div>
  )
}
