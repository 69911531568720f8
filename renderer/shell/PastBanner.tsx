import { History } from 'lucide-react'
import { useProcedure } from '../api/client.ts'
import { showNow } from '../store/past.ts'
import { Button } from '../ui/Button.tsx'
import { formatDay, formatTime } from '../ui/format.ts'
import styles from './PastBanner.module.css'

/** Says that the project is shown as it was, and leads back to now; nothing while it is shown as it is. */
export function PastBanner() {
  const { data: past } = useProcedure('history.past', {})
  if (!past) return null
  return (
    <div className={styles.banner} role="status">
      <History size={20} aria-hidden />
      <p>
        {`You are looking at the project as it was on ${formatDay(past.at)} at ${formatTime(past.at)}. Nothing can be changed there.`}
      </p>
      <Button variant="primary" onPress={() => void showNow()}>
        Back to now
      </Button>
    </div>
  )
}
