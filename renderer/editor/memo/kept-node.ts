import { DecoratorNode, type NodeKey, type SerializedLexicalNode } from 'lexical'

type SerializedKeptNode = SerializedLexicalNode & { text: string }

/** Markdown that the editor does not know (a table, a block of code): shown as it is written, moved or removed whole. */
export class KeptNode extends DecoratorNode<null> {
  __text: string

  static override getType(): string {
    return 'memo-kept'
  }

  static override clone(node: KeptNode): KeptNode {
    return new KeptNode(node.__text, node.__key)
  }

  static override importJSON(json: SerializedKeptNode): KeptNode {
    return new KeptNode(String(json.text))
  }

  constructor(text = '', key?: NodeKey) {
    super(key)
    this.__text = text
  }

  override exportJSON(): SerializedKeptNode {
    return { ...super.exportJSON(), text: this.getTextContent() }
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('pre')
    dom.dataset.memoKept = ''
    dom.textContent = this.__text
    return dom
  }

  override updateDOM(): boolean {
    return false
  }

  override isInline(): boolean {
    return false
  }

  override getTextContent(): string {
    return this.getLatest().__text
  }

  override decorate(): null {
    return null
  }
}
