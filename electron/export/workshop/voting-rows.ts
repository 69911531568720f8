import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { circlePath, type Mark, rectPath } from '../../../shared/diagram/drawing.ts'
import type { FontWeight, MeasureText } from '../../../shared/diagram/scene.ts'
import { wrapText } from '../../../shared/diagram/wrap-text.ts'

/** A row of a voting sheet in points: how high it is, and what stands in it when its top is at `y`. */
export interface Row {
  height: number
  draw: (y: number) => Mark[]
  /** It stays with the row below it. */
  keepsWithNext?: boolean
  /** The headings of columns, which stand again on each page where its rows go on. */
  head?: Row
}

/** Where rows stand across a page, and what letters are as wide as. */
export interface Across {
  left: number
  width: number
  measure: MeasureText
}

export const [INK, SOFT, HAIR] = ['#1f1e1b', '#5b5850', '#c9c5bb']
const LEADING = 1.32

/** Lines of words that fit; their own line breaks stay. */
export function wrap(
  text: string,
  room: number,
  size: number,
  weight: FontWeight,
  measure: MeasureText,
): string[] {
  const clean = cleanText(text).trim()
  if (clean === '') return []
  const width = (part: string) => measure(part, size, weight)
  return clean.split(/\r\n?|\n/).flatMap(part => wrapText(part, room, width))
}

/** How high so many lines are. */
export function heightOf(lines: number, size: number): number {
  return lines * size * LEADING
}

/** Lines from a top edge down. */
export function setLines(
  lines: readonly string[],
  x: number,
  y: number,
  size: number,
  { weight = 400, fill = INK, anchor = 'start' }: Partial<Look> = {},
): Mark[] {
  return lines.map((text, index) => ({
    ...{ kind: 'text' as const, x, y: y + (index + 0.8) * size * LEADING },
    ...{ text, size, weight, fill, anchor },
  }))
}

interface Look {
  weight: FontWeight
  fill: string
  anchor: 'start' | 'middle'
}

/** A paragraph with room below it; none where there are no words. */
export function paragraph(
  text: string,
  size: number,
  { left, width, measure }: Across,
  { weight = 400, fill = INK, after = 6 }: { weight?: FontWeight; fill?: string; after?: number },
): Row[] {
  const lines = wrap(text, width, size, weight, measure)
  return chunk(lines, MOST_LINES).map((part, index, all) => ({
    height: heightOf(part.length, size) + (index === all.length - 1 ? after : 0),
    draw: y => setLines(part, left, y, size, { weight, fill }),
    keepsWithNext: weight === 600,
  }))
}

/** So many lines fit on any page. */
export const MOST_LINES = 28

/** Parts of a list; none of an empty one. */
export function chunk<T>(items: readonly T[], length: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += length) parts.push(items.slice(at, at + length))
  return parts
}

/** An empty box to tick. */
export function box(x: number, y: number, width: number, height = width): Mark {
  return { kind: 'path', d: rectPath(x, y, width, height, 2), stroke: INK, strokeWidth: 0.9 }
}

/** An empty place for a dot. */
export function ring(x: number, y: number, radius: number): Mark {
  return { kind: 'path', d: circlePath(x, y, radius), stroke: INK, strokeWidth: 0.9 }
}

/** A line across, to write on or between rows. */
export function rule(x: number, y: number, width: number, stroke = HAIR): Mark {
  return { kind: 'path', d: `M${x} ${y}h${width}`, stroke, strokeWidth: 0.6 }
}
