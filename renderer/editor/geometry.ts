import { blockIndexAt } from '../../shared/text/block-index.ts'
import { snapOffset, type TextRange } from '../../shared/text/boundaries.ts'
import type { BlockWindow } from './near-blocks.ts'
import type { OffsetMap } from './offsets.ts'

/** Where something stands, in CSS pixels from the top left corner of the transcript. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** Reads places from the layout of a transcript. Reading forces layout, so callers ask only about what is near. */
export class Geometry {
  readonly #root: HTMLElement
  readonly #map: OffsetMap

  constructor(root: HTMLElement, map: OffsetMap) {
    this.#root = root
    this.#map = map
  }

  /** The box of the character behind an offset (or, for `before`, of the one in front of it). */
  characterBox(offset: number, side: 'behind' | 'before'): Box {
    const { text } = this.#map
    const from = side === 'behind' ? offset : snapOffset(text, Math.max(0, offset - 1), 'back')
    const to = snapOffset(text, from + 1, 'forward')
    const start = this.#map.pointAt(from)
    const end = this.#map.pointAt(to)
    const range = this.#root.ownerDocument.createRange()
    range.setStart(start.node, start.offset)
    if (end.node === start.node) range.setEnd(end.node, end.offset)
    const rect = range.getClientRects()[0] ?? elementOf(start.node).getBoundingClientRect()
    return this.#relative(rect)
  }

  /** From the first line of a passage to its last, cut to the blocks of a window; null outside it. */
  spanOf(passage: TextRange, window: BlockWindow): { top: number; bottom: number } | null {
    const first = blockIndexAt(this.#map.blocks, passage.start)
    const last = blockIndexAt(this.#map.blocks, Math.max(passage.start, passage.end - 1))
    if (first > window.last || last < window.first) return null
    const top =
      first < window.first
        ? this.#blockBox(window.first).top
        : this.characterBox(passage.start, 'behind').top
    const bottom =
      last > window.last
        ? this.#blockBox(window.last).bottom
        : this.characterBox(passage.end, 'before').bottom
    return { top, bottom }
  }

  /** The offsets that a window of blocks shows. */
  offsetsOf({ first, last }: BlockWindow): { from: number; to: number } {
    const { blocks } = this.#map
    return { from: blocks[first]?.start ?? 0, to: blocks[last]?.end ?? -1 }
  }

  /** The offset under a point of the window; null outside the transcript's words. */
  offsetFromPoint(x: number, y: number): number | null {
    const position = this.#root.ownerDocument.caretPositionFromPoint(x, y)
    if (position === null) return null
    return this.#map.offsetAt({ node: position.offsetNode, offset: position.offset })
  }

  #blockBox(index: number): Box {
    const element = this.#map.elementOf(index) ?? this.#root
    return this.#relative(element.getBoundingClientRect())
  }

  #relative(rect: DOMRect): Box {
    const origin = this.#root.getBoundingClientRect()
    return {
      top: rect.top - origin.top,
      bottom: rect.bottom - origin.top,
      left: rect.left - origin.left,
      right: rect.right - origin.left,
    }
  }
}

function elementOf(node: Node): Element {
  return node instanceof Element ? node : (node.parentElement ?? document.body)
}
