import { useState } from 'react'
import type { ExportRecord } from '../../../shared/contract/exports.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatDay, formatTime } from '../../ui/format.ts'
import styles from './Backups.module.css'
import place from './Project.module.css'

const FEW = 5

const TELLS: Record<ExportRecord['tells'], string> = {
  everything: 'everything',
  participant: 'quotes, with who said them',
  group: 'quotes, with the group only',
  none: 'quotes, without who said them',
  unquoted: 'no quotes',
}

/** Files that were taken out of the project: what, when and by whom. */
export function TakenOut() {
  const { data: records } = useProcedure('exports.list', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const [isWhole, setIsWhole] = useState(false)
  if (!records || records.length === 0) return null
  const nameOf = (id: string) => researchers?.find(each => each.id === id)?.name ?? ''
  return (
    <section className={place.section} aria-labelledby="project-taken-out">
      <h2 id="project-taken-out" className={place.heading}>
        Taken out
      </h2>
      <ul>
        {(isWhole ? records : records.slice(0, FEW)).map(record => (
          <li key={record.id} className={styles.taken}>
            <span className={styles.file}>{record.fileName}</span>
            <span className={styles.why}>
              {`${formatDay(record.at)}, ${formatTime(record.at)} · ${nameOf(record.researcherId)} · ${TELLS[record.tells]}`}
            </span>
          </li>
        ))}
      </ul>
      {records.length > FEW && (
        <div className={place.actions}>
          <Button variant="quiet" onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show the newest only' : `Show all ${count(records.length, 'file')}`}
          </Button>
        </div>
      )}
    </section>
  )
}
