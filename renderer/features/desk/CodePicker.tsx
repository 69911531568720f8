import type { FocusEvent } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { CodeFinder } from './CodeFinder.tsx'
import { applyCode, current, findOrMakeCode } from './coding-actions.ts'
import { useDesk } from './desk-store.ts'
import styles from './Popups.module.css'
import { useSession } from './session.ts'
import { usePlace } from './use-place.ts'

/** Finds a code by typing and gives it to the words in hand, or makes it on the way. */
export function CodePicker({ view }: { view: TranscriptView }) {
  const session = useSession()
  const { target } = session
  const coding = target !== null && 'coding' in target ? target.coding : null
  const passage = coding ?? (target !== null && 'range' in target ? target.range : null)
  const { ref, style } = usePlace<HTMLDivElement>(view, passage, 'below')

  function close() {
    useDesk.setState({ popup: null })
    session.focusText()
  }
  async function take(chosen: Code | string) {
    // What is in hand now, and not what will be when a code has been made.
    const asked = session.target
    close()
    const code = typeof chosen === 'string' ? await findOrMakeCode(session, chosen) : chosen
    if (code !== undefined) applyCode(session, code.id, current(session, asked))
  }
  function onBlur(event: FocusEvent) {
    if (ref.current?.contains(event.relatedTarget)) return
    useDesk.setState({ popup: null })
  }
  return (
    <div ref={ref} className={styles.picker} style={style} onBlur={onBlur}>
      <CodeFinder
        label="Code"
        placeholder="Find or make a code"
        note={code => (coding?.codeIds.includes(code.id) ? 'given' : null)}
        onTake={chosen => void take(chosen)}
        onClose={close}
      />
    </div>
  )
}
