import { ProgressBar } from 'react-aria-components'
import styles from './Progress.module.css'

interface ProgressProps {
  label: string
  /** From 0 to 1; left out while there is no telling. */
  value?: number | undefined
  /** In place of the percentage, such as "3 of 12 files". */
  valueLabel?: string | undefined
}

/** How far something has come. */
export function Progress({ label, value, valueLabel }: ProgressProps) {
  const isKnown = value !== undefined
  return (
    <ProgressBar
      aria-label={label}
      className={styles.progress ?? ''}
      isIndeterminate={!isKnown}
      maxValue={1}
      value={value ?? 0}
      {...(valueLabel === undefined ? {} : { valueLabel })}
    >
      {({ valueText, percentage }) => (
        <>
          <span className={styles.text}>
            <span>{label}</span>
            {isKnown && <span className={styles.value}>{valueText}</span>}
          </span>
          <span className={styles.track}>
            <span
              className={styles.bar}
              data-indeterminate={!isKnown || undefined}
              style={isKnown ? { width: `${percentage}%` } : undefined}
            />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
