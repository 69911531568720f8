import { blockIndexAt } from '../../shared/text/block-index.ts'
import {
  snapCharacter,
  snapOffset,
  type TextRange,
  trimRange,
} from '../../shared/text/boundaries.ts'
import type { Block } from '../../shared/text/source-draft.ts'
import type { BlockElements } from './block-elements.ts'

/** A place in the page, as `Selection` and `Range` take it. */
interface DomPoint {
  node: Node
  offset: number
}

/** What is selected in the transcript, in UTF-16 code units of the source. */
export interface TextSelection extends TextRange {
  /** The end that does not move, and the one that does. */
  anchor: number
  focus: number
}

/**
 * The exact mapping between places in the page and offsets of the source, in both directions. The page shows the words
 * of blocks only, so an offset in a speaker label or between two blocks goes to the nearest word. Layout is never read.
 */
export class OffsetMap {
  readonly #root: HTMLElement
  readonly #elements: BlockElements
  #text: string
  #blocks: readonly Block[]

  constructor(
    root: HTMLElement,
    elements: BlockElements,
    { text, blocks }: { text: string; blocks: readonly Block[] },
  ) {
    this.#root = root
    this.#elements = elements
    this.#text = text
    this.#blocks = blocks
  }

  get text(): string {
    return this.#text
  }

  get blocks(): readonly Block[] {
    return this.#blocks
  }

  /** Counts in another text from now on: the one that the page shows after an edit. */
  follow(text: string, blocks: readonly Block[]): void {
    this.#text = text
    this.#blocks = blocks
  }

  /** The element that shows a block. */
  elementOf(blockIndex: number): HTMLElement | null {
    return this.#elements.at(blockIndex)
  }

  /** The place in the page of an offset. */
  pointAt(offset: number): DomPoint {
    const index = blockIndexAt(this.blocks, offset)
    const block = this.blocks[index]
    const element = this.elementOf(index)
    if (block === undefined || element === null) return { node: this.#root, offset: 0 }
    const node = textNodeOf(element)
    if (node === null) return { node: element, offset: 0 }
    const clamped = Math.min(Math.max(offset, block.contentStart), block.end)
    return { node, offset: snapOffset(this.text, clamped, 'back') - block.contentStart }
  }

  /** The offset of a place in the page; null outside the transcript. */
  offsetAt({ node, offset }: DomPoint): number | null {
    if (node === this.#root) return this.#offsetOfBlock(this.#elements.firstOf(offset))
    const element = this.#elements.around(node)
    if (element === null) {
      const part = [...this.#elements.parts].indexOf(node as Element)
      return part === -1 ? null : this.#offsetOfBlock(this.#elements.firstOf(part) + offset)
    }
    const block = this.blocks[this.#elements.indexOf(element)]
    if (block === undefined) return null
    if (node.nodeType === Node.TEXT_NODE) return Math.min(block.contentStart + offset, block.end)
    const isBehindWords = offset > 0 && node.childNodes.length > 0
    return isBehindWords ? block.end : block.contentStart
  }

  #offsetOfBlock(index: number): number {
    const block = this.blocks[index]
    return block === undefined ? (this.blocks.at(-1)?.end ?? 0) : block.contentStart
  }

  /** What the browser has selected here; null when the selection is elsewhere. */
  readSelection(): TextSelection | null {
    const native = this.#root.ownerDocument.getSelection()
    if (native === null || native.anchorNode === null || native.focusNode === null) return null
    const anchor = this.offsetAt({ node: native.anchorNode, offset: native.anchorOffset })
    const focus = this.offsetAt({ node: native.focusNode, offset: native.focusOffset })
    if (anchor === null || focus === null) return null
    return {
      anchor,
      focus,
      ...this.tidy({ start: Math.min(anchor, focus), end: Math.max(anchor, focus) }),
    }
  }

  /** Selects a range; the caret stands at its end, or at its start for a backward selection. */
  writeSelection(anchor: number, focus: number): void {
    const from = this.pointAt(anchor)
    const to = this.pointAt(focus)
    this.#root.ownerDocument
      .getSelection()
      ?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  /** A selected range as it would be coded: no label, no white space at its ends, no half characters. */
  tidy({ start, end }: TextRange): TextRange {
    if (start === end) {
      const caret = snapCharacter(this.text, start, 'back')
      return { start: caret, end: caret }
    }
    let from = snapCharacter(this.text, start, 'back')
    let to = snapCharacter(this.text, end, 'forward')
    const last = this.blocks[blockIndexAt(this.blocks, to)]
    // A triple click ends in front of the next paragraph's words, none of which are selected.
    if (last !== undefined && to <= last.contentStart && from < last.start) {
      to = this.blocks[blockIndexAt(this.blocks, to) - 1]?.end ?? to
    }
    const firstIndex = blockIndexAt(this.blocks, from)
    const first = this.blocks[firstIndex]
    const next = this.blocks[firstIndex + 1]
    if (first !== undefined && from < first.contentStart) from = first.contentStart
    else if (first !== undefined && next !== undefined && from >= first.end && to > next.start) {
      from = next.contentStart
    }
    return trimRange(this.text, { start: Math.min(from, to), end: to })
  }

  /** The part of a range that one block shows, as a range of the page; null where it shows none of it. */
  rangeIn(blockIndex: number, { start, end }: TextRange): StaticRange | null {
    const block = this.blocks[blockIndex]
    const element = this.elementOf(blockIndex)
    if (block === undefined || element === null) return null
    const from = Math.max(start, block.contentStart)
    const to = Math.min(end, block.end)
    const node = from < to ? textNodeOf(element) : null
    if (node === null) return null
    return new StaticRange({
      startContainer: node,
      startOffset: from - block.contentStart,
      endContainer: node,
      endOffset: to - block.contentStart,
    })
  }
}

function textNodeOf(element: HTMLElement): Text | null {
  const node = element.firstChild?.firstChild ?? null
  return node instanceof Text ? node : null
}
