/** A stretch of blocks by their places, both ends included; empty when `last` is before `first`. */
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
  readonly #root: HTMLElement
  readonly #scroller: HTMLElement
  readonly #listeners = new Set<(near: BlockWindow) => void>()
  readonly #resizes: ResizeObserver
  #near: BlockWindow = NO_BLOCKS
  #frame = 0
  /** Scroll position at which `#near` was found. */
  #foundAt = Number.NaN

  constructor(root: HTMLElement, scroller: HTMLElement) {
    this.#root = root
    this.#scroller = scroller
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
    const old = this.#near
    this.#near = {
      first: Math.max(0, this.#firstBelow(top - height) - 1),
      last: Math.min(this.#root.children.length, this.#firstBelow(top + 2 * height)) - 1,
    }
    this.#mark(old)
    for (const listener of this.#listeners) listener(this.#near)
  }

  dispose(): void {
    this.#scroller.removeEventListener('scroll', this.#onScroll)
    this.#resizes.disconnect()
    cancelAnimationFrame(this.#frame)
    this.#listeners.clear()
  }

  /** Marks near blocks for the style sheet, which lays them out together; the others it skips. */
  #mark(old: BlockWindow): void {
    const { children } = this.#root
    const { first, last } = this.#near
    for (let index = old.first; index <= old.last; index++) {
      if (index < first || index > last) children[index]?.removeAttribute('data-near')
    }
    for (let index = first; index <= last; index++) {
      if (index < old.first || index > old.last) children[index]?.setAttribute('data-near', '')
    }
  }

  /** Half a screen of slack: most scroll events find the window still good. */
  readonly #onScroll = () => {
    const moved = Math.abs(this.#scroller.scrollTop - this.#foundAt)
    if (!(moved < this.#scroller.clientHeight / 2)) this.refresh()
  }

  /** The first block that begins at or below a height of the page. */
  #firstBelow(y: number): number {
    const { children } = this.#root
    let low = 0
    let high = children.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((children[middle] as Element).getBoundingClientRect().top < y) low = middle + 1
      else high = middle
    }
    return low
  }
}
