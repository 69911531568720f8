import type { LexicalEditor } from 'lexical'
import { $getSelection, $isRangeSelection, FORMAT_TEXT_COMMAND } from 'lexical'
import {
  AtSign,
  Bold,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  TextQuote,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { ToggleButton, Toolbar as AriaToolbar } from 'react-aria-components'
import {
  $caretLook,
  type BlockStyle,
  type CaretLook,
  setBlockStyle,
} from '../../editor/memo/memo-commands.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import styles from './Toolbar.module.css'

const STYLES: readonly { style: BlockStyle; label: string; keys: string; icon: LucideIcon }[] = [
  { style: 'h1', label: 'Heading', keys: '# Space', icon: Heading1 },
  { style: 'h2', label: 'Heading below it', keys: '## Space', icon: Heading2 },
  { style: 'h3', label: 'Lowest heading', keys: '### Space', icon: Heading3 },
  { style: 'bullet', label: 'List', keys: '- Space', icon: List },
  { style: 'number', label: 'Numbered list', keys: '1. Space', icon: ListOrdered },
  { style: 'quote', label: 'Quote', keys: '> Space', icon: TextQuote },
]

/** The looks of a memo's words; each is there by typing too. */
export function Toolbar({ editor }: { editor: LexicalEditor }) {
  const look = useCaretLook(editor)
  const act = (work: () => void) => () => {
    work()
    editor.focus()
  }
  const format = (name: 'bold' | 'italic') =>
    act(() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, name))
  return (
    <AriaToolbar aria-label="Format" className={styles.bar ?? ''}>
      <Toggle icon={Bold} label="Bold" keys="$mod+b" isOn={look.isBold} onPress={format('bold')} />
      <Toggle
        icon={Italic}
        label="Italic"
        keys="$mod+i"
        isOn={look.isItalic}
        onPress={format('italic')}
      />
      <span className={styles.gap} />
      {STYLES.map(({ style, ...rest }) => (
        <Toggle
          key={style}
          {...rest}
          isOn={look.style === style}
          onPress={act(() => setBlockStyle(editor, look.style === style ? 'paragraph' : style))}
        />
      ))}
      <span className={styles.gap} />
      <Toggle
        icon={AtSign}
        label="Link to a passage, code, configuration …"
        keys="@"
        isOn={false}
        onPress={act(() => beginLink(editor))}
      />
    </AriaToolbar>
  )
}

interface ToggleProps {
  icon: LucideIcon
  label: string
  keys: string
  isOn: boolean
  onPress: () => void
}

function Toggle({ icon: Icon, label, keys, isOn, onPress }: ToggleProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <ToggleButton
        className={styles.toggle ?? ''}
        aria-label={label}
        isSelected={isOn}
        onChange={onPress}
      >
        <Icon size={16} aria-hidden />
      </ToggleButton>
    </Tooltip>
  )
}

function useCaretLook(editor: LexicalEditor): CaretLook {
  const [look, setLook] = useState<CaretLook>({ isBold: false, isItalic: false, style: null })
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($caretLook)
        setLook(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
      }),
    [editor],
  )
  return look
}

/** Types the sign that asks what to link to, apart from the word before it. */
function beginLink(editor: LexicalEditor): void {
  editor.update(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    const { anchor } = selection
    const before =
      anchor.type === 'text' ? anchor.getNode().getTextContent()[anchor.offset - 1] : ''
    selection.insertText(/[\p{L}\p{N}]/u.test(before ?? '') ? ' @' : '@')
  })
}
