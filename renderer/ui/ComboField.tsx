import { ChevronDown } from 'lucide-react'
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import styles from './ComboField.module.css'
import fieldStyles from './field.module.css'
import popoverStyles from './popover.module.css'

interface ComboFieldProps {
  label: string
  isLabelHidden?: boolean
  value: string
  onChange: (value: string) => void
  /** What was written before, to choose from; anything else may be typed. */
  options: readonly string[]
  placeholder?: string
  maxLength?: number
}

/** A field of one line that offers what others have. */
export function ComboField(props: ComboFieldProps) {
  const { label, isLabelHidden = false, value, onChange, options, placeholder, maxLength } = props
  return (
    <ComboBox
      className={fieldStyles.field ?? ''}
      inputValue={value}
      onInputChange={onChange}
      defaultItems={options.map(id => ({ id }))}
      allowsCustomValue
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={styles.frame}>
        <Input
          className={`${fieldStyles.input ?? ''} ${styles.input ?? ''}`}
          spellCheck={false}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(maxLength === undefined ? {} : { maxLength })}
        />
        {options.length > 0 && (
          <Button className={styles.button ?? ''} aria-label={`Show what ${label} can be`}>
            <ChevronDown size={16} aria-hidden />
          </Button>
        )}
      </div>
      <Popover className={popoverStyles.popover ?? ''} offset={4}>
        <ListBox<{ id: string }> className={popoverStyles.list ?? ''}>
          {({ id }) => (
            <ListBoxItem id={id} textValue={id} className={popoverStyles.item ?? ''}>
              {id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
