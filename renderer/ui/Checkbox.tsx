import styles from './Checkbox.module.css'

interface CheckboxProps {
  /** What ticking it means; beside the box, or with `isLabelHidden` only its name. */
  label: string
  isLabelHidden?: boolean
  isTicked: boolean
  /** Some of what it stands for is ticked. */
  isMixed?: boolean
  onChange: (isTicked: boolean) => void
  isDisabled?: boolean
}

/** A box to tick. */
export function Checkbox({
  label,
  isLabelHidden = false,
  isTicked,
  isMixed = false,
  onChange,
  isDisabled = false,
}: CheckboxProps) {
  return (
    <label className={styles.checkbox}>
      <input
        ref={box => {
          if (box) box.indeterminate = isMixed
        }}
        type="checkbox"
        className={styles.box}
        checked={isTicked}
        disabled={isDisabled}
        onChange={event => onChange(event.target.checked)}
        {...(isLabelHidden ? { 'aria-label': label } : {})}
      />
      {!isLabelHidden && label}
    </label>
  )
}
