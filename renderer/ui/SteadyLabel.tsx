import styles from './SteadyLabel.module.css'

/** A label that is set bold where it is chosen, and takes as much room while it is not: its neighbours stay in place. */
export function SteadyLabel({ children }: { children: string }) {
  return (
    <span className={styles.label} data-words={children}>
      {children}
    </span>
  )
}
