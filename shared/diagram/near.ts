import type { Point } from './scene.ts'

/** Side of a cell of the grid; of the order of a box's height. */
export const CELL = 64

/** Things by place, so that each is compared with its neighbourhood and not with the whole picture. */
export class Grid<T> {
  /** Items by the column and the row of their cells. */
  readonly #columns = new Map<number, Map<number, T[]>>()

  /** Keeps an item in the rectangle between two points. */
  add(item: T, from: Point, to: Point): void {
    const { left, right, top, bottom } = cellsOf(from, to, 0)
    for (let x = left; x <= right; x += 1) {
      const column = this.#columns.get(x) ?? new Map<number, T[]>()
      this.#columns.set(x, column)
      for (let y = top; y <= bottom; y += 1) {
        const items = column.get(y)
        if (items === undefined) column.set(y, [item])
        else items.push(item)
      }
    }
  }

  /** The items that may lie within reach of a point. */
  near(point: Point, reach: number): readonly T[] {
    return this.between(point, point, reach)
  }

  /** The items that may lie within reach of the rectangle between two points. */
  between(from: Point, to: Point, reach: number): readonly T[] {
    const { left, right, top, bottom } = cellsOf(from, to, reach)
    if (left === right && top === bottom) return this.#columns.get(left)?.get(top) ?? []
    const found = new Set<T>()
    for (let x = left; x <= right; x += 1) {
      const column = this.#columns.get(x)
      if (column === undefined) continue
      for (let y = top; y <= bottom; y += 1) {
        for (const item of column.get(y) ?? []) found.add(item)
      }
    }
    return [...found]
  }
}

function cellsOf(from: Point, to: Point, reach: number) {
  return {
    left: Math.floor((Math.min(from.x, to.x) - reach) / CELL),
    right: Math.floor((Math.max(from.x, to.x) + reach) / CELL),
    top: Math.floor((Math.min(from.y, to.y) - reach) / CELL),
    bottom: Math.floor((Math.max(from.y, to.y) + reach) / CELL),
  }
}
