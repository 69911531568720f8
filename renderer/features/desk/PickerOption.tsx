import type { ReactNode } from 'react'
import styles from './Popups.module.css'

interface PickerOptionProps {
  id: string
  index: number
  /** The option that Enter takes. */
  at: number
  onTake: (index: number) => void
  /** Draws a line above. */
  startsGroup?: boolean
  children: ReactNode
}

/** One line of a list that is found in by typing; the focus stays in the field. */
export function PickerOption({
  id,
  index,
  at,
  onTake,
  startsGroup = false,
  children,
}: PickerOptionProps) {
  return (
    <div
      id={id}
      className={styles.option}
      role="option"
      tabIndex={-1}
      aria-selected={index === at}
      data-at={index}
      data-group={startsGroup || undefined}
      onMouseDown={event => event.preventDefault()}
      onClick={() => onTake(index)}
    >
      {children}
    </div>
  )
}
