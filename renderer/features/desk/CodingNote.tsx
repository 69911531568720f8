import { useEffect, useRef } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { updateCoding } from './coding-actions.ts'
import { useDesk } from './desk-store.ts'
import { useSession } from './session.ts'

/** The last request for the note field that was answered. */
let answered = 0

/** The note on a coding; kept when the field is left or Ctrl+Enter is pressed, as one step. Escape puts back what was there. */
export function CodingNote({ coding }: { coding: Coding }) {
  const session = useSession()
  const field = useRef<HTMLDivElement>(null)
  const requests = useDesk(state => state.noteRequests)

  useEffect(() => {
    if (requests === answered) return
    answered = requests
    field.current?.querySelector('textarea')?.focus()
  }, [requests])

  return (
    <div
      ref={field}
      onKeyDownCapture={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        // Leaving the field keeps what was written.
        session.focusText()
      }}
    >
      <DraftField
        label="Note"
        value={coding.note}
        isMultiline
        rows={3}
        placeholder="Why this is coded so"
        onEscaped={() => session.focusText()}
        onCommit={note => void updateCoding(session, coding, { note })}
      />
    </div>
  )
}
