import type { FontWeight } from './scene.ts'

/**
 * A picture as a short list of primitives. SVG and PDF are two ways to write the same list, so they cannot differ. Paths
 * are SVG path data; lengths are CSS pixels; y grows downwards.
 */
export interface Drawing {
  width: number
  height: number
  title: string
  description: string
  /** ISO date of the theory; the date of the file, so that the same theory gives the same bytes. */
  date: string
  /** Null for a transparent page. */
  background: string | null
  marks: Mark[]
}

/** Anything drawn. */
export type Mark = PathMark | TextMark | GroupMark

/** A filled or stroked outline. */
export interface PathMark {
  kind: 'path'
  d: string
  fill?: string
  stroke?: string
  strokeWidth?: number
  dash?: readonly number[]
}

/** One line of text; `y` is the base line. */
export interface TextMark {
  kind: 'text'
  x: number
  y: number
  text: string
  size: number
  weight: FontWeight
  fill: string
  anchor: 'start' | 'middle'
}

/** Marks that belong together: one element or one link of the theory, with a sentence for readers who cannot see it. */
export interface GroupMark {
  kind: 'group'
  of: 'element' | 'link'
  id: string
  title: string
  marks: Mark[]
}

/** A number for path data and attributes: at most two decimals. */
export function format(value: number): string {
  return String(Math.round(value * 100) / 100 + 0)
}

/** Path of a rectangle with round corners. */
export function rectPath(x: number, y: number, width: number, height: number, radius = 0): string {
  if (radius === 0) {
    return `M${format(x)} ${format(y)}h${format(width)}v${format(height)}h${format(-width)}z`
  }
  const r = Math.min(radius, width / 2, height / 2)
  const across = format(width - 2 * r)
  const down = format(height - 2 * r)
  const arc = (dx: number, dy: number) =>
    `a${format(r)} ${format(r)} 0 0 1 ${format(dx)} ${format(dy)}`
  return (
    `M${format(x + r)} ${format(y)}h${across}${arc(r, r)}v${down}${arc(-r, r)}` +
    `h-${across}${arc(-r, -r)}v-${down}${arc(r, -r)}z`
  )
}

/** Path of a circle. */
export function circlePath(x: number, y: number, radius: number): string {
  const r = format(radius)
  const d = format(2 * radius)
  return `M${format(x - radius)} ${format(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0z`
}

/** Every text of a drawing in one weight, for the characters its font must hold. */
export function textsOf(marks: Mark[], weight: FontWeight): string {
  return marks
    .map(mark => {
      if (mark.kind === 'group') return textsOf(mark.marks, weight)
      return mark.kind === 'text' && mark.weight === weight ? mark.text : ''
    })
    .join('')
}
