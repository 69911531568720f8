import {
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { act } from '../../store/act.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { applyCode } from './coding-actions.ts'
import { useDesk } from './desk-store.ts'
import { findCodes } from './find-codes.ts'
import { PickerOption } from './PickerOption.tsx'
import styles from './Popups.module.css'
import { useSession } from './session.ts'
import { usePlace } from './use-place.ts'

/** Finds a code by typing and gives it to the words in hand, or makes it on the way. */
export function CodePicker({ view }: { view: TranscriptView }) {
  const session = useSession()
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const recentIds = useDesk(state => state.recentCodeIds)
  const { target } = session
  const coding = target !== null && 'coding' in target ? target.coding : null
  const passage = coding ?? (target !== null && 'range' in target ? target.range : null)
  const { ref, style } = usePlace<HTMLDivElement>(view, passage, 'below')
  const typed = text.trim()
  const found = useMemo(
    () => findCodes(session.codes, typed, recentIds),
    [session.codes, typed, recentIds],
  )
  const isKnown = found.some(({ code }) => code.name.toLowerCase() === typed.toLowerCase())
  const canCreate = typed !== '' && !isKnown
  const count = found.length + (canCreate ? 1 : 0)
  const at = Math.max(0, Math.min(active, count - 1))

  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function close() {
    useDesk.setState({ popup: null })
    session.focusText()
  }
  async function take(index: number) {
    const known = found[index]?.code
    if (known === undefined && !canCreate) return
    close()
    const code = known ?? (await act('codes.create', { name: typed }))
    if (code === undefined) return
    if (known === undefined) session.codes = [...session.codes, code]
    applyCode(session, code.id)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setActive(count === 0 ? 0 : (at + 1) % count)
    else if (event.key === 'ArrowUp') setActive(count === 0 ? 0 : (at + count - 1) % count)
    else if (event.key === 'Enter') void take(at)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  function onBlur(event: FocusEvent) {
    if (ref.current?.contains(event.relatedTarget)) return
    useDesk.setState({ popup: null })
  }

  return (
    <div ref={ref} className={styles.picker} style={style} onBlur={onBlur}>
      <input
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: opened by a key to be typed into
        autoFocus
        role="combobox"
        aria-label="Code"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder="Find or make a code"
        value={text}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} className={styles.list} role="listbox" aria-label="Codes">
        {found.map(({ code, path }, index) => {
          const digit = recentIds.indexOf(code.id) + 1
          return (
            <PickerOption key={code.id} id={`${id}-${index}`} index={index} at={at} onTake={take}>
              <span className={styles.swatch} style={{ background: code.colour }} />
              <span className={styles.optionText}>
                <span className={styles.optionName}>{code.name}</span>
                {path !== '' && <span className={styles.path}>{path}</span>}
              </span>
              {coding?.codeIds.includes(code.id) && <span className={styles.path}>given</span>}
              {code.role && <RoleBadge role={code.role} />}
              {digit > 0 && <span className={styles.digit}>{digit}</span>}
            </PickerOption>
          )
        })}
        {canCreate && (
          <PickerOption id={`${id}-${found.length}`} index={found.length} at={at} onTake={take}>
            <span className={styles.optionText}>{`Make the code “${typed}”`}</span>
          </PickerOption>
        )}
        {count === 0 && <p className={styles.nothing}>Type a name to make the first code.</p>}
      </div>
    </div>
  )
}
