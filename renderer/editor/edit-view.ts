import { createEditor, type LexicalEditor } from 'lexical'
import { BlockElements } from './block-elements.ts'
import { LineNode, lineBlocks } from './line-node.ts'
import { $fillLines, $lines, registerPlainTyping } from './plain-typing.ts'
import { TranscriptView } from './transcript-view.ts'
import { registerTypingHistory } from './typing-history.ts'

/**
 * A source's text while it is being edited: every line as it is stored, with its speaker label, so that a place on
 * screen is a place in the text. What is typed is read back once a frame, before it is drawn.
 */
export class EditView extends TranscriptView {
  readonly #editor: LexicalEditor
  readonly #release: () => void
  #frame = 0

  constructor(
    root: HTMLElement,
    scroller: HTMLElement,
    text: string,
    onText: (text: string) => void,
  ) {
    const editor = createEditor({
      namespace: 'transcript-edit',
      nodes: [LineNode],
      onError: error => {
        throw error
      },
    })
    const mount = () => {
      editor.update(() => $fillLines(text, () => new LineNode()), { discrete: true })
      editor.setRootElement(root)
      return {
        elements: new BlockElements(root, null),
        unmount() {
          editor.setRootElement(null)
          root.replaceChildren()
        },
      }
    }
    super(root, scroller, { text, blocks: lineBlocks(text) }, mount)
    this.#editor = editor
    const releases = [
      registerPlainTyping(editor),
      registerTypingHistory(editor),
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
        if (this.#frame === 0) this.#frame = requestAnimationFrame(() => onText(this.#follow()))
      }),
    ]
    this.#release = () => {
      for (const release of releases) release()
    }
  }

  /** The text as it stands this moment. */
  get text(): string {
    return this.#editor.getEditorState().read($lines).join('\n')
  }

  /** Counts places in what was typed from now on; all paint goes, because the words under it may have moved. */
  #follow(): string {
    this.#frame = 0
    const { text } = this
    this.map.follow(text, lineBlocks(text))
    this.highlighter.forget()
    return text
  }

  override dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#release()
    super.dispose()
  }
}
