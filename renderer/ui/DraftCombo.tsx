import { useState } from 'react'
import { ComboField } from './ComboField.tsx'

interface DraftComboProps {
  label: string
  value: string
  options: readonly string[]
  /** Called once when the field is left or an option is chosen, and only if the text changed: one step of undo. */
  onCommit: (value: string) => void
  placeholder?: string
  maxLength?: number
}

/** A field over a stored value that offers what others have; give it the id of what it belongs to as `key`. */
export function DraftCombo({ value, onCommit, ...rest }: DraftComboProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const commit = (text: string) => {
    setDraft(null)
    if (text.trim() !== value) onCommit(text.trim())
  }
  return (
    <ComboField
      {...rest}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={() => {
        if (draft !== null) commit(draft)
      }}
      onChoose={commit}
    />
  )
}
