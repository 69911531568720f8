import {
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  $typedName,
  insertLink,
  insertQuote,
  type TypedName,
} from '../../editor/memo/memo-commands.ts'
import { findThings, type Thing } from './find-things.ts'
import styles from './LinkMenu.module.css'
import { ThingRow } from './ThingRow.tsx'
import { useThings } from './use-things.ts'

const LIST_ID = 'memo-link-menu'

/** What can be linked to, while a name is being typed behind an `@`; the keyboard stays in the text. */
export function LinkMenu({ editor }: { editor: LexicalEditor }) {
  const typed = useTypedName(editor)
  const things = useThings(typed !== null)
  const found = typed === null ? [] : findThings(things, typed.words)
  const [chosen, setChosen] = useState(0)
  const index = Math.min(chosen, found.length - 1)
  const words = typed?.words
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another first
  useEffect(() => setChosen(0), [words])

  const insert = (thing: Thing | undefined) => {
    if (typed === null || thing === undefined) return
    const { name, quote, detail, target } = thing
    if (quote === undefined) insertLink(editor, typed, name, target)
    else insertQuote(editor, typed, quote, detail || 'Passage', target)
  }
  useMenuKeys(editor, found.length > 0, {
    move: by => setChosen((index + by + found.length) % found.length),
    choose: () => insert(found[index]),
  })

  if (typed === null || found.length === 0) return null
  return (
    <Frame editor={editor} typed={typed}>
      <div id={LIST_ID} role="listbox" aria-label="Link to" className={styles.list}>
        {found.map((thing, at) => (
          <div
            key={`${thing.target.kind}/${thing.target.id}`}
            id={`${LIST_ID}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            className={styles.option}
            ref={at === index ? keepInView : undefined}
            onPointerDown={event => event.preventDefault()}
            onPointerMove={() => setChosen(at)}
            onClick={() => insert(thing)}
          >
            <ThingRow thing={thing} />
          </div>
        ))}
      </div>
      <ActiveOption editor={editor} id={`${LIST_ID}-${index}`} />
      <span role="status" className="visually-hidden">
        {`${found.length} to link to`}
      </span>
    </Frame>
  )
}

function keepInView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}

/** The name at the caret, from when it is typed until it is left or Escape is pressed. */
function useTypedName(editor: LexicalEditor): TypedName | null {
  const [typed, setTyped] = useState<TypedName | null>(null)
  useEffect(() => {
    let isOpen = false
    let dismissed: TypedName | null = null
    const set = (name: TypedName | null) => {
      isOpen = name !== null
      setTyped(name)
    }
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyLeaves }) => {
        const name = editorState.read($typedName)
        const isDismissed = dismissed?.key === name?.key && dismissed?.start === name?.start
        if (name === null || !isDismissed) dismissed = null
        const opens = dirtyLeaves.size > 0 || isOpen
        set(
          opens && dismissed === null && editor.getRootElement() === document.activeElement
            ? name
            : null,
        )
      }),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          if (!isOpen) return false
          dismissed = editor.getEditorState().read($typedName)
          set(null)
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerRootListener((root, before) => {
        const close = () => set(null)
        before?.removeEventListener('blur', close)
        root?.addEventListener('blur', close)
      }),
    )
  }, [editor])
  return typed
}

interface MenuActions {
  move: (by: number) => void
  choose: () => void
}

function useMenuKeys(editor: LexicalEditor, isOpen: boolean, actions: MenuActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    if (!isOpen) return undefined
    const onKey = (run: (actions: MenuActions) => void) => (event: KeyboardEvent | null) => {
      event?.preventDefault()
      run(latest.current)
      return true
    }
    const choose = onKey(({ choose: run }) => run())
    const step = (by: number) => onKey(({ move }) => move(by))
    return mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, step(1), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, step(-1), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ENTER_COMMAND, choose, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_TAB_COMMAND, choose, COMMAND_PRIORITY_HIGH),
    )
  }, [editor, isOpen])
}

/** Tells a screen reader which option the keys are on. */
function ActiveOption({ editor, id }: { editor: LexicalEditor; id: string }) {
  useEffect(() => {
    const root = editor.getRootElement()
    root?.setAttribute('aria-controls', LIST_ID)
    root?.setAttribute('aria-activedescendant', id)
    return () => {
      root?.removeAttribute('aria-controls')
      root?.removeAttribute('aria-activedescendant')
    }
  }, [editor, id])
  return null
}

/** Room that the menu needs below the line before it opens above it; CSS pixels. */
const ROOM = 320

interface FrameProps {
  editor: LexicalEditor
  typed: TypedName
  children: React.ReactNode
}

/** Stands under the `@`, or above it at the foot of the window. */
function Frame({ editor, typed, children }: FrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { key, start } = typed
  useLayoutEffect(() => {
    const text = editor.getElementByKey(key)?.firstChild
    if (!(text instanceof Text) || frame.current === null) return
    const range = document.createRange()
    range.setStart(text, Math.min(start, text.length))
    range.setEnd(text, Math.min(start + 1, text.length))
    const { left, top, bottom } = range.getBoundingClientRect()
    const isAbove = bottom + ROOM > window.innerHeight && top > ROOM
    const { style } = frame.current
    style.left = `${Math.min(left, window.innerWidth - 380)}px`
    style.top = isAbove ? '' : `${bottom + 4}px`
    style.bottom = isAbove ? `${window.innerHeight - top + 4}px` : ''
  }, [editor, key, start])
  return (
    <div ref={frame} className={styles.frame}>
      {children}
    </div>
  )
}
