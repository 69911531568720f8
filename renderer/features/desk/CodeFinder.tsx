import { Keyboard } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { keyOfCode, useCodeKeys } from './code-keys.ts'
import { useDesk } from './desk-store.ts'
import { findCodes } from './find-codes.ts'
import { PickerOption } from './PickerOption.tsx'
import styles from './Popups.module.css'
import { useSession } from './session.ts'

interface CodeFinderProps {
  label: string
  placeholder: string
  /** A code that was chosen, or the name of one to be made. */
  onTake: (chosen: Code | string) => void
  onClose: () => void
  /** A word about a code, such as “given”. */
  note?: (code: Code) => string | null
}

/** A field that finds codes by typing, their paths beside them, or offers to make one. */
export function CodeFinder({ label, placeholder, onTake, onClose, note }: CodeFinderProps) {
  const { codes } = useSession()
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const recentIds = useDesk(state => state.recentCodeIds)
  const keys = useCodeKeys()
  const typed = text.trim()
  const found = useMemo(() => findCodes(codes, typed, recentIds), [codes, typed, recentIds])
  const isKnown = found.some(({ code }) => code.name.toLowerCase() === typed.toLowerCase())
  const canCreate = typed !== '' && !isKnown
  const count = found.length + (canCreate ? 1 : 0)
  const at = Math.max(0, Math.min(active, count - 1))

  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function take(index: number) {
    const known = found[index]?.code
    if (known !== undefined || canCreate) onTake(known ?? typed)
  }
  /** Sets a key for the code that Enter would take. */
  function setKey() {
    const code = found[at]?.code
    if (code === undefined) return
    onClose()
    useDesk.setState({ keyedCodeId: code.id })
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setActive(count === 0 ? 0 : (at + 1) % count)
    else if (event.key === 'ArrowUp') setActive(count === 0 ? 0 : (at + count - 1) % count)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setKey()
    else if (event.key === 'Enter') take(at)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: opened by a key to be typed into
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} className={styles.list} role="listbox" aria-label="Codes">
        {found.map(({ code, path }, index) => {
          const key = keyOfCode(code.id, keys, recentIds)
          const said = note?.(code) ?? null
          return (
            <PickerOption key={code.id} id={`${id}-${index}`} index={index} at={at} onTake={take}>
              <span className={styles.swatch} style={{ background: code.colour }} />
              <span className={styles.optionText}>
                <span className={styles.optionName}>{code.name}</span>
                {path !== '' && <span className={styles.path}>{path}</span>}
              </span>
              {said !== null && <span className={styles.path}>{said}</span>}
              {code.role && <RoleBadge role={code.role} />}
              {key !== undefined && <span className={styles.digit}>{key.toUpperCase()}</span>}
            </PickerOption>
          )
        })}
        {canCreate && (
          <PickerOption id={`${id}-${found.length}`} index={found.length} at={at} onTake={take}>
            <span className={styles.optionText}>{`Make the code “${typed}”`}</span>
          </PickerOption>
        )}
      </div>
      {count === 0 && <p className={styles.nothing}>Type a name to make the first code.</p>}
      {found[at] && (
        <button
          type="button"
          className={styles.foot}
          onMouseDown={event => event.preventDefault()}
          onClick={setKey}
        >
          <Keyboard size={14} aria-hidden />
          <span className={styles.footText}>{`Set a key for “${found[at].code.name}”…`}</span>
        </button>
      )}
    </>
  )
}
