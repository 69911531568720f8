import { ChevronDown } from 'lucide-react'
import {
  Button,
  ComboBox,
  Input,
  type Key,
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
  onBlur?: () => void
  /** Takes the keyboard when it appears, ready to write over what stands in it. */
  isFirst?: boolean
  /** Enter, where no line of the list is being chosen with it. */
  onEnter?: () => void
  /** Called with an option that was chosen from the list, beside `onChange`. */
  onChoose?: (value: string) => void
}

/** A field of one line that offers what others have. */
export function ComboField(props: ComboFieldProps) {
  const { label, isLabelHidden = false, value, onChange, options, placeholder, maxLength } = props
  const { onBlur, onChoose, isFirst = false, onEnter } = props
  return (
    <ComboBox
      className={fieldStyles.field ?? ''}
      inputValue={value}
      onInputChange={onChange}
      defaultItems={options.map(id => ({ id }))}
      allowsCustomValue
      {...(onBlur ? { onBlur } : {})}
      // The option that says what is written is the one that is selected; otherwise react-aria would empty the field on leaving.
      {...(onChoose
        ? {
            selectedKey: options.includes(value) ? value : null,
            onSelectionChange: (key: Key | null) => {
              if (key !== null) onChoose(String(key))
            },
          }
        : {})}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div
        className={styles.frame}
        onKeyDownCapture={event => {
          const { target, key, nativeEvent } = event
          if (key !== 'Enter' || !(target instanceof HTMLInputElement) || !onEnter) return
          const isChoosing = target.hasAttribute('aria-activedescendant')
          if (!isChoosing && !nativeEvent.isComposing) onEnter()
        }}
      >
        <Input
          autoFocus={isFirst}
          {...(isFirst ? { onFocus: event => event.currentTarget.select() } : {})}
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
