import { memo } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { type ChartCell, placeKey, tellCell } from './cell-words.ts'
import css from './Charts.module.css'
import type { ChartData } from './charts-store.ts'

interface Props {
  data: ChartData
  cells: ReadonlyMap<string, ChartCell>
  rowIndex: number
  boxes: OutputOf<'charts.draw'>['boxes']
  zoom: number
  /** The column of this row that Tab leads to, and the one whose quotes are shown. */
  activeColumn: number | null
  openColumn: number | null
}

/** The cells over one row of a picture; drawn again only where something in it changes, since there may be thousands. */
export const ChartRow = memo(function ChartRow(props: Props) {
  const { data, cells, rowIndex, boxes, zoom, activeColumn, openColumn } = props
  return (
    <div role="row" aria-rowindex={rowIndex + 1}>
      {boxes.map(({ columnIndex, x, y, width, height }) => {
        const told = tellCell(data, cells, rowIndex, columnIndex)
        return (
          <div
            key={columnIndex}
            role="gridcell"
            aria-colindex={columnIndex + 1}
            aria-label={told}
            aria-selected={columnIndex === openColumn}
            title={told}
            tabIndex={columnIndex === activeColumn ? 0 : -1}
            data-cell={placeKey(rowIndex, columnIndex)}
            data-empty={!cells.has(placeKey(rowIndex, columnIndex)) || undefined}
            className={css.cell}
            style={{ left: x * zoom, top: y * zoom, width: width * zoom, height: height * zoom }}
          />
        )
      })}
    </div>
  )
})
