import { ElementNode, type SerializedElementNode } from 'lexical'
import { type BlockLook, heightOf, skippedHeight } from './block-node.ts'

/** Height from which on a stretch ends, in ems: about a screen. Longer ones are laid out in vain, shorter ones are many. */
const STRETCH_HEIGHT = 48

/** Divides the blocks of a text into stretches; each is laid out, or skipped while off screen, as one. */
export function stretchesOf(looks: readonly BlockLook[]): BlockLook[][] {
  const stretches: BlockLook[][] = []
  let height = Number.POSITIVE_INFINITY
  for (const look of looks) {
    if (height >= STRETCH_HEIGHT) {
      stretches.push([])
      height = 0
    }
    stretches.at(-1)?.push(look)
    height += heightOf(look)
  }
  return stretches
}

type SerializedStretchNode = SerializedElementNode & { height: number }

/**
 * A run of blocks. What is off screen is skipped by the browser, but it looks at every box that may be skipped in every
 * frame: 2,500 blocks each for itself took 5 ms a frame, 200 stretches of them take half a millisecond.
 */
export class StretchNode extends ElementNode {
  __height: number

  static override getType(): string {
    return 'stretch'
  }

  static override clone(node: StretchNode): StretchNode {
    return new StretchNode(node.__height, node.__key)
  }

  static override importJSON(json: SerializedStretchNode): StretchNode {
    return new StretchNode(json.height)
  }

  /** The height in ems is an estimate, so that the scroll bar is right before the stretch was ever laid out. */
  constructor(height = 0, key?: string) {
    super(key)
    this.__height = height
  }

  override exportJSON(): SerializedStretchNode {
    return { ...super.exportJSON(), height: this.__height }
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div')
    dom.style.containIntrinsicBlockSize = skippedHeight(this.__height)
    return dom
  }

  override updateDOM(): boolean {
    return false
  }
}

/** Makes a node for a stretch; call inside an update. */
export function $createStretchNode(looks: readonly BlockLook[]): StretchNode {
  return new StretchNode(looks.reduce((height, look) => height + heightOf(look), 0))
}
