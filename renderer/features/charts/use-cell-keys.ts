import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** Where a cell stands. */
export interface CellPlace {
  rowIndex: number
  columnIndex: number
}

/** The place of the cell that an event came from; null where it was none. */
export function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof HTMLElement ? target.dataset['cell'] : undefined
  const [rowIndex, columnIndex] = (cell ?? '').split(' ').map(Number)
  return rowIndex === undefined || columnIndex === undefined ? null : { rowIndex, columnIndex }
}

/**
 * Arrow keys, Home and End through cells of which one is in the order of Tab, in rows that may have gaps; Enter and Space
 * open one. Cells carry their place as `data-cell`.
 */
export function useCellKeys(
  frame: RefObject<HTMLElement | null>,
  places: readonly CellPlace[],
  onOpen: (place: CellPlace) => void,
) {
  const [wanted, setWanted] = useState<CellPlace>({ rowIndex: 0, columnIndex: 0 })
  const takesFocus = useRef(false)
  const active = nearest(places, wanted)

  useEffect(() => {
    if (!takesFocus.current || active === null) return
    takesFocus.current = false
    const { rowIndex, columnIndex } = active
    const cell = frame.current?.querySelector<HTMLElement>(
      `[data-cell="${rowIndex} ${columnIndex}"]`,
    )
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey || active === null) return
    const { rowIndex: row, columnIndex: column } = active
    const inRow = places.filter(({ rowIndex }) => rowIndex === row)
    const target = {
      ArrowRight: () => inRow.find(({ columnIndex }) => columnIndex > column),
      ArrowLeft: () => inRow.findLast(({ columnIndex }) => columnIndex < column),
      ArrowDown: () => besides(places, active, 1),
      ArrowUp: () => besides(places, active, -1),
      Home: () => (event.ctrlKey ? places[0] : inRow[0]),
      End: () => (event.ctrlKey ? places.at(-1) : inRow.at(-1)),
      Enter: () => active,
      ' ': () => active,
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const to = target()
    if (event.key === 'Enter' || event.key === ' ') onOpen(active)
    else if (to !== undefined) {
      takesFocus.current = true
      setWanted(to)
    }
  }
  return { active, onKeyDown, setActive: setWanted }
}

/** The cell of the next row that has any, or of the one before, that is closest to the same column. */
function besides(places: readonly CellPlace[], from: CellPlace, by: 1 | -1): CellPlace | undefined {
  const rows = [...new Set(places.map(({ rowIndex }) => rowIndex))]
  const row = rows[rows.indexOf(from.rowIndex) + by]
  if (row === undefined) return undefined
  const inRow = places.filter(({ rowIndex }) => rowIndex === row)
  return nearest(inRow, { rowIndex: row, columnIndex: from.columnIndex }) ?? undefined
}

/** The place itself, or what is closest to it; null where there is none. */
function nearest(
  places: readonly CellPlace[],
  { rowIndex, columnIndex }: CellPlace,
): CellPlace | null {
  const distance = (place: CellPlace) =>
    Math.abs(place.rowIndex - rowIndex) * 1_000 + Math.abs(place.columnIndex - columnIndex)
  return places.reduce<CellPlace | null>(
    (best, place) => (best === null || distance(place) < distance(best) ? place : best),
    null,
  )
}
