import {
  COMMAND_PRIORITY_EDITOR,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical'

/** Typing that goes on within this time is one step back; milliseconds. */
const STEP_MS = 800
/** States share all lines that did not change, so many cost little. */
const MOST_STEPS = 500

/** Undo and redo of typing, for as long as a text is being edited; what was saved is the project's own undo. */
export function registerTypingHistory(editor: LexicalEditor): () => void {
  const back: EditorState[] = []
  const forward: EditorState[] = []
  let lastAt = Number.NEGATIVE_INFINITY
  let lastSize = 0

  const go = (from: EditorState[], to: EditorState[]) => {
    const state = from.pop()
    if (state === undefined) return true
    to.push(editor.getEditorState())
    lastAt = Number.NEGATIVE_INFINITY
    editor.setEditorState(state, { tag: HISTORIC_TAG })
    return true
  }
  return mergeRegister(
    editor.registerUpdateListener(({ prevEditorState, dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      if (tags.has(HISTORIC_TAG)) return
      const now = performance.now()
      const size = editor.getEditorState()._nodeMap.size
      // A line more or less is a step of its own: a paste, a paragraph split or joined.
      const continues = now - lastAt < STEP_MS && size === lastSize
      lastAt = now
      lastSize = size
      forward.length = 0
      if (continues) return
      back.push(prevEditorState)
      if (back.length > MOST_STEPS) back.shift()
    }),
    editor.registerCommand(UNDO_COMMAND, () => go(back, forward), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(REDO_COMMAND, () => go(forward, back), COMMAND_PRIORITY_EDITOR),
  )
}
