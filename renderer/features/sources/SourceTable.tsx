import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Researcher } from '../../../shared/contract/project.ts'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { COLUMNS, type Sorting } from './columns.tsx'
import styles from './SourceTable.module.css'

interface SourceTableProps {
  sources: readonly SourceSummary[]
  researchers: ReadonlyMap<string, Researcher>
  selectedId: string | null
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  onSelect: (sourceId: string) => void
  onOpen: (sourceId: string) => void
  onRemove: (source: SourceSummary) => void
}

const ROW_HEIGHT_REM = 2.25
const grid = { gridTemplateColumns: COLUMNS.map(column => column.width).join(' ') }

/** The sources as rows, of which only those in view are drawn; one row at a time has the focus. */
export function SourceTable(props: SourceTableProps) {
  const { sources, researchers, selectedId, sorting, onSort, onSelect, onOpen, onRemove } = props
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: sources.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_REM * remPixels,
    overscan: 12,
    scrollPaddingStart: 40,
  })
  const selectedIndex = sources.findIndex(source => source.id === selectedId)

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    const row = scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')
    row?.focus({ preventScroll: true })
  })

  const moveTo = (index: number) => {
    const source = sources[Math.max(0, Math.min(sources.length - 1, index))]
    if (!source) return
    virtualizer.scrollToIndex(sources.indexOf(source))
    wantsFocus.current = true
    onSelect(source.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 36) - 2)
    const steps: Record<string, () => void> = {
      ArrowDown: () => moveTo(selectedIndex + 1),
      ArrowUp: () => moveTo(selectedIndex - 1),
      PageDown: () => moveTo(selectedIndex + page),
      PageUp: () => moveTo(selectedIndex - page),
      Home: () => moveTo(0),
      End: () => moveTo(sources.length - 1),
      Enter: () => selectedId && onOpen(selectedId),
      Delete: () => {
        const source = sources[selectedIndex]
        if (!source) return
        wantsFocus.current = true
        onRemove(source)
      },
    }
    const step = steps[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    step()
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label="Sources"
      aria-rowcount={sources.length + 1}
      aria-colcount={COLUMNS.length}
    >
      <div className={styles.head} role="row" aria-rowindex={1} style={grid}>
        {COLUMNS.map(column => (
          <Heading key={column.id} column={column} sorting={sorting} onSort={onSort} />
        ))}
      </div>
      <div
        className={styles.rows}
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const source = sources[index]
          if (!source) return null
          const isSelected = source.id === selectedId
          const isEntry = isSelected || (selectedIndex < 0 && index === 0)
          return (
            <div
              key={source.id}
              className={styles.row}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isSelected}
              tabIndex={isEntry ? 0 : -1}
              style={{ ...grid, height: size, transform: `translateY(${start}px)` }}
              onClick={() => onSelect(source.id)}
              onFocus={() => onSelect(source.id)}
              onDoubleClick={() => onOpen(source.id)}
            >
              {COLUMNS.map(column => {
                const content = column.cell(source, researchers)
                return (
                  <div
                    key={column.id}
                    role="gridcell"
                    className={styles.cell}
                    data-number={column.isNumber}
                    title={content ?? undefined}
                  >
                    {content}
                  </div>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface HeadingProps {
  column: (typeof COLUMNS)[number]
  sorting: Sorting
  onSort: (sorting: Sorting) => void
}

function Heading({ column, sorting, onSort }: HeadingProps) {
  const isSorted = sorting.column === column.id
  const Arrow = sorting.isDescending ? ChevronDown : ChevronUp
  return (
    <div
      role="columnheader"
      className={styles.heading}
      data-number={column.isNumber}
      aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          onSort({ column: column.id, isDescending: isSorted ? !sorting.isDescending : false })
        }
      >
        {column.label}
        {isSorted && <Arrow size={14} aria-hidden />}
      </button>
    </div>
  )
}
