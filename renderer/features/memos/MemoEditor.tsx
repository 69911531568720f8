import type { LexicalEditor } from 'lexical'
import { useEffect, useRef, useState } from 'react'
import type { Memo } from '../../../shared/contract/memos.ts'
import { $linkAt } from '../../editor/memo/memo-commands.ts'
import { MemoView } from '../../editor/memo/memo-view.ts'
import { goToThing } from '../../store/go-to.ts'
import type { OpenMemo } from '../../store/workspace.ts'
import { useKeys } from '../../ui/keys.ts'
import { LinkMenu } from './LinkMenu.tsx'
import styles from './MemoEditor.module.css'
import { MemoWriter, type SaveState, useSaving } from './memo-writer.ts'
import { Toolbar } from './Toolbar.tsx'

interface MemoEditorProps {
  open: OpenMemo
  /** Null while nothing of a new memo is written yet. */
  memo: Memo | null
}

/** A memo to be read and written; what is typed is saved after a pause and when it is left. Give it its key as `key`. */
export function MemoEditor({ open, memo }: MemoEditorProps) {
  const root = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLTextAreaElement>(null)
  const view = useRef<MemoView>(null)
  const writer = useRef<MemoWriter>(null)
  const [editor, setEditor] = useState<LexicalEditor | null>(null)
  const first = useRef({ open, words: { title: memo?.title ?? '', body: memo?.body ?? '' } })

  useEffect(() => {
    if (root.current === null) return undefined
    const { open: opened, words } = first.current
    const shown = new MemoView(root.current, words.body, () => own.noteChange())
    const own = new MemoWriter(opened, words, () => ({
      title: title.current?.value ?? '',
      body: shown.body,
    }))
    view.current = shown
    writer.current = own
    setEditor(shown.editor)
    if (opened.memoId === null) title.current?.focus()
    const heading = title.current
    return () => {
      const left = { title: heading?.value ?? '', body: shown.body }
      own.leave(left)
      first.current = { open: opened, words: left }
      shown.dispose()
    }
  }, [])

  useEffect(() => {
    if (memo === null) return
    void writer.current?.follow().then(words => {
      if (words === null || title.current === null) return
      title.current.value = words.title
      view.current?.show(words.body)
    })
  }, [memo])

  const follow = (place?: Node) => {
    const target = editor?.read(() => $linkAt(place)) ?? null
    if (target !== null) void goToThing(target)
    return target !== null
  }
  useKeys('Writing a memo', TYPED)

  return (
    <article className={styles.memo} aria-label="Memo">
      <header className={styles.head}>
        {editor && <Toolbar editor={editor} />}
        <Saving memoKey={open.key} isNew={open.memoId === null} />
      </header>
      <div className={styles.scroller}>
        <div className={styles.page}>
          <textarea
            ref={title}
            className={styles.title}
            aria-label="Title"
            placeholder="Title"
            rows={1}
            maxLength={500}
            spellCheck={false}
            defaultValue={first.current.words.title}
            onInput={event => {
              const field = event.currentTarget
              if (/[\r\n]/.test(field.value)) field.value = field.value.replaceAll(/[\r\n]+/g, ' ')
              writer.current?.noteChange()
            }}
            onBlur={() => void writer.current?.flush()}
            onKeyDown={event => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              view.current?.focusEnd()
            }}
          />
          <div
            ref={root}
            className={styles.text}
            contentEditable
            suppressContentEditableWarning
            role="textbox"
            aria-multiline
            aria-label="Text"
            spellCheck={false}
            tabIndex={0}
            data-placeholder="Write, or type @ to quote a passage or link to a code"
            onBlur={() => void writer.current?.flush()}
            onClick={event => {
              if (document.getSelection()?.isCollapsed ?? true) follow(event.target as Node)
            }}
            onKeyDown={event => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              if (follow()) event.preventDefault()
            }}
          />
          {editor && <LinkMenu editor={editor} />}
        </div>
      </div>
    </article>
  )
}

const TYPED = [
  { keys: '@', label: 'Quote a passage, link to a code, configuration, source …' },
  { keys: '$mod+Enter', label: 'Go where the link at the caret leads' },
  { keys: '$mod+b', label: 'Bold; **so** too' },
  { keys: '$mod+i', label: 'Italic; *so* too' },
  { keys: '# Space', label: 'Heading, at the start of a line; ## and ### below it' },
  { keys: '- Space', label: 'List; Tab puts an item under the one above' },
  { keys: '1. Space', label: 'Numbered list' },
  { keys: '> Space', label: 'Quote; Shift+Enter goes on in it' },
  { keys: 'Escape', label: 'Leave the text' },
]

const STATES: Record<SaveState, string> = {
  saved: 'Saved',
  waiting: 'Saving…',
  failed: 'Not saved',
}

function Saving({ memoKey, isNew }: { memoKey: number; isNew: boolean }) {
  const state = useSaving(({ states }) => states[memoKey])
  const words = STATES[state ?? 'saved']
  return (
    <span className={styles.saving} data-state={state} role="status">
      {isNew && state === undefined ? 'Nothing written yet' : words}
    </span>
  )
}
