import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
} from 'react'
import styles from './ResultList.module.css'

/** Results that stand together under a heading; without a title there is none. */
export interface ResultGroup<T> {
  id: string
  title: string | null
  results: readonly T[]
}

interface ResultListProps<T> {
  label: string
  groups: readonly ResultGroup<T>[]
  /** All there are, of which those in `groups` are the first. */
  total: number
  keyOf: (result: T) => string
  /** A result as a sentence, for those who hear the row. */
  describe: (result: T) => string
  heading?: (group: ResultGroup<T>) => ReactNode
  /** A row; its controls take part in the tab order while `isActive`. */
  cells: (result: T, isActive: boolean) => ReactNode
  isTicked: (result: T) => boolean
  activeKey: string
  onActivate: (key: string) => void
  /** A key pressed on a row; true where it was of use. */
  onKey: (result: T, key: string) => boolean
  /** The arrow upwards on the first row. */
  onLeave: () => void
  /** More results are wanted: those that are here come to an end. */
  onNearEnd: () => void
  /** True while the active row should take the keyboard, as soon as there is one. */
  wantsFocus: RefObject<boolean>
}

type Line<T> =
  | { kind: 'group'; key: string; group: ResultGroup<T> }
  | { kind: 'result'; key: string; result: T }

const HEADING_REM = 2.5
const RESULT_REM = 2.5
/** Rows from the end at which more are asked for. */
const NEAR = 40

/** Thousands of results of any height, of which only those in view are drawn; arrow keys move, one row has the focus. */
export function ResultList<T>(props: ResultListProps<T>) {
  const { label, groups, keyOf, activeKey, total, wantsFocus, onNearEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(groups, keyOf), [groups, keyOf])
  const places = useMemo(() => new Map(lines.map(({ key }, index) => [key, index])), [lines])
  const first = lines.findIndex(({ kind }) => kind === 'result')
  const active = places.get(activeKey) ?? first
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (lines[index]?.kind === 'group' ? HEADING_REM : RESULT_REM) * rem,
    getItemKey: index => lines[index]?.key ?? index,
    overscan: 12,
  })
  const rows = virtualizer.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0

  useEffect(() => {
    if (lines.length > 0 && lastShown >= lines.length - NEAR) onNearEnd()
  }, [lastShown, lines.length, onNearEnd])
  // Back at the results: they stand where they were left.
  const goBack = useEffectEvent(() => {
    if (places.has(activeKey)) virtualizer.scrollToIndex(active, { align: 'center' })
  })
  useEffect(() => goBack(), [])
  useEffect(() => {
    if (!wantsFocus.current) return
    const row = scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')
    if (!row) {
      if (active >= 0) virtualizer.scrollToIndex(active)
      return
    }
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  const goTo = (from: number, by: 1 | -1) => {
    let target = Math.max(0, Math.min(lines.length - 1, from))
    while (lines[target]?.kind === 'group') target += by
    const line = lines[target]
    if (line === undefined) {
      if (by < 0) props.onLeave()
      return
    }
    wantsFocus.current = true
    props.onActivate(line.key)
    virtualizer.scrollToIndex(target)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const line = lines[active]
    const isOnRow = event.target instanceof HTMLElement && event.target.role === 'row'
    if (line?.kind !== 'result' || !isOnRow) return
    const page = Math.max(1, rows.length - 26)
    if (event.key === 'ArrowUp' && active <= first) props.onLeave()
    else if (event.key === 'ArrowDown') goTo(active + 1, 1)
    else if (event.key === 'ArrowUp') goTo(active - 1, -1)
    else if (event.key === 'PageDown') goTo(active + page, 1)
    else if (event.key === 'PageUp') goTo(active - page, active - page <= 0 ? 1 : -1)
    else if (event.key === 'Home') goTo(0, 1)
    else if (event.key === 'End') goTo(lines.length - 1, 1)
    else if (!props.onKey(line.result, event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total + groups.filter(({ title }) => title !== null).length}
      aria-multiselectable
    >
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ index, start }) => {
          const line = lines[index]
          if (line === undefined) return null
          const isActive = index === active
          const place = {
            ref: virtualizer.measureElement,
            'data-index': index,
            'aria-rowindex': index + 1,
            style: { transform: `translateY(${start}px)` },
          }
          if (line.kind === 'group') {
            return (
              <div key={line.key} {...place} role="row" className={styles.group}>
                {props.heading?.(line.group)}
              </div>
            )
          }
          const { result } = line
          return (
            <div
              key={line.key}
              {...place}
              role="row"
              aria-label={props.describe(result)}
              aria-selected={props.isTicked(result)}
              tabIndex={isActive ? 0 : -1}
              className={styles.result}
              data-active={isActive || undefined}
              data-ticked={props.isTicked(result) || undefined}
              onFocus={() => props.onActivate(line.key)}
              onDoubleClick={() => props.onKey(result, 'Enter')}
            >
              {props.cells(result, isActive)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function linesOf<T>(groups: readonly ResultGroup<T>[], keyOf: (result: T) => string): Line<T>[] {
  const lines: Line<T>[] = []
  for (const group of groups) {
    if (group.title !== null) lines.push({ kind: 'group', key: `group ${group.id}`, group })
    for (const result of group.results) {
      lines.push({ kind: 'result', key: keyOf(result), result })
    }
  }
  return lines
}
