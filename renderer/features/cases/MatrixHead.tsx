import type { CSSProperties } from 'react'
import type { MatrixData } from './cell-evidence.ts'
import css from './MatrixGrid.module.css'
import { columnName } from './words.ts'

interface Props {
  columns: MatrixData['columns']
  /** The columns that are drawn, by their places. */
  inView: readonly number[]
  hasCases: boolean
  style: CSSProperties
}

/** The headings of the matrix, which stay above its rows. */
export function MatrixHead({ columns, inView, hasCases, style }: Props) {
  return (
    <div className={css.head} role="row" aria-rowindex={1} style={style}>
      <div role="columnheader" aria-colindex={1} className={css.name}>
        Configuration
      </div>
      <div role="columnheader" aria-colindex={2} className={css.case}>
        {hasCases ? 'Its case' : <span className="visually-hidden">Its case</span>}
      </div>
      {inView.map(at => {
        const column = columns[at]
        if (!column) return null
        return (
          <div
            key={column.id ?? 'none'}
            role="columnheader"
            aria-colindex={at + 3}
            style={{ gridColumn: at + 3 }}
            className={css.heading}
            title={columnName(column)}
          >
            <span>{columnName(column)}</span>
          </div>
        )
      })}
    </div>
  )
}
