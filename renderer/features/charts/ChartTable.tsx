import { useMemo } from 'react'
import { formatNumber } from '../../ui/format.ts'
import { cellsByPlace, placeKey, tellCell } from './cell-words.ts'
import css from './Charts.module.css'
import type { ChartData, OpenCell } from './charts-store.ts'

interface Props {
  data: ChartData
  open: OpenCell | null
  onOpen: (open: OpenCell) => void
}

/** The numbers of a chart as a plain table; each is a button that opens its quotes. */
export function ChartTable({ data, open, onOpen }: Props) {
  const cells = useMemo(() => cellsByPlace(data), [data])
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{data.title}</caption>
      <thead>
        <tr>
          <th scope="col">{data.rowTitle}</th>
          {data.columns.map(({ id, name }) => (
            <th key={id ?? ''} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row, rowIndex) => (
          <tr key={row.id ?? ''}>
            <th scope="row">{row.name}</th>
            {data.columns.map((column, columnIndex) => {
              const cell = cells.get(placeKey(rowIndex, columnIndex))
              const isOpen = open?.rowId === row.id && open.columnId === column.id
              if (cell === undefined) return <td key={column.id ?? ''}>0</td>
              if (cell.where === null) {
                return <td key={column.id ?? ''}>{formatNumber(cell.count)}</td>
              }
              return (
                <td key={column.id ?? ''} data-open={isOpen || undefined}>
                  <button
                    type="button"
                    className={css.number}
                    aria-label={tellCell(data, cells, rowIndex, columnIndex)}
                    onClick={() => onOpen({ rowId: row.id, columnId: column.id })}
                  >
                    {formatNumber(cell.count)}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
