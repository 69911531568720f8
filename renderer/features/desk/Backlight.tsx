import { Lightbulb, X } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import styles from './Backlight.module.css'
import { useDesk } from './desk-store.ts'

/** Says which code stands out while all others step back, and ends it. */
export function Backlight() {
  const codeId = useDesk(state => state.backlitCodeId)
  const { data: codes } = useProcedure('codes.list', {})
  const code = codes?.find(({ id }) => id === codeId)
  if (code === undefined) return null
  return (
    <span className={styles.chip}>
      <Lightbulb size={14} aria-hidden />
      <span className={styles.name} title={code.name}>
        {`Only “${code.name}” stands out`}
      </span>
      <button
        type="button"
        className={styles.end}
        aria-label="Show all codes alike again"
        onClick={() => useDesk.setState({ backlitCodeId: null })}
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  )
}
