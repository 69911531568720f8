import { useWorkspace } from '../store/workspace.ts'
import { PLACE_LOOKS } from './places.ts'
import styles from './Rail.module.css'

/** The places of the program, at the left. */
export function Rail() {
  const place = useWorkspace(state => state.place)
  const goTo = useWorkspace(state => state.goTo)
  return (
    <nav className={styles.rail} aria-label="Places">
      <ul className={styles.list}>
        {PLACE_LOOKS.map(({ id, label, icon: Icon }) => (
          <li key={id} className={styles.entry}>
            <button
              type="button"
              className={styles.place}
              title={label}
              aria-current={id === place ? 'page' : undefined}
              onClick={() => goTo(id)}
            >
              <Icon size={20} strokeWidth={1.75} aria-hidden />
              <span className={styles.label}>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
