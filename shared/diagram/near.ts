import type { Point } from './scene.ts'

/** Side of a cell of the grid; of the order of a box's height. */
export const CELL = 64

/** Things by place, so that each is compared with its neighbourhood and not with the whole picture. */
export class Grid<T> {
  readonly #cells = new Map<string, T[]>()

  /** Keeps an item in the rectangle between two points. */
  add(item: T, from: Point, to: Point): void {
    for (const key of this.#keys(from, to, 0)) {
      const items = this.#cells.get(key)
      if (items === undefined) this.#cells.set(key, [item])
      else items.push(item)
    }
  }

  /** The items that may lie within reach of a point. */
  near(point: Point, reach: number): T[] {
    return this.between(point, point, reach)
  }

  /** The items that may lie within reach of the rectangle between two points. */
  between(from: Point, to: Point, reach: number): T[] {
    return [...new Set(this.#keys(from, to, reach).flatMap(key => this.#cells.get(key) ?? []))]
  }

  #keys(from: Point, to: Point, reach: number): string[] {
    const keys: string[] = []
    const cellOf = (value: number) => Math.floor(value / CELL)
    const lastX = cellOf(Math.max(from.x, to.x) + reach)
    const lastY = cellOf(Math.max(from.y, to.y) + reach)
    for (let x = cellOf(Math.min(from.x, to.x) - reach); x <= lastX; x += 1) {
      for (let y = cellOf(Math.min(from.y, to.y) - reach); y <= lastY; y += 1)
        keys.push(`${x},${y}`)
    }
    return keys
  }
}
