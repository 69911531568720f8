import { type KeyboardEvent, useRef } from 'react'
import css from './InlineText.module.css'

interface Props {
  /** What is edited, for those who cannot see where it stands. */
  label: string
  value: string
  onSave: (value: string) => void
  /** Called when the edit ends, saved or not. */
  onEnd: (isByKey: boolean) => void
  className?: string | undefined
  /** Longest text allowed. */
  maxLength?: number
  /** True where nothing at all may be saved. */
  canBeEmpty?: boolean
}

/** Edits a text where it stands: Enter or leaving it saves, Escape goes back. */
export function InlineText(props: Props) {
  const { label, value, onSave, onEnd, className, maxLength = 500, canBeEmpty = false } = props
  const isDone = useRef(false)

  function end(text: string | null, isByKey: boolean) {
    if (isDone.current) return
    isDone.current = true
    const next = text?.replace(/\s*\n\s*/gu, ' ').trim()
    if (next !== undefined && next !== value && (canBeEmpty || next !== '')) onSave(next)
    onEnd(isByKey)
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      end(event.currentTarget.value, true)
    }
    if (event.key === 'Escape') end(null, true)
  }

  return (
    <textarea
      className={`${css.field} ${className ?? ''}`}
      aria-label={label}
      // It stands where the text stood that someone asked to edit.
      autoFocus
      rows={1}
      maxLength={maxLength}
      defaultValue={value}
      onFocus={event => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={event => end(event.currentTarget.value, false)}
      onPointerDown={event => event.stopPropagation()}
    />
  )
}
