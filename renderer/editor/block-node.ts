import {
  type EditorConfig,
  ElementNode,
  type LexicalEditor,
  type NodeKey,
  type SerializedElementNode,
} from 'lexical'
import type { Block } from '../../shared/text/source-draft.ts'

/** How a block looks, apart from its words: everything that the gutter and the styles need. */
export interface BlockLook {
  index: number
  kind: Block['kind']
  level: number | null
  /** The gutter's text; null on the further paragraphs of a turn. */
  label: { speaker: string; time: string; turn: string } | null
  /** Words of it were blacked out. */
  hasBlackedOut?: boolean
  /** Estimated height in lines of text. */
  lines: number
}

/** Estimated height of a block in ems, with its padding: see `transcript.module.css`. */
export function heightOf({ label, lines }: BlockLook): number {
  return label === null ? lines * LINE_HEIGHT + 0.4 : Math.max(2.9, lines * LINE_HEIGHT + 0.95)
}

/** Height of a line of text, in ems. */
export const LINE_HEIGHT = 1.6

/**
 * The height of what is skipped, by an estimate in ems until it was laid out once; for `contain-intrinsic-block-size`.
 * Not by way of a custom property: with one, Chromium styles all that is inside before it skips it (25 ms for 2,000
 * blocks).
 */
export function skippedHeight(ems: number): string {
  return `auto ${Math.round(ems * 10) / 10}em`
}

type SerializedBlockNode = SerializedElementNode & { look: BlockLook }

const EMPTY_LOOK: BlockLook = {
  index: 0,
  kind: 'paragraph',
  level: null,
  label: null,
  lines: 1,
}

/** One block of a source: a paragraph, a heading, a table row or a paragraph of a turn. Holds one text node. */
export class BlockNode extends ElementNode {
  __look: BlockLook

  static override getType(): string {
    return 'block'
  }

  static override clone(node: BlockNode): BlockNode {
    return new BlockNode(node.__look, node.__key)
  }

  static override importJSON(json: SerializedBlockNode): BlockNode {
    return new BlockNode(json.look)
  }

  constructor(look: BlockLook = EMPTY_LOOK, key?: NodeKey) {
    super(key)
    this.__look = look
  }

  override exportJSON(): SerializedBlockNode {
    return { ...super.exportJSON(), look: this.__look }
  }

  override createDOM(_config: EditorConfig, _editor: LexicalEditor): HTMLElement {
    const { index, kind, level, label, hasBlackedOut } = this.__look
    const dom = document.createElement(kind === 'heading' ? `h${level ?? 2}` : 'p')
    dom.dataset.index = String(index)
    dom.dataset.kind = kind
    // A run of blocks is read as nothing at all by some screen readers, as eight words by others.
    if (hasBlackedOut) dom.setAttribute('aria-description', 'holds blacked-out words')
    if (label !== null) {
      // Shown through `attr()`: generated content is read by screen readers, yet is no part of the text, so it can
      // neither be selected nor shift an offset.
      dom.dataset.speaker = label.speaker
      dom.dataset.time = label.time
      dom.dataset.turn = label.turn
    }
    return dom
  }

  override updateDOM(): boolean {
    return false
  }
}

/** Makes a block node; call inside an update. */
export function $createBlockNode(look: BlockLook): BlockNode {
  return new BlockNode(look)
}
