import { useEffect, useRef } from 'react'
import { FieldError, Input, Label, TextField } from 'react-aria-components'
import fieldStyles from './field.module.css'

interface SecretFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  onEnter?: () => void
  error?: string | null
  autoFocus?: boolean
  /** What was typed did not do: it is selected, so that the next try takes its place. */
  isRefused?: boolean
}

/** A field whose content nobody beside the screen can read, and which no browser offers to keep. */
export function SecretField(props: SecretFieldProps) {
  const { label, value, onChange, onEnter, error = null, autoFocus = false } = props
  const isRefused = props.isRefused ?? error !== null
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isRefused) input.current?.select()
  }, [isRefused])
  return (
    <TextField
      className={fieldStyles.field ?? ''}
      type="password"
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      maxLength={100_000}
      autoComplete="off"
      onKeyDown={event => {
        if (event.key === 'Enter' && onEnter) onEnter()
        else event.continuePropagation()
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Input ref={input} className={fieldStyles.input ?? ''} spellCheck={false} />
      <FieldError className={fieldStyles.error ?? ''}>{error}</FieldError>
    </TextField>
  )
}
