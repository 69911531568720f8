import { type FocusEvent, type FormEvent, useState } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from './desk-store.ts'
import styles from './GoTo.module.css'
import { useSession } from './session.ts'
import { goToTurn } from './turn-moves.ts'

/** A small field over the text: Enter goes to a turn by its number, its time or its speaker. */
export function GoTo() {
  const isOpen = useDesk(state => state.popup?.kind === 'goTo')
  return isOpen ? <Field /> : null
}

function Field() {
  const session = useSession()
  const [typed, setTyped] = useState('')
  const [isUnknown, setIsUnknown] = useState(false)

  function close() {
    useDesk.setState({ popup: null })
    session.focusText()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setIsUnknown(!goToTurn(session, typed))
  }
  function onBlur(event: FocusEvent) {
    const { currentTarget, relatedTarget } = event
    if (!currentTarget.contains(relatedTarget) && document.hasFocus()) {
      useDesk.setState({ popup: null })
    }
  }
  return (
    <form
      className={styles.goTo}
      role="search"
      aria-label="Go to a turn"
      onSubmit={submit}
      onBlur={onBlur}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <label className={styles.field}>
        <span>Go to</span>
        <input
          className={styles.input}
          // biome-ignore lint/a11y/noAutofocus: opened by a key to be typed into
          autoFocus
          value={typed}
          placeholder="Turn, time or speaker"
          aria-describedby="desk-go-to"
          aria-invalid={isUnknown || undefined}
          onChange={event => {
            setTyped(event.target.value)
            setIsUnknown(false)
          }}
        />
        <Kbd keys="Enter" />
      </label>
      <p
        id="desk-go-to"
        className={styles.help}
        data-unknown={isUnknown || undefined}
        role={isUnknown ? 'alert' : undefined}
      >
        {isUnknown
          ? 'No such turn, time or speaker in this source.'
          : 'Such as 12, 12:30 or a part of a name'}
      </p>
    </form>
  )
}
