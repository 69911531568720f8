import { describeKeys } from './keys.ts'
import styles from './Kbd.module.css'

/** Keys as they are written on this computer's keyboard; takes `$mod+k` and `Ctrl+K` alike. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {describeKeys(keys).map((key, index) => (
        <kbd key={`${index}${key}`} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
