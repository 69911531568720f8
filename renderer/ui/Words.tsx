import { Fragment } from 'react'
import styles from './Words.module.css'

/** Words of a text; what was blacked out is one even bar, and is read aloud as what it is. */
export function Words({ text }: { text: string }) {
  if (!text.includes('█')) return text
  return text.split(/(█+)/).map((part, index) => (
    <Fragment key={`${index}${part}`}>
      {part.startsWith('█') ? (
        <span role="img" aria-label="blacked out" className={styles.bar}>
          {part}
        </span>
      ) : (
        part
      )}
    </Fragment>
  ))
}
