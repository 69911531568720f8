import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ReferenceSummary } from '../../../shared/contract/references.ts'
import css from './Review.module.css'
import { authorsLine, standingOf } from './words.ts'

const ROW_REM = 3.25
const HEADS = ['Reference', 'Year', 'Where', 'Standing']
/** For Page Up and Page Down. */
const PAGE = 10

interface Props {
  references: readonly ReferenceSummary[]
  selectedId: string | null
  onSelect: (id: string) => void
}

/** References as rows, of which only those in view are drawn; one row at a time has the focus. */
export function ReferenceTable({ references, selectedId, onSelect }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: references.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * remPixels,
    ...{ overscan: 10, scrollPaddingStart: 36 },
  })
  const at = references.findIndex(({ id }) => id === selectedId)
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    const row = scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')
    row?.focus({ preventScroll: true })
  })
  const moveTo = (index: number) => {
    const place = Math.max(0, Math.min(references.length - 1, index))
    const reference = references[place]
    if (reference === undefined) return
    virtualizer.scrollToIndex(place)
    wantsFocus.current = true
    onSelect(reference.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ...{ ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE },
      ...{ Home: 0, End: references.length - 1 },
    }
    const to = steps[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    moveTo(to)
  }
  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="grid"
      aria-label="References"
      aria-rowcount={references.length + 1}
    >
      <div className={css.head} role="row" aria-rowindex={1}>
        {HEADS.map(each => (
          <span key={each} role="columnheader">
            {each}
          </span>
        ))}
      </div>
      <div
        className={css.rows}
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const reference = references[index]
          if (reference === undefined) return null
          const isSelected = reference.id === selectedId
          const isEntry = isSelected || (at < 0 && index === 0)
          return (
            <div
              key={reference.id}
              className={css.row}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isSelected}
              data-duplicate={reference.duplicateOf !== null || undefined}
              tabIndex={isEntry ? 0 : -1}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={() => onSelect(reference.id)}
              onFocus={() => onSelect(reference.id)}
            >
              <span role="gridcell" className={css.cell}>
                <span className={css.title}>{reference.title}</span>
                <span className={css.authors}>{authorsLine(reference)}</span>
              </span>
              <span role="gridcell">{reference.year ?? 'n.d.'}</span>
              <span role="gridcell" className={css.where}>
                {reference.container}
              </span>
              <span role="gridcell" className={css.standing}>
                {standingOf(reference)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
