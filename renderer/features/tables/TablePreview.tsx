import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Cell } from '../../../shared/tables/table.ts'
import { cellText, paragraphText } from '../../../shared/tables/cell-text.ts'
import { formatNumber } from '../../ui/format.ts'
import css from './TablePreview.module.css'

type Table = OutputOf<'tables.get'>

/** The most paragraphs of a cell that are shown: so that more than one row is in sight. */
const MOST_PARAGRAPHS = 5

/** The first rows of a table as it will be written. */
export function TablePreview({ table }: { table: Table }) {
  const { title, caption, columns, rows, total, notes, groupedBy } = table
  return (
    // It is scrolled with the keyboard too.
    <section className={css.root} aria-label="Preview" tabIndex={0}>
      <table className={css.table}>
        <caption className={css.caption}>
          <strong>{title}</strong> {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const isFirst = groupedBy !== null && row.group !== rows[index - 1]?.group
            return [
              isFirst && (
                <tr key={`group ${row.group}`} className={css.group}>
                  <th colSpan={columns.length} scope="colgroup">
                    {row.group}
                  </th>
                </tr>
              ),
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
              <tr key={index}>
                {columns.map(({ key, kind }, at) => (
                  <td key={key} data-number={(kind === 'number' && at > 0) || undefined}>
                    <CellWords cell={row.cells[at] ?? null} />
                  </td>
                ))}
              </tr>,
            ]
          })}
        </tbody>
      </table>
      <p className={css.note} role="status">
        {rows.length < total
          ? `The first ${rows.length} of ${formatNumber(total)} rows.`
          : total === 0
            ? 'No rows: nothing fits what was chosen.'
            : 'All rows.'}
      </p>
      {notes.map(note => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
    </section>
  )
}

function CellWords({ cell }: { cell: Cell }) {
  if (!Array.isArray(cell)) return cellText(cell)
  const more = cell.length - MOST_PARAGRAPHS
  return (
    <>
      {cell.slice(0, MOST_PARAGRAPHS).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no names
        <p key={index} data-style={paragraph.style}>
          {paragraphText(paragraph)}
        </p>
      ))}
      {more > 0 && <p data-style="context">… and {more} more in the file</p>}
    </>
  )
}
