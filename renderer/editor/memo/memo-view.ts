import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { ListItemNode, ListNode, registerList } from '@lexical/list'
import {
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  HEADING,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  ORDERED_LIST,
  QUOTE,
  registerMarkdownShortcuts,
  UNORDERED_LIST,
} from '@lexical/markdown'
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text'
import {
  $getRoot,
  CLEAR_HISTORY_COMMAND,
  createEditor,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { KeptNode } from './kept-node.ts'
import { $fillMemo, $readMemoBody, NO_ORIGINALS, type Originals } from './memo-document.ts'
import { MemoLinkNode } from './memo-link-node.ts'
import { MEMO_NAMESPACE, registerMemoPaste } from './memo-paste.ts'
import { registerMemoRules } from './memo-rules.ts'

/** Typing that goes on within this time is one step back; milliseconds. */
const STEP_MS = 800
const LOADED_TAG = 'memo-loaded'
const SHORTCUTS = [
  ...[HEADING, QUOTE, UNORDERED_LIST, ORDERED_LIST],
  ...[BOLD_ITALIC_STAR, BOLD_STAR, BOLD_UNDERSCORE, ITALIC_STAR, ITALIC_UNDERSCORE],
]

/** A memo in an editor: Markdown goes in, Markdown comes out. */
export class MemoView {
  readonly editor: LexicalEditor
  readonly #releases: (() => void)[]
  #originals: Originals = NO_ORIGINALS

  constructor(root: HTMLElement, body: string, onChange: () => void) {
    this.editor = createEditor({
      namespace: MEMO_NAMESPACE,
      nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode, MemoLinkNode, KeptNode],
      theme: { list: { nested: { listitem: 'memo-nested' } } },
      onError: error => {
        throw error
      },
    })
    const { editor } = this
    this.#releases = [
      registerRichText(editor),
      registerList(editor),
      registerMemoRules(editor),
      registerMemoPaste(editor),
      registerMarkdownShortcuts(editor, SHORTCUTS),
      registerHistory(editor, createEmptyHistoryState(), STEP_MS),
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        const isChanged = dirtyElements.size > 0 || dirtyLeaves.size > 0
        // Lexical's own tidying comes after a change that was heard of, or before anything was shown.
        if (isChanged && !tags.has(LOADED_TAG) && !tags.has(HISTORY_MERGE_TAG)) onChange()
      }),
    ]
    editor.setRootElement(root)
    this.show(body)
  }

  /** The Markdown of what is on screen this moment. */
  get body(): string {
    return this.editor.read(() => $readMemoBody(this.#originals))
  }

  /** Shows another text; steps back within the one before are forgotten. */
  show(body: string): void {
    this.editor.update(
      () => {
        this.#originals = $fillMemo(body)
      },
      { discrete: true, tag: [LOADED_TAG, HISTORIC_TAG, SKIP_DOM_SELECTION_TAG] },
    )
    this.editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined)
  }

  /** Puts the caret at the end. */
  focusEnd(): void {
    // In this order: a field that gets the keyboard puts the caret where it last was.
    this.editor.getRootElement()?.focus({ preventScroll: true })
    this.editor.update(() => void $getRoot().selectEnd(), { discrete: true })
  }

  dispose(): void {
    for (const release of this.#releases) release()
    this.editor.setRootElement(null)
  }
}
