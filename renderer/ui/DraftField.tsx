import { useRef, useState } from 'react'
import { TextArea } from './TextArea.tsx'
import { TextField } from './TextField.tsx'

interface DraftFieldProps {
  label: string
  isLabelHidden?: boolean
  value: string
  /** Called once when the field is left or Enter is pressed, and only if the text changed: one step of undo. */
  onCommit: (value: string) => void
  isMultiline?: boolean
  /** An empty text is put back to what it was. */
  isRequired?: boolean
  placeholder?: string
  help?: string
  rows?: number
  /** Called after Escape, when the field has no focus any more. */
  onEscaped?: () => void
  autoFocus?: boolean
  maxLength?: number
}

/**
 * A field over a stored value: holds what is typed until it is committed; Escape puts the stored value back. Give it the
 * id of what it belongs to as `key`, so that a draft never moves on to the next thing selected.
 */
export function DraftField({
  value,
  onCommit,
  isMultiline,
  isRequired,
  rows,
  onEscaped,
  ...rest
}: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const isLeaving = useRef(false)

  const commit = () => {
    if (isLeaving.current || draft === null) return
    setDraft(null)
    const text = isMultiline ? draft : draft.trim()
    if (text === value || (isRequired && text.trim() === '')) return
    onCommit(text)
  }
  const field = {
    ...rest,
    value: draft ?? value,
    onChange: setDraft,
    onBlur: commit,
    onEscape: () => {
      setDraft(null)
      isLeaving.current = true
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      isLeaving.current = false
      onEscaped?.()
    },
  }
  if (isMultiline) return <TextArea {...field} {...(rows === undefined ? {} : { rows })} />
  return <TextField {...field} onEnter={commit} />
}
