import type { ReactNode } from 'react'
import styles from './PlaceHeader.module.css'

interface PlaceHeaderProps {
  title: string
  /** A few words beside the title, such as "35 sources". */
  note?: ReactNode
  /** Filters and buttons, at the right. */
  children?: ReactNode
}

/** The head of a place: its name and what can be done in it. */
export function PlaceHeader({ title, note, children }: PlaceHeaderProps) {
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      {note && <span className={styles.note}>{note}</span>}
      <span className={styles.tools}>{children}</span>
    </header>
  )
}
