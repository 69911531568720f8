import { blockIndexAt } from '../../shared/text/block-index.ts'
import type { TextRange } from '../../shared/text/boundaries.ts'
import type { Block } from '../../shared/text/source-draft.ts'
import type { BlockElements } from './block-elements.ts'
import { Geometry } from './geometry.ts'
import { Highlighter } from './highlighter.ts'
import { NearBlocks } from './near-blocks.ts'
import { OffsetMap, type TextSelection } from './offsets.ts'
import {
  type ReadingPosition,
  readPosition,
  readVisible,
  restorePosition,
  reveal,
} from './reveal.ts'
import { type MountedText, mountTranscript } from './transcript-editor.ts'

/** How long a passage that was jumped to stands out, in milliseconds. */
const FLASH_MS = 1600

/** A source on screen: its text, caret, paint and places, all by offsets of the source. */
export class TranscriptView {
  readonly map: OffsetMap
  readonly geometry: Geometry
  readonly near: NearBlocks
  readonly highlighter: Highlighter
  readonly root: HTMLElement
  readonly scroller: HTMLElement
  /** The passage that was jumped to last: whoever keeps the reader's place goes there, not to where it was before. */
  jump: TextRange | null = null
  readonly #elements: BlockElements
  readonly #releases: (() => void)[] = []
  #flashTimer = 0

  constructor(
    root: HTMLElement,
    scroller: HTMLElement,
    source: { text: string; blocks: readonly Block[] },
    mount: () => MountedText = () => mountTranscript(root, source.text, source.blocks),
  ) {
    this.root = root
    this.scroller = scroller
    const { elements, unmount } = mount()
    this.#elements = elements
    this.map = new OffsetMap(root, elements, source)
    this.geometry = new Geometry(root, this.map)
    this.near = new NearBlocks(root, scroller, elements)
    this.highlighter = new Highlighter(this.map)
    this.#releases.push(
      this.near.observe(near => this.highlighter.setNear(near)),
      () => this.near.dispose(),
      () => this.highlighter.dispose(),
      unmount,
    )
  }

  /** Calls back, at most once a frame, when the caret or the selection in this text has moved; returns how to stop. */
  observeSelection(listener: (selection: TextSelection) => void): () => void {
    let frame = 0
    const read = () => {
      frame = 0
      const selection = this.map.readSelection()
      if (selection !== null) listener(selection)
    }
    const onChange = () => {
      if (frame === 0) frame = requestAnimationFrame(read)
    }
    const { ownerDocument } = this.root
    ownerDocument.addEventListener('selectionchange', onChange)
    return () => {
      cancelAnimationFrame(frame)
      ownerDocument.removeEventListener('selectionchange', onChange)
    }
  }

  /** Moves the caret or the selection, and with it the keyboard's focus. */
  select(anchor: number, focus: number): void {
    this.root.focus({ preventScroll: true })
    this.map.writeSelection(anchor, focus)
  }

  /** Marks every paragraph of those who ask. */
  markInterviewers(asks: (label: string) => boolean): void {
    this.map.blocks.forEach(({ speaker }, index) => {
      this.map.elementOf(index)?.toggleAttribute('data-asks', speaker !== null && asks(speaker))
    })
  }

  /** Scrolls a passage into view. */
  reveal(passage: TextRange, align: 'center' | 'nearest'): void {
    if (align === 'center') this.jump = passage
    reveal(this.geometry, this.root, this.scroller, passage, align)
  }

  /** Makes a passage stand out for a moment. */
  flash(passage: TextRange): void {
    window.clearTimeout(this.#flashTimer)
    this.highlighter.setEmphasis('flash', passage)
    this.#flashTimer = window.setTimeout(() => {
      this.highlighter.setEmphasis('flash', null)
    }, FLASH_MS)
  }

  /** The offsets between the upper and the lower edge of the view, to about a line. */
  get visible(): { from: number; to: number } {
    return readVisible(this.#elements, this.scroller, this.near.current, this.map.blocks)
  }

  get position(): ReadingPosition {
    return readPosition(this.#elements, this.scroller, this.near.current.first)
  }

  set position(position: ReadingPosition) {
    // Twice: what comes near is laid out, and only then are the heights around the place known.
    for (let i = 0; i < 2; i++) {
      restorePosition(this.#elements, this.scroller, position)
      this.near.refresh()
    }
    restorePosition(this.#elements, this.scroller, position)
  }

  /** Puts the place of an offset at the upper edge of the view, to about a line: where `visible` finds it again. */
  showAtTop(offset: number): void {
    const blockIndex = Math.max(0, blockIndexAt(this.map.blocks, offset))
    const block = this.map.blocks[blockIndex]
    this.position = { blockIndex, above: 0 }
    const height = this.map.elementOf(blockIndex)?.getBoundingClientRect().height ?? 0
    const length = Math.max(1, (block?.end ?? 0) - (block?.start ?? 0))
    this.position = { blockIndex, above: (height * (offset - (block?.start ?? 0))) / length }
  }

  dispose(): void {
    window.clearTimeout(this.#flashTimer)
    for (const release of this.#releases) release()
  }
}
