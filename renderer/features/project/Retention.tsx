import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { daysFromNow, isDueBy } from '../../store/retention.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/format.ts'
import styles from './Backups.module.css'
import place from './Project.module.css'

/** Sources that may not be kept any longer, or only for a month; nothing where there are none. */
export function Retention() {
  const { data: sources = [] } = useProcedure('sources.list', {})
  const [{ today, soon }] = useState(daysFromNow)
  const due = sources
    .filter(source => isDueBy(source, soon))
    .sort((a, b) => a.retainUntil.localeCompare(b.retainUntil))
  if (due.length === 0) return null
  return (
    <section className={place.section} aria-labelledby="project-retention">
      <h2 id="project-retention" className={place.heading}>
        Retention
      </h2>
      <p className={place.bad} role="status">
        <CalendarClock size={20} aria-hidden />
        These sources have reached the end of the time for which they may be kept, or will within a
        month. Remove them, or set another date.
      </p>
      <ul>
        {due.map(({ id, title, retainUntil }) => (
          <li key={id} className={styles.row}>
            <span className={styles.when}>{title}</span>
            <span className={styles.why}>
              {retainUntil < today ? 'until ' : 'may be kept until '}
              {formatDay(retainUntil)}
              {retainUntil < today && ', which is past'}
            </span>
            <Button
              size="small"
              aria-label={`Show ${title} in Sources`}
              onPress={() => useWorkspace.setState({ sourceId: id, place: 'sources' })}
            >
              Show
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
