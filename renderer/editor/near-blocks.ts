import type { BlockElements } from './block-elements.ts'

/** A run of blocks by their places, both ends included; empty when `last` is before `first`. */
export interface BlockWindow {
  first: number
  last: number
}

/** Nothing near. */
export const NO_BLOCKS: BlockWindow = { first: 0, last: -1 }

/**
 * Follows which blocks are on screen or within one screen of it. A binary search over the blocks' places at each scroll
 * event instead of an IntersectionObserver: the event comes before the frame is drawn, the observer's answer after it,
 * and a dragged scroll bar would show a frame of uncoloured text; nor does it cost anything per block.
 */
export class NearBlocks {
  readonly #scroller: HTMLElement
  readonly #listeners = new Set<(near: BlockWindow) => void>()
  readonly #elements: BlockElements
  readonly #resizes: ResizeObserver
  #near: BlockWindow = NO_BLOCKS
  /** Parts of the text that are laid out whole because something of them is near. */
  #laidOut: BlockWindow = NO_BLOCKS
  #frame = 0
  /** Scroll position at which `#near` was found. */
  #foundAt = Number.NaN

  constructor(root: HTMLElement, scroller: HTMLElement, elements: BlockElements) {
    this.#scroller = scroller
    this.#elements = elements
    // In the next frame: what it finds may change sizes again, which an observer must not do in its own turn.
    this.#resizes = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame)
      this.#frame = requestAnimationFrame(() => this.refresh())
    })
    this.#resizes.observe(root)
    this.#resizes.observe(scroller)
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
  }

  get current(): BlockWindow {
    return this.#near
  }

  /** Calls back whenever the window moves or the layout under it may have; returns how to stop. */
  observe(listener: (near: BlockWindow) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Finds the window again, now. */
  refresh(): void {
    const height = this.#scroller.clientHeight
    const top = this.#scroller.getBoundingClientRect().top
    this.#foundAt = this.#scroller.scrollTop
    const { parts } = this.#elements
    const [from, to] = [top - height, top + 2 * height]
    const begins = (element: Element | null | undefined) =>
      element?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY
    const part = (index: number) => begins(parts[index])
    const old = this.#laidOut
    this.#laidOut = {
      first: Math.max(0, firstBelow(part, 0, parts.length, from) - 1),
      last: firstBelow(part, 0, parts.length, to) - 1,
    }
    this.#mark(old)
    const block = (index: number) => begins(this.#elements.at(index))
    const first = this.#elements.firstOf(this.#laidOut.first)
    const end = this.#elements.firstOf(this.#laidOut.last + 1)
    this.#near = {
      first: Math.max(first, firstBelow(block, first, end, from) - 1),
      last: firstBelow(block, first, end, to) - 1,
    }
    for (const listener of this.#listeners) listener(this.#near)
  }

  dispose(): void {
    this.#scroller.removeEventListener('scroll', this.#onScroll)
    this.#resizes.disconnect()
    cancelAnimationFrame(this.#frame)
    this.#listeners.clear()
  }

  /** Marks near parts for the style sheet, which lays them out together; the others it skips. */
  #mark(old: BlockWindow): void {
    const { parts } = this.#elements
    const { first, last } = this.#laidOut
    for (let index = old.first; index <= old.last; index++) {
      if (index < first || index > last) parts[index]?.removeAttribute('data-near')
    }
    for (let index = first; index <= last; index++) {
      if (index < old.first || index > old.last) parts[index]?.setAttribute('data-near', '')
    }
  }

  /** Half a screen of slack: most scroll events find the window still good. */
  readonly #onScroll = () => {
    const moved = Math.abs(this.#scroller.scrollTop - this.#foundAt)
    if (!(moved < this.#scroller.clientHeight / 2)) this.refresh()
  }
}

/** The first of some things, in order from `low` to before `high`, that begins at or below a height; `high` if none. */
function firstBelow(
  topOf: (index: number) => number,
  low: number,
  high: number,
  y: number,
): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if (topOf(middle) < y) from = middle + 1
    else to = middle
  }
  return from
}
