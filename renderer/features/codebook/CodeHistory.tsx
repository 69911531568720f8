import type { CodeEvent } from '../../../shared/contract/codes.ts'
import { useProcedure } from '../../api/client.ts'
import { formatDay, formatTime } from '../../ui/format.ts'
import styles from './Codebook.module.css'
import { describeEvent } from './describe-event.ts'

/** What became of a code, newest first. */
export function CodeHistory({ codeId }: { codeId: string }) {
  const { data: events } = useProcedure('codes.history', { codeId })
  const { data: researchers } = useProcedure('researchers.list', {})
  if (!events) return null
  if (events.length === 0) {
    return <p className={styles.none}>The history no longer tells what became of this code.</p>
  }
  const nameOf = ({ researcherId }: CodeEvent) =>
    researchers?.find(({ id }) => id === researcherId)?.name
  return (
    <ol className={styles.events} aria-label="History of the code">
      {events.toReversed().map((event, index) => (
        <li key={`${event.number} ${event.what} ${index}`} className={styles.event}>
          {describeEvent(event)}
          <span className={styles.when}>
            {[nameOf(event), `${formatDay(event.at)}, ${formatTime(event.at)}`]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
