import { Search, X } from 'lucide-react'
import { Button, Input, SearchField } from 'react-aria-components'
import styles from './FilterField.module.css'

interface FilterFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}

/** A box that narrows a list as one types; Escape empties it. */
export function FilterField({ label, value, onChange, autoFocus = false }: FilterFieldProps) {
  return (
    <SearchField
      aria-label={label}
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    >
      <Search size={16} aria-hidden className={styles.icon} />
      <Input className={styles.input ?? ''} placeholder={label} spellCheck={false} />
      {value !== '' && (
        <Button className={styles.clear ?? ''} aria-label="Empty the filter">
          <X size={14} aria-hidden />
        </Button>
      )}
    </SearchField>
  )
}
