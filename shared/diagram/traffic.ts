import { segments } from './place-marks.ts'
import type { Point } from './scene.ts'

/** Parallel stretches closer than this read as one line, in pixels. */
const TOO_CLOSE = 5
/** Width of the strips in which boxes are looked for, in pixels. */
const STRIP = 64

/** A box that an arrow joins or has to get past. */
export interface Box extends Point {
  width: number
  height: number
}

/** A stretch of a line that runs straight up or across: from and to on the axis that it runs along. */
interface Stretch {
  at: number
  from: number
  to: number
}

/**
 * The boxes and arrows that a new arrow, which runs at right angles, has to get past. Things are kept by strip, so that a
 * stretch is compared with what lies along it and not with the whole picture.
 */
export class Traffic {
  readonly #boxes = { x: new Strips<Box>(STRIP), y: new Strips<Box>(STRIP) }
  readonly #lines = { x: new Strips<Stretch>(TOO_CLOSE), y: new Strips<Stretch>(TOO_CLOSE) }

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) {
      this.#boxes.x.add(box, box.x, box.x + box.width)
      this.#boxes.y.add(box, box.y, box.y + box.height)
    }
  }

  /** Adds an arrow that is there; slanted stretches run beside no other. */
  add(points: Point[]): void {
    for (const [a, b] of segments(points)) {
      if (a.x === b.x) this.#lines.x.add(stretch(a.x, a.y, b.y), a.x, a.x)
      else if (a.y === b.y) this.#lines.y.add(stretch(a.y, a.x, b.x), a.y, a.y)
    }
  }

  /** The boxes that an upright or level stretch runs through. */
  boxesOn(from: Point, to: Point): Box[] {
    const strip = from.x === to.x ? this.#boxes.x.at(from.x) : this.#boxes.y.at(from.y)
    return strip.filter(box => runsThrough(from, to, box))
  }

  /** How many pixels of an upright or level stretch run along others. */
  beside(from: Point, to: Point): number {
    const isUpright = from.x === to.x
    const own = isUpright ? stretch(from.x, from.y, to.y) : stretch(from.y, from.x, to.x)
    const lines = isUpright ? this.#lines.x : this.#lines.y
    let pixels = 0
    for (const near of [own.at - TOO_CLOSE, own.at, own.at + TOO_CLOSE]) {
      for (const { at, from: start, to: end } of lines.at(near)) {
        if (Math.abs(at - own.at) >= TOO_CLOSE) continue
        pixels += Math.max(0, Math.min(own.to, end) - Math.max(own.from, start))
      }
    }
    return pixels
  }
}

/** True where a stretch runs through the inside of a box; exact for one that is upright or level. */
export function runsThrough(from: Point, to: Point, { x, y, width, height }: Box): boolean {
  return (
    Math.max(from.x, to.x) > x + 1 &&
    Math.min(from.x, to.x) < x + width - 1 &&
    Math.max(from.y, to.y) > y + 1 &&
    Math.min(from.y, to.y) < y + height - 1
  )
}

function stretch(at: number, from: number, to: number): Stretch {
  return { at, from: Math.min(from, to), to: Math.max(from, to) }
}

/** Things by where they lie on one axis. */
class Strips<T> {
  readonly #strips = new Map<number, T[]>()
  readonly #width: number

  constructor(width: number) {
    this.#width = width
  }

  add(item: T, from: number, to: number): void {
    for (let index = this.#indexOf(from); index <= this.#indexOf(to); index += 1) {
      const strip = this.#strips.get(index)
      if (strip === undefined) this.#strips.set(index, [item])
      else strip.push(item)
    }
  }

  at(place: number): readonly T[] {
    return this.#strips.get(this.#indexOf(place)) ?? []
  }

  #indexOf(place: number): number {
    return Math.floor(place / this.#width)
  }
}
