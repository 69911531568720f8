import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import fieldStyles from './field.module.css'
import styles from './popover.module.css'

/** One thing that can be chosen. */
export interface SelectOption<T extends string> {
  id: T
  label: string
  description?: string | undefined
}

interface SelectProps<T extends string> {
  label: string
  isLabelHidden?: boolean
  value: T | null
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
  placeholder?: string
  isDisabled?: boolean
}

/** A choice of one among several. */
export function Select<T extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
  placeholder = 'Choose',
  isDisabled = false,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={key => {
        const chosen = options.find(option => option.id === key)
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
      isDisabled={isDisabled}
      placeholder={placeholder}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <Button className={fieldStyles.trigger ?? ''}>
        <SelectValue className={fieldStyles.value ?? ''}>
          {({ isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : options.find(option => option.id === value)?.label
          }
        </SelectValue>
        <ChevronDown size={16} aria-hidden className={fieldStyles.chevron} />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={options}>
          {option => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles.icon}>
                    {isSelected && <Check size={16} aria-hidden />}
                  </span>
                  <span className={styles.text}>
                    {option.label}
                    {option.description && (
                      <span className={styles.description}>{option.description}</span>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
