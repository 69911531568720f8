import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { stepTrail, useFind } from '../store/find.ts'
import { useWorkspace } from '../store/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { formatNumber } from '../ui/format.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './TopBar.module.css'

/** On the desk, after a result was opened there: the way back to the results, and from one to the next. */
export function ResultTrail() {
  const trail = useFind(state => state.trail)
  const place = useWorkspace(state => state.place)
  const goTo = useWorkspace(state => state.goTo)
  if (trail === null || place !== 'desk') return null
  const { passages, at } = trail
  return (
    <div className={styles.trail} role="group" aria-label="Results">
      <Button size="small" icon={ArrowLeft} onPress={() => goTo('find')}>
        Back to results
      </Button>
      <IconButton
        icon={ChevronLeft}
        label="The result before"
        keys="Shift+F3"
        onPress={() => stepTrail(-1)}
      />
      <span className={styles.trailPlace} role="status">
        {`${formatNumber(at + 1)} of ${formatNumber(passages.length)}`}
      </span>
      <IconButton
        icon={ChevronRight}
        label="The next result"
        keys="F3"
        onPress={() => stepTrail(1)}
      />
    </div>
  )
}
