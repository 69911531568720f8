import { type EditorConfig, ParagraphNode, type SerializedParagraphNode } from 'lexical'
import type { Block } from '../../shared/text/source-draft.ts'
import { LINE_CHARACTERS } from './block-looks.ts'
import { LINE_HEIGHT, skippedHeight } from './block-node.ts'

/** One line of a text that is being edited; lines that typing adds are plain paragraphs. */
export class LineNode extends ParagraphNode {
  static override getType(): string {
    return 'line'
  }

  static override clone(node: LineNode): LineNode {
    return new LineNode(node.__key)
  }

  static override importJSON(json: SerializedParagraphNode): LineNode {
    return new LineNode().updateFromJSON(json)
  }

  /** With an estimate of its height, so that the scroll bar is right before it was ever laid out. */
  override createDOM(config: EditorConfig): HTMLElement {
    const dom = super.createDOM(config)
    const lines = Math.max(1, Math.ceil(this.getTextContentSize() / LINE_CHARACTERS))
    dom.style.containIntrinsicBlockSize = skippedHeight(lines * LINE_HEIGHT)
    return dom
  }
}

/** The lines of a text as blocks of their own, labels and blank lines included: what is shown is what is stored. */
export function lineBlocks(text: string): Block[] {
  const blocks: Block[] = []
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    blocks.push({
      kind: 'paragraph',
      start,
      end,
      contentStart: start,
      speaker: null,
      turn: null,
      timeMs: null,
      level: null,
    })
    start = end + 1
  }
  return blocks
}
