import { useVirtualizer } from '@tanstack/react-virtual'
import { Redo2, Undo2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { redo, undo } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Entry } from './Entry.tsx'
import styles from './History.module.css'
import { rowsOf } from './rows.ts'

const PAGE = 300

/** The journal: every change ever made to the project, newest first. */
export function History() {
  const [limit, setLimit] = useState(PAGE)
  const { data: entries } = useProcedure('history.list', { limit })
  const { data: state } = useProcedure('history.state', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const rows = useMemo(() => rowsOf(entries ?? [], researchers ?? []), [entries, researchers])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (rows[index]?.kind === 'day' ? 44 : 40),
    overscan: 12,
  })
  if (!entries) return null
  return (
    <section className="place-column">
      <PlaceHeader title="History" note="Every change, who made it, and when">
        <Button icon={Undo2} isDisabled={!state?.undo} onPress={() => void undo()}>
          {state?.undo ? `Undo: ${state.undo}` : 'Undo'}
        </Button>
        <Button icon={Redo2} isDisabled={!state?.redo} onPress={() => void redo()}>
          {state?.redo ? `Redo: ${state.redo}` : 'Redo'}
        </Button>
      </PlaceHeader>
      {rows.length === 0 && (
        <EmptyState title="Nothing has been changed yet">
          Each step you take is written down here at once and can be undone, tomorrow too.
        </EmptyState>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="region"
        aria-label="Journal"
      >
        <ol className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index]
            return (
              row && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className={styles.item}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {row.kind === 'day' ? (
                    <h2 className={styles.day}>{row.day}</h2>
                  ) : (
                    <Entry entry={row.entry} researcher={row.researcher} />
                  )}
                </li>
              )
            )
          })}
        </ol>
        {entries.length === limit && limit < 10_000 && (
          <Button onPress={() => setLimit(Math.min(10_000, limit * 2))}>
            Show older than these {count(limit, 'step')}
          </Button>
        )}
      </div>
    </section>
  )
}
