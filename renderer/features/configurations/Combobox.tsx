import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Element } from '../../../shared/contract/elements.ts'
import css from './Combobox.module.css'
import { findElements } from './find-elements.ts'

interface Props {
  /** What is looked for, as "Add a context". */
  label: string
  elements: Element[]
  onPick: (elementId: string) => void
  onCreate: (label: string) => void
  onClose: (isBack: boolean) => void
}

/** Elements offered at once; more than anyone reads. */
const MOST = 60

/** Finds an element by typing, or makes one: arrows choose, Enter takes, Escape goes back. */
export function Combobox({ label, elements, onPick, onCreate, onClose }: Props) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const isDone = useRef(false)
  const typed = text.trim()
  const all = findElements(elements, typed)
  const found = all.slice(0, MOST)
  const isKnown = all.some(element => element.label.toLowerCase() === typed.toLowerCase())
  const canCreate = typed !== '' && !isKnown
  const count = found.length + (canCreate ? 1 : 0)
  const at = Math.min(active, count - 1)

  useEffect(() => list.current?.showPopover(), [])
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  function close(isBack: boolean) {
    if (isDone.current) return
    isDone.current = true
    onClose(isBack)
  }
  function take(index: number) {
    const element = found[index]
    if (isDone.current || (element === undefined && !canCreate)) return
    isDone.current = true
    if (element === undefined) onCreate(typed)
    else onPick(element.id)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setActive(count === 0 ? 0 : (at + 1) % count)
    else if (event.key === 'ArrowUp') setActive(count === 0 ? 0 : (at + count - 1) % count)
    else if (event.key === 'Enter') take(at)
    else if (event.key === 'Escape') close(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={css.root}>
      <input
        className={css.input}
        // The box appears because someone asked for it; this is where they type next.
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
        placeholder="Find or name one"
        maxLength={500}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => close(false)}
      />
      <div
        ref={list}
        id={`${id}-list`}
        className={css.list}
        popover="manual"
        role="listbox"
        aria-label={label}
      >
        {found.map((element, index) => (
          <Option
            key={element.id}
            id={`${id}-${index}`}
            isActive={index === at}
            take={() => take(index)}
          >
            <span data-role={element.role} className={css.letter}>
              {element.role}
            </span>
            <span>{element.label}</span>
            <span className={css.aside}>{usedIn(element)}</span>
          </Option>
        ))}
        {canCreate && (
          <Option
            id={`${id}-${found.length}`}
            isActive={at === found.length}
            take={() => take(found.length)}
          >
            <span className={css.plus}>+</span>
            <span>Create ‘{typed}’</span>
          </Option>
        )}
        {all.length > MOST && (
          <p className={css.none}>And {all.length - MOST} more: type to find them.</p>
        )}
        {count === 0 && <p className={css.none}>No elements yet. Type what it says.</p>}
      </div>
    </div>
  )
}

interface OptionProps {
  id: string
  isActive: boolean
  take: () => void
  children: React.ReactNode
}

function Option({ id, isActive, take, children }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={css.option}
      // Before the field loses the focus, which would close the list.
      onPointerDown={event => {
        event.preventDefault()
        take()
      }}
    >
      {children}
    </div>
  )
}

function usedIn(element: Element): string {
  const count = element.configurationIds.length
  return count === 0 ? 'unused' : `in ${count}`
}
