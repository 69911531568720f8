import type { ImportRow } from '../../store/import-rows.ts'
import { KIND_OPTIONS } from './columns.tsx'
import styles from './ImportTable.module.css'

/** What one file's row says, without its fields: for as long as the table moves, since fields take time to make. */
export function ImportFileOutline({ row }: { row: ImportRow }) {
  const { preview, title, kind, group } = row
  const { name, error, speakers } = preview
  return (
    <div className={styles.row}>
      <div role="cell" className={styles.tick} />
      {error ? (
        <div role="cell" className={styles.refused}>
          <p className={styles.name}>{name}</p>
          <p className={styles.line}>{error.message}</p>
        </div>
      ) : (
        <>
          <div role="cell">
            <p className={styles.outline}>{title}</p>
            <p className={styles.file}>{name}</p>
          </div>
          <div role="cell">
            <p className={styles.outline}>{KIND_OPTIONS.find(({ id }) => id === kind)?.label}</p>
          </div>
          <div role="cell">
            <p className={styles.outline}>{group}</p>
          </div>
          <div role="cell" className={styles.found}>
            <p className={styles.speakers}>{speakers.map(({ label }) => label).join(', ')}</p>
          </div>
        </>
      )}
    </div>
  )
}
