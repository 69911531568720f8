import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './Segments.module.css'
import { SteadyLabel } from './SteadyLabel.tsx'

interface SegmentsProps<T extends string> {
  label: string
  value: T
  options: readonly { id: T; label: string }[]
  onChange: (value: T) => void
}

/** One of a few, all in sight: buttons side by side, one of them pressed. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const chosen = options.find(({ id }) => keys.has(id))
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
    >
      {options.map(({ id, label: name }) => (
        <ToggleButton key={id} id={id} className={styles.segment ?? ''}>
          <SteadyLabel>{name}</SteadyLabel>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
