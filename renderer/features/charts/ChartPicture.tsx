import { type CSSProperties, useMemo, useRef } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { useKeys } from '../../ui/keys.ts'
import { useLive } from '../../ui/use-live.tsx'
import { cellsByPlace, findOpen, placeKey, tellCell } from './cell-words.ts'
import { ChartRow } from './ChartRow.tsx'
import css from './Charts.module.css'
import type { OpenCell } from './charts-store.ts'
import { type CellPlace, placeOf, useCellKeys } from './use-cell-keys.ts'

interface Props {
  drawn: OutputOf<'charts.draw'>
  /** How much larger than 100 % texts are. */
  zoom: number
  open: OpenCell | null
  onOpen: (open: OpenCell) => void
}

/** The picture of a chart, with a cell over each of its marks: gone through by arrow keys, opened by Enter or a click. */
export function ChartPicture({ drawn, zoom, open, onOpen }: Props) {
  const { svg, width, height, plot, boxes, data } = drawn
  const frame = useRef<HTMLDivElement>(null)
  const { say, live } = useLive()
  const cells = useMemo(() => cellsByPlace(data), [data])
  const source = useMemo(() => `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg])
  const rows = useMemo(() => [...Map.groupBy(boxes, ({ rowIndex }) => rowIndex)], [boxes])

  function openCell({ rowIndex, columnIndex }: CellPlace) {
    const cell = cells.get(placeKey(rowIndex, columnIndex))
    if (cell === undefined || cell.where === null) {
      say('There is nothing in this cell.')
      return
    }
    const [row, column] = [data.rows[rowIndex], data.columns[columnIndex]]
    onOpen({ rowId: row?.id ?? null, columnId: column?.id ?? null })
    say(`${tellCell(data, cells, rowIndex, columnIndex)}. Its quotes stand beside.`)
  }
  useKeys('Find: charts', [{ keys: 'Enter', label: 'Show the quotes of the cell' }])
  const { active, onKeyDown, setActive } = useCellKeys(frame, boxes, openCell)
  const opened = findOpen(data, open)
  const inRow = (place: CellPlace | null, rowIndex: number) =>
    place?.rowIndex === rowIndex ? place.columnIndex : null

  const size = { width: width * zoom, height: height * zoom }
  const [left, top] = [plot.x * zoom, plot.y * zoom]
  const image = <img className={css.image} src={source} alt="" style={size} />
  return (
    <div className={css.picture} style={{ ...size, ...insetOf(left, top) }}>
      {live}
      {image}
      {/* The headings stay in sight: strips of the same picture. */}
      <div className={css.columnHeads} style={{ height: top }}>
        {image}
      </div>
      <div className={css.rowHeads} style={{ width: left }}>
        {image}
      </div>
      <div className={css.corner} style={{ width: left, height: top }}>
        {image}
      </div>
      <div
        ref={frame}
        className={css.cells}
        role="grid"
        aria-label={data.title}
        aria-rowcount={data.rows.length}
        aria-colcount={data.columns.length}
        onKeyDownCapture={onKeyDown}
        onFocusCapture={({ target }) => {
          const place = placeOf(target)
          if (place !== null) setActive(place)
        }}
        onClickCapture={({ target }) => {
          const place = placeOf(target)
          if (place !== null) openCell(place)
        }}
      >
        {rows.map(([rowIndex, own]) => (
          <ChartRow
            key={rowIndex}
            {...{ data, cells, rowIndex, zoom }}
            boxes={own}
            activeColumn={inRow(active, rowIndex)}
            openColumn={inRow(opened, rowIndex)}
          />
        ))}
      </div>
    </div>
  )
}

/** How far cells are kept from the edges when they are scrolled to: the headings stand there. */
function insetOf(left: number, top: number): CSSProperties {
  return { '--chart-left': `${left}px`, '--chart-top': `${top}px` } as CSSProperties
}
