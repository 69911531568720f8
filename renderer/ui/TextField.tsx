import type { Ref } from 'react'
import { TextField as AriaTextField, Input, Label, Text } from 'react-aria-components'
import styles from './field.module.css'

/** What one-line and many-line fields share. */
export interface TextFieldProps {
  label: string
  /** The label stays as the field's name for a screen reader. */
  isLabelHidden?: boolean | undefined
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  help?: string | undefined
  /** A sentence that says what is wrong; marks the field. */
  error?: string | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
  onBlur?: (() => void) | undefined
  onEnter?: (() => void) | undefined
  onEscape?: (() => void) | undefined
  maxLength?: number | undefined
}

/** A field of one line. */
export function TextField({
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
  onEnter,
  onEscape,
  maxLength,
  inputRef,
}: TextFieldProps & { inputRef?: Ref<HTMLInputElement> | undefined }) {
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
      {...(maxLength === undefined ? {} : { maxLength })}
      onKeyDown={event => {
        if (event.key === 'Enter' && onEnter && !event.nativeEvent.isComposing) onEnter()
        else if (event.key === 'Escape' && onEscape) onEscape()
        else event.continuePropagation()
      }}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <Input
        className={styles.input ?? ''}
        spellCheck={false}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef ? { ref: inputRef } : {})}
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
