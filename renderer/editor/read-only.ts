import {
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DROP_COMMAND,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  UNDO_COMMAND,
} from 'lexical'

/**
 * A text that has a caret like an editor's and yet never changes. Three walls: what the browser would type is prevented
 * before it happens; Lexical's commands are refused; and whatever still gets through (an input method cannot be
 * prevented, an extension may write into the page) is put back from the document that was mounted.
 */
export function keepUnchanged(editor: LexicalEditor, root: HTMLElement): () => void {
  const original = editor.getEditorState()
  const releases = [
    refuseInput(root),
    restoreWords(root),
    ...REFUSALS.map(refuse => refuse(editor)),
  ]
  releases.push(
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
      const isTouched = dirtyElements.size > 0 || dirtyLeaves.size > 0
      if (isTouched && editorState !== original) editor.setEditorState(original)
    }),
  )
  return () => {
    for (const release of releases) release()
  }
}

/** Every command of Lexical's own that changes a document. */
const REFUSALS = [
  refusalOf(CONTROLLED_TEXT_INSERTION_COMMAND),
  refusalOf(CUT_COMMAND),
  refusalOf(DELETE_CHARACTER_COMMAND),
  refusalOf(DELETE_LINE_COMMAND),
  refusalOf(DELETE_WORD_COMMAND),
  refusalOf(DROP_COMMAND),
  refusalOf(FORMAT_ELEMENT_COMMAND),
  refusalOf(FORMAT_TEXT_COMMAND),
  refusalOf(INDENT_CONTENT_COMMAND),
  refusalOf(INSERT_LINE_BREAK_COMMAND),
  refusalOf(INSERT_PARAGRAPH_COMMAND),
  refusalOf(INSERT_TAB_COMMAND),
  refusalOf(OUTDENT_CONTENT_COMMAND),
  refusalOf(PASTE_COMMAND),
  refusalOf(REDO_COMMAND),
  refusalOf(REMOVE_TEXT_COMMAND),
  refusalOf(UNDO_COMMAND),
]

function refusalOf<T>(command: LexicalCommand<T>): (editor: LexicalEditor) => () => void {
  return editor => editor.registerCommand(command, () => true, COMMAND_PRIORITY_CRITICAL)
}

/** Puts back the words of any text node that was written to; Lexical itself puts back elements. */
function restoreWords(root: HTMLElement): () => void {
  const original = new WeakMap<Node, string>()
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (words.nextNode() !== null)
    original.set(words.currentNode, (words.currentNode as Text).data)
  const observer = new MutationObserver(records => {
    for (const { target } of records) {
      const data = original.get(target)
      if (data !== undefined && (target as Text).data !== data) (target as Text).data = data
    }
  })
  observer.observe(root, { characterData: true, subtree: true })
  return () => observer.disconnect()
}

const INPUT_EVENTS = ['beforeinput', 'paste', 'cut', 'drop', 'dragstart', 'dragover'] as const

function refuseInput(root: HTMLElement): () => void {
  const refuse = (event: Event) => event.preventDefault()
  // An input method has begun to compose and cannot be prevented; without a place to write to it writes nothing. The
  // caret is back before the frame is drawn, and the focus with it.
  const endComposition = () => {
    const selection = root.ownerDocument.getSelection()
    if (selection === null || selection.anchorNode === null || selection.focusNode === null) return
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
    selection.removeAllRanges()
    root.blur()
    requestAnimationFrame(() => {
      root.focus({ preventScroll: true })
      selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
    })
  }
  for (const name of INPUT_EVENTS) root.addEventListener(name, refuse, { capture: true })
  root.addEventListener('compositionstart', endComposition, { capture: true })
  return () => {
    for (const name of INPUT_EVENTS) root.removeEventListener(name, refuse, { capture: true })
    root.removeEventListener('compositionstart', endComposition, { capture: true })
  }
}
