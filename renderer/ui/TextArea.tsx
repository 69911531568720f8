import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Label,
  Text,
} from 'react-aria-components'
import styles from './field.module.css'
import type { TextFieldProps } from './TextField.tsx'

/** A field of several lines, which grows with its text. */
export function TextArea({
  label,
  isLabelHidden = false,
  value,
  onChange,
  placeholder,
  help,
  error,
  isDisabled = false,
  autoFocus = false,
  onBlur,
  onEscape,
  rows = 3,
}: Omit<TextFieldProps, 'onEnter' | 'maxLength'> & { rows?: number }) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(onBlur ? { onBlur } : {})}
      onKeyDown={event => {
        if (event.key === 'Escape' && onEscape) onEscape()
        else event.continuePropagation()
      }}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <AriaTextArea
        className={styles.area ?? ''}
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {help && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      {error && (
        <Text slot="errorMessage" className={styles.error ?? ''}>
          {error}
        </Text>
      )}
    </AriaTextField>
  )
}
