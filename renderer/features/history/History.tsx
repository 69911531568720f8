import { useVirtualizer } from '@tanstack/react-virtual'
import { Redo2, Undo2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { redo, undo } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Split } from '../../ui/Split.tsx'
import { Entry } from './Entry.tsx'
import { EVERYTHING, Filters, type HistoryFilter, isFiltered } from './Filters.tsx'
import styles from './History.module.css'
import { rowsOf } from './rows.ts'
import { Step } from './Step.tsx'

const PAGE = 300

/** The journal: every change ever made to the project, newest first; and what each of them did. */
export function History() {
  const [limit, setLimit] = useState(PAGE)
  const [filter, setFilter] = useState<HistoryFilter>(EVERYTHING)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const { researcherId, thing, one } = filter
  const { data: entries } = useProcedure('history.list', {
    limit,
    ...(researcherId !== null && { researcherId }),
    ...(thing !== null && { thing }),
    ...(one !== null && { thingId: one.id }),
  })
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
  const selected = entries.find(({ id }) => id === selectedId)
  const list = (
    <section className="place-column">
      <PlaceHeader title="History" note="Every change, who made it, and when">
        <Button icon={Undo2} isDisabled={!state?.undo} onPress={() => void undo()}>
          {state?.undo ? `Undo: ${state.undo}` : 'Undo'}
        </Button>
        <Button icon={Redo2} isDisabled={!state?.redo} onPress={() => void redo()}>
          {state?.redo ? `Redo: ${state.redo}` : 'Redo'}
        </Button>
      </PlaceHeader>
      <Filters filter={filter} researchers={researchers ?? []} onChange={setFilter} />
      {rows.length === 0 && !isFiltered(filter) && (
        <EmptyState title="Nothing has been changed yet">
          Each step you take is written down here at once and can be undone, tomorrow too.
        </EmptyState>
      )}
      {rows.length === 0 && isFiltered(filter) && (
        <EmptyState
          title="No step is like that"
          actions={<Button onPress={() => setFilter(EVERYTHING)}>Show every step</Button>}
        >
          Choose another researcher or another kind of thing.
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
                    <Entry
                      entry={row.entry}
                      researcher={row.researcher}
                      isSelected={row.entry.id === selectedId}
                      onSelect={() => setSelectedId(row.entry.id)}
                    />
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
  return (
    <Split
      id="history"
      isSteady
      parts={[
        { id: 'list', content: list, minSize: 420 },
        ...(selected
          ? [
              {
                ...{ id: 'step', size: 340, minSize: 260, maxSize: 560 },
                content: (
                  <Step
                    key={selected.id}
                    entry={selected}
                    onShowOnly={(kind, id, name) =>
                      setFilter({ ...EVERYTHING, thing: kind, one: { id, name } })
                    }
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
