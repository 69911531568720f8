import { useEffect, useRef, useState } from 'react'
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
  // What was chosen stays in the field until it is left: the list would open again for a text that changes by itself.
  const sent = useRef<string | null>(null)
  useEffect(() => {
    sent.current = null
  }, [value])
  const commit = (text: string) => {
    const wanted = text.trim()
    if (wanted === (sent.current ?? value)) return
    sent.current = wanted
    onCommit(wanted)
  }
  return (
    <ComboField
      {...rest}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={() => {
        if (draft === null) return
        commit(draft)
        setDraft(null)
      }}
      onChoose={chosen => {
        setDraft(chosen)
        commit(chosen)
      }}
    />
  )
}
