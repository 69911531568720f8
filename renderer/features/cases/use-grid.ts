import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface GridInput {
  rowCount: number
  columnCount: number
  /** Whether a column can be gone to. */
  isColumn: (at: number) => boolean
  scroller: RefObject<HTMLDivElement | null>
  scrollTo: (row: number, column: number) => void
  onEnter: (row: number, column: number) => void
}

/** Rows that a page is at least. */
const PAGE = 10

/** Arrow keys, Home, End and pages through cells of which one is in the order of Tab; Enter opens it. */
export function useGrid(input: GridInput) {
  const { rowCount, columnCount, isColumn, scroller, scrollTo, onEnter } = input
  const [place, setPlace] = useState({ row: 0, column: 2 })
  const wantsFocus = useRef(false)
  const row = Math.min(place.row, rowCount - 1)
  const column = Math.min(place.column, columnCount - 1)

  // A row that was out of sight is drawn only after the scroll.
  useEffect(() => {
    if (!wantsFocus.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const goTo = (toRow: number, toColumn: number) => {
    const next = {
      row: Math.max(0, Math.min(rowCount - 1, toRow)),
      column: Math.max(0, Math.min(columnCount - 1, toColumn)),
    }
    if (!isColumn(next.column)) return
    wantsFocus.current = true
    setPlace(next)
    scrollTo(next.row, next.column)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(PAGE, Math.floor((scroller.current?.clientHeight ?? 0) / 44) - 2)
    const aside = (by: number) => goTo(row, isColumn(column + by) ? column + by : column + 2 * by)
    const steps: Record<string, () => void> = {
      ArrowDown: () => goTo(row + 1, column),
      ArrowUp: () => goTo(row - 1, column),
      ArrowLeft: () => aside(-1),
      ArrowRight: () => aside(1),
      PageDown: () => goTo(row + page, column),
      PageUp: () => goTo(row - page, column),
      Home: () => goTo(row, 0),
      End: () => goTo(row, columnCount - 1),
      Enter: () => onEnter(row, column),
    }
    const step = steps[event.key]
    if (!step || (column === 1 && event.key === 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }
  /** What a cell, or the one thing in it, is given to be part of the grid. */
  const cell = (atRow: number, atColumn: number) => ({
    'data-cell': `${atRow} ${atColumn}`,
    onFocus: () => setPlace({ row: atRow, column: atColumn }),
  })
  const tabIndex = (atRow: number, atColumn: number) =>
    atRow === row && atColumn === column ? 0 : -1
  return { cell, tabIndex, onKeyDown }
}
