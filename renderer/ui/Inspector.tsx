import type { ReactNode } from 'react'
import styles from './Inspector.module.css'

interface InspectorProps {
  title: string
  /** Buttons beside the title. */
  actions?: ReactNode
  children: ReactNode
}

/** The right side of a place: about whatever is selected. */
export function Inspector({ title, actions, children }: InspectorProps) {
  return (
    <aside className={styles.inspector} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}
