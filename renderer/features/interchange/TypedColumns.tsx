import { COLUMN_USES } from '../../../shared/interchange/typed/columns.ts'
import { chooseForTable, type TypedPreview, useInterchange } from '../../store/interchange.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Interchange.module.css'
import { USE_NAMES } from './words.ts'

/** The columns of a table, and what each is for. */
export function TypedColumns({ preview }: { preview: TypedPreview }) {
  const columns = useInterchange(state => state.tableChoices.columns)
  const options = COLUMN_USES.map(id => ({ id, label: USE_NAMES[id] }))
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Columns of the table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">The first of it</th>
            <th scope="col">Is for</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ column, header, use, example }) => (
            <tr key={column}>
              <td title={header}>{header === '' ? `Column ${column + 1}` : header}</td>
              <td title={example} className={styles.example}>
                {example}
              </td>
              <td>
                <Select
                  label={`What ${header} is for`}
                  isLabelHidden
                  value={use}
                  options={options}
                  onChange={chosen =>
                    void chooseForTable({ columns: new Map([...columns, [column, chosen]]) })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
