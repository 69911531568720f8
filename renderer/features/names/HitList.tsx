import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './HitList.module.css'

/** Hits that stand together under a heading. */
export interface HitGroup<T> {
  id: string
  title: string
  hits: T[]
}

interface HitListProps<T> {
  label: string
  groups: readonly HitGroup<T>[]
  /** Tells hits apart. */
  keyOf: (hit: T) => string
  /** A hit as a sentence, for those who hear the row. */
  describe: (hit: T) => string
  /** The heading of a group; its controls take part in the tab order while `isActive`. */
  heading: (group: HitGroup<T>, isActive: boolean) => ReactNode
  cells: (hit: T, isActive: boolean) => ReactNode
  isTicked?: (hit: T) => boolean
  /** Keys of a row, by their names; `group` for a heading. */
  onHitKey: (hit: T, key: string) => boolean
  onGroupKey: (group: HitGroup<T>, key: string) => boolean
}

type Line<T> =
  | { kind: 'group'; key: string; group: HitGroup<T> }
  | { kind: 'hit'; key: string; hit: T }

const HEADING_REM = 2.75
const HIT_REM = 2.25

/** Thousands of hits in groups, of which only those in view are drawn; arrow keys move, one row has the focus. */
export function HitList<T>(props: HitListProps<T>) {
  const { label, groups, keyOf } = props
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const [activeKey, setActiveKey] = useState('')
  /** Where the active row was; a row that is gone leaves its place to the one after it. */
  const lastActive = useRef(0)
  const hasFocus = useRef(false)
  const lines: Line<T>[] = groups.flatMap(group => [
    { kind: 'group' as const, key: `group ${group.id}`, group },
    ...group.hits.map(hit => ({ kind: 'hit' as const, key: keyOf(hit), hit })),
  ])
  const found = lines.findIndex(line => line.key === activeKey)
  const active = found >= 0 ? found : Math.min(lastActive.current, Math.max(0, lines.length - 1))
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (lines[index]?.kind === 'group' ? HEADING_REM : HIT_REM) * remPixels,
    getItemKey: index => lines[index]?.key ?? index,
    overscan: 16,
  })
  useEffect(() => {
    lastActive.current = active
    // A row that had the focus may be gone: blacked out, put aside, or moved by what was blacked out before it.
    const isLost = hasFocus.current && document.activeElement === document.body
    if (!wantsFocus.current && !isLost) return
    const row = scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  const goTo = (index: number) => {
    const target = Math.max(0, Math.min(lines.length - 1, index))
    const line = lines[target]
    if (!line) return
    virtualizer.scrollToIndex(target)
    wantsFocus.current = true
    setActiveKey(line.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const line = lines[active]
    const isOnRow = event.target instanceof HTMLElement && event.target.role === 'row'
    if (!line || !isOnRow) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 36) - 2)
    const moves: Record<string, number> = {
      ...{ ArrowDown: active + 1, ArrowUp: active - 1 },
      ...{ PageDown: active + page, PageUp: active - page, Home: 0, End: lines.length - 1 },
    }
    const move = moves[event.key]
    if (move !== undefined) goTo(move)
    else if (
      line.kind === 'hit'
        ? !props.onHitKey(line.hit, event.key)
        : !props.onGroupKey(line.group, event.key)
    ) {
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length}
      aria-multiselectable={props.isTicked !== undefined || undefined}
    >
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          hasFocus.current = true
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          // A question in a dialog gives the focus back, or cannot because its row is gone.
          const isAway = relatedTarget !== null && !currentTarget.contains(relatedTarget)
          if (isAway && !relatedTarget.closest('[data-modal]')) hasFocus.current = false
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const line = lines[index]
          if (!line) return null
          const isActive = index === active
          const isHit = line.kind === 'hit'
          return (
            <div
              key={line.key}
              role="row"
              aria-rowindex={index + 1}
              {...(isHit && { 'aria-label': props.describe(line.hit) })}
              {...(isHit && props.isTicked && { 'aria-selected': props.isTicked(line.hit) })}
              tabIndex={isActive ? 0 : -1}
              className={isHit ? styles.hit : styles.group}
              data-off={(isHit && props.isTicked?.(line.hit) === false) || undefined}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onFocus={() => setActiveKey(line.key)}
            >
              {isHit ? props.cells(line.hit, isActive) : props.heading(line.group, isActive)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
