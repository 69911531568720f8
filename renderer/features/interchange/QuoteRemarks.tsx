import type { TypedPreview } from '../../store/interchange.ts'
import { count } from '../../ui/format.ts'
import styles from './Interchange.module.css'

/** Quotes that are in no source, or otherwise than they are written, and rows that cannot be used. */
export function QuoteRemarks({ quotes, problems }: Pick<TypedPreview, 'quotes' | 'problems'>) {
  const missing = quotes.filter(({ how }) => how === 'missing')
  const close = quotes.filter(({ how }) => how === 'close')
  if (missing.length + close.length + problems.length === 0) return null
  return (
    <div className={styles.quotes}>
      {missing.length > 0 && (
        <section>
          <h3 className={styles.heading}>
            {count(missing.length, 'quote')} not found in any source
          </h3>
          <ul className={styles.lines}>
            {missing.map(({ row, text, source }, index) => (
              <li key={`${index}${row}`}>
                <span className={styles.row}>Row {row}</span>
                <q>{text}</q>
                {source !== '' && <span className={styles.note}> {source}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {close.length > 0 && (
        <section>
          <h3 className={styles.heading}>
            {count(close.length, 'quote')} otherwise written in the source, whose words are taken
          </h3>
          <ul className={styles.lines}>
            {close.map(({ row, text, words, sourceTitle }, index) => (
              <li key={`${index}${row}`}>
                <span className={styles.row}>Row {row}</span>
                <q>{text}</q>
                <span className={styles.found}>
                  <q>{words}</q>
                  <span className={styles.note}> {sourceTitle}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.length > 0 && (
        <section>
          <h3 className={styles.heading}>{count(problems.length, 'row')} left out</h3>
          <ul className={styles.lines}>
            {problems.map(({ row, message }) => (
              <li key={row}>
                <span className={styles.row}>Row {row}</span>
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
