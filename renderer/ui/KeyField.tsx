import { SecretField } from './SecretField.tsx'

interface KeyFieldProps {
  /** The file that the passphrase opens. */
  file: { name: string }
  value: string
  onChange: (value: string) => void
  onEnter: () => void
  problem: string | null
}

/** The passphrase of a file that is to be opened. */
export function KeyField({ file, value, onChange, onEnter, problem }: KeyFieldProps) {
  return (
    <SecretField
      label={`Passphrase of “${file.name}”`}
      value={value}
      onChange={onChange}
      onEnter={onEnter}
      error={problem}
      autoFocus
    />
  )
}
