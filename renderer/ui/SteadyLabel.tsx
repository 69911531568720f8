import styles from './SteadyLabel.module.css'

/** A label that is set bold where it is chosen, and takes as much room while it is not: its neighbours stay in place. */
export function SteadyLabel({ children }: { children: string }) {
  return (
    <span className={styles.label}>
      {children}
      <span className={styles.bold} data-words={children} aria-hidden="true" />
    </span>
  )
}
