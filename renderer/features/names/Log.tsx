import { FileDown } from 'lucide-react'
import { useState } from 'react'
import type { Protection } from '../../../shared/contract/pseudonyms.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count, formatDay, formatTime } from '../../ui/format.ts'
import { Split } from '../../ui/Split.tsx'
import { Words } from '../../ui/Words.tsx'
import { EarlierTexts } from './EarlierTexts.tsx'
import styles from './Names.module.css'
import { SaveLog } from './SaveLog.tsx'
import { KIND_NAMES } from './words.ts'

/** What was replaced and blacked out, and what the file still holds of the time before. */
export function Log() {
  const { data: entries } = useProcedure('pseudonyms.log', {}, { readsOnShow: true })
  const [isSaving, setIsSaving] = useState(false)
  if (!entries) return null
  const log = (
    <section className="place-column">
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {entries.length > 0 &&
            `${count(entries.length, 'entry', 'entries')}, newest first. It never says which name a replacement stands for.`}
        </p>
        {entries.length > 0 && (
          <Button icon={FileDown} onPress={() => setIsSaving(true)}>
            Save log…
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <EmptyState title="Nothing was replaced or blacked out yet">
          Every replacement and every redaction is written down here: what stands in the text now,
          how often, where, by whom and when. Ethics boards and archives ask for it.
        </EmptyState>
      ) : (
        <LogTable entries={entries} />
      )}
      {isSaving && <SaveLog onClose={() => setIsSaving(false)} />}
    </section>
  )
  return (
    <Split
      id="names-log"
      parts={[
        { id: 'log', content: log, minSize: 420 },
        { id: 'earlier', size: 340, minSize: 280, maxSize: 520, content: <EarlierTexts /> },
      ]}
    />
  )
}

function LogTable({ entries }: { entries: readonly Protection[] }) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const who = new Map(researchers.map(({ id, name }) => [id, name]))
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Log">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">In the text now</th>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col" data-number>
              Times
            </th>
            <th scope="col">Who</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <tr key={entry.id}>
              <td className={styles.now}>
                <Words text={entry.replacement} />
              </td>
              <td>
                {entry.kind === 'redaction'
                  ? 'Blacked out'
                  : `Replaced: ${KIND_NAMES[entry.nameKind ?? 'other'].toLowerCase()}`}
              </td>
              <td className={styles.where}>
                {entry.sourceTitle ?? 'Notes, codes and other texts of researchers'}
              </td>
              <td data-number>{entry.count}</td>
              <td>{who.get(entry.researcherId)}</td>
              <td className={styles.when}>{`${formatDay(entry.at)}, ${formatTime(entry.at)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
