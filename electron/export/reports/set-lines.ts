import type { TextMark } from '../../../shared/diagram/drawing.ts'
import type { MeasureText } from '../../../shared/diagram/scene.ts'
import type { FlowLine } from './flow.ts'
import { BASE, LEADING, SIZE } from './look.ts'
import { type PlacedRun, type Run, wrapRuns } from './wrap-runs.ts'

/** Where a document is set: between which x, in points, and with which typeface. */
export interface Setting {
  left: number
  room: number
  measure: MeasureText
}

/** The least lines of a paragraph that stand alone at the end or the beginning of a page. */
const LONE_LINES = 2

/** Lays runs in lines. */
export function set(
  runs: readonly Run[],
  { left, room, measure }: Setting,
  { size = SIZE.body, leading = LEADING }: { size?: number; leading?: number } = {},
): FlowLine[] {
  const height = size * leading
  return wrapRuns(runs, room, size, measure).map(line => ({
    height,
    marks: line.map(each => textMark(each, left, size, height)),
  }))
}

/** Words in their place on a line that is so high. */
export function textMark(
  { text, x, weight, fill }: PlacedRun,
  left: number,
  size: number,
  height: number,
): TextMark {
  // The base line stands where the middle of the letters is in the middle of the line.
  const y = height / 2 + size * (BASE - 0.4)
  return { kind: 'text', x: left + x, y, text, size, weight, fill, anchor: 'start' }
}

/** No single line of a paragraph stands alone on a page. */
export function keepTogether(lines: FlowLine[]): FlowLine[] {
  const last = lines.length - LONE_LINES
  return lines.map((line, index) => {
    const isKept = index < lines.length - 1 && (index < LONE_LINES - 1 || index >= last)
    return isKept ? { ...line, isKept } : line
  })
}
