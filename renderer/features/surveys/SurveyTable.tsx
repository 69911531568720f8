import { TriangleAlert } from 'lucide-react'
import type { SurveyPreview } from '../../../shared/contract/surveys.ts'
import { chooseColumn } from '../../store/surveys.ts'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './SurveyTable.module.css'
import { TYPE_OPTIONS, USE_OPTIONS } from './words.ts'

/** Characters of a heading that fit beside each other above the narrowest column. */
const SHORT_HEADING = 20

type Column = SurveyPreview['columns'][number]

/** The first rows of a survey, with what each column is for above it. */
export function SurveyTable({ preview }: { preview: SurveyPreview }) {
  const { columns, firstRows, rowCount } = preview
  const more = rowCount - firstRows.length
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="The first rows">
      <table
        className={styles.table}
        data-long={columns.some(({ header }) => header.length > SHORT_HEADING) || undefined}
      >
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.column}
                scope="col"
                className={styles.head}
                data-wide={column.use === 'text' || undefined}
              >
                <ColumnHead column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map((cells, row) => (
            <tr key={row}>
              {columns.map(({ column, use }) => (
                <td key={column} data-off={use === 'ignore' || undefined}>
                  <div className={styles.cell}>{cells[column - 1]}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles.more}>and {count(more, 'more row')}</p>}
    </div>
  )
}

function ColumnHead({ column }: { column: Column }) {
  const { column: number, header, use, type, attributeId, filled, distinct, isIdentifying } = column
  const title = header === '' ? `Column ${number}` : header
  return (
    <div className={styles.column} data-off={use === 'ignore' || undefined}>
      <span className={styles.title} title={title}>
        {title}
      </span>
      <span className={styles.facts}>
        {`${count(filled, 'filled', 'filled')}, ${count(distinct, 'different', 'different')}`}
      </span>
      <Select
        label={`Use of ${title}`}
        isLabelHidden
        value={use}
        options={USE_OPTIONS}
        onChange={chosen => void chooseColumn({ column: number, use: chosen })}
      />
      {use === 'attribute' && (
        <Select
          label={`Type of ${title}`}
          isLabelHidden
          value={type}
          options={TYPE_OPTIONS}
          isDisabled={attributeId !== null}
          onChange={chosen => void chooseColumn({ column: number, type: chosen })}
        />
      )}
      {attributeId !== null && <span className={styles.facts}>Fills the attribute there is</span>}
      {isIdentifying && (
        <span className={styles.remark}>
          <TriangleAlert size={14} aria-hidden />
          Seems to name people
        </span>
      )}
    </div>
  )
}
