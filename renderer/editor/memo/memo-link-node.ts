import { type EditorConfig, type NodeKey, type SerializedTextNode, TextNode } from 'lexical'
import { SUBJECT_KINDS } from '../../../shared/memos/kinds.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'

type SerializedMemoLinkNode = SerializedTextNode & { target: MemoTarget }

/** Words that lead to a thing of the project: taken or left whole, like one letter. */
export class MemoLinkNode extends TextNode {
  __target: MemoTarget

  static override getType(): string {
    return 'memo-link'
  }

  static override clone(node: MemoLinkNode): MemoLinkNode {
    return new MemoLinkNode(node.__text, node.__target, node.__key)
  }

  /** What is pasted may come from anywhere: only what this program can follow becomes a link. */
  static override importJSON(json: SerializedMemoLinkNode): TextNode {
    const { kind, id } = json.target ?? {}
    const isKnown = SUBJECT_KINDS.includes(kind) && typeof id === 'string' && id !== ''
    const node = isKnown
      ? $createMemoLinkNode(json.text, { kind, id })
      : new TextNode(String(json.text))
    return node.setFormat(json.format)
  }

  constructor(text = '', target: MemoTarget = { kind: 'project', id: '' }, key?: NodeKey) {
    super(text, key)
    this.__target = target
  }

  override exportJSON(): SerializedMemoLinkNode {
    return { ...super.exportJSON(), target: this.getTarget() }
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = super.createDOM(config)
    dom.dataset.memoLink = this.__target.kind
    dom.setAttribute('role', 'link')
    return dom
  }

  override canInsertTextBefore(): boolean {
    return false
  }

  override canInsertTextAfter(): boolean {
    return false
  }

  /** What the words lead to. */
  getTarget(): MemoTarget {
    return this.getLatest().__target
  }
}

/** Makes a link; call inside an update. */
export function $createMemoLinkNode(words: string, target: MemoTarget): MemoLinkNode {
  return new MemoLinkNode(words, target).setMode('token')
}
