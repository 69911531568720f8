/**
 * The elements that show the blocks of a text, by the blocks' places. While it is read they stand in stretches, which the
 * browser lays out or skips as one; while it is edited each stands for itself, and lines come and go.
 */
export class BlockElements {
  readonly #root: HTMLElement
  /** The place of the first block of every stretch. */
  readonly #firsts: readonly number[] | null
  readonly #count: number

  /** `stretches` says how many blocks each holds; null where there are none. */
  constructor(root: HTMLElement, stretches: readonly number[] | null) {
    this.#root = root
    let count = 0
    this.#firsts = stretches?.map(size => (count += size) - size) ?? null
    this.#count = count
  }

  get count(): number {
    return this.#firsts === null ? this.#root.children.length : this.#count
  }

  /** What is laid out or skipped as one, in order. */
  get parts(): HTMLCollection {
    return this.#root.children
  }

  /** The place of the first block of a part, also behind the last. */
  firstOf(part: number): number {
    return this.#firsts === null ? part : (this.#firsts[part] ?? this.#count)
  }

  /** The element of a block. */
  at(index: number): HTMLElement | null {
    const part = this.#partOf(index)
    const element = this.#root.children[part]
    const block = this.#firsts === null ? element : element?.children[index - this.firstOf(part)]
    return (block as HTMLElement | undefined) ?? null
  }

  /** The element of the block around a node, or the node itself; null where it is in none. */
  around(node: Node): HTMLElement | null {
    let at: Node | null = node
    while (at !== null && !this.#isBlock(at)) at = at.parentNode
    return at as HTMLElement | null
  }

  /** The place of the block that an element shows. Lines that are being edited come and go, and carry no number. */
  indexOf(element: HTMLElement): number {
    const { index } = element.dataset
    return index === undefined ? [...this.#root.children].indexOf(element) : Number(index)
  }

  #isBlock(node: Node): boolean {
    const parent = this.#firsts === null ? node : node.parentNode
    return parent?.parentNode === this.#root && node instanceof HTMLElement
  }

  #partOf(index: number): number {
    const firsts = this.#firsts
    if (firsts === null) return index
    let low = 0
    let high = firsts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((firsts[middle] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
