import type { TextMark } from '../../../shared/diagram/drawing.ts'

/** A filled rectangle from the top of a line downwards, in points. */
export interface Box {
  kind: 'box'
  x: number
  width: number
  height: number
  fill: string
}

/** What a line of a page is made of; y is counted from its top. */
export type LineMark = TextMark | Box

/** A line that is to be put on a page: as high as it needs, with what stands on it. */
export interface FlowLine {
  /** Points. */
  height: number
  marks: LineMark[]
  /** White above it, in points; none at the top of a page. */
  before?: number
  /** The next line is on the same page, unless the two do not fit on any. */
  isKept?: boolean
  /** Lines that stand above it where it begins a page: the heading row of its table. */
  head?: readonly FlowLine[]
  /** A heading, for the list that readers of a PDF show: its level and words. */
  outline?: { level: number; text: string }
}

/** A line where it is on a page. */
export interface PlacedLine {
  line: FlowLine
  y: number
}

/** Puts lines on pages between `top` and `bottom`, in points; every line is on exactly one page. At least one page. */
export function breakPages(
  lines: readonly FlowLine[],
  top: number,
  bottom: number,
): PlacedLine[][] {
  let page: PlacedLine[] = []
  const pages = [page]
  let y = top
  const turn = (first: FlowLine | undefined) => {
    page = []
    pages.push(page)
    y = top
    for (const line of first?.head ?? []) put(line)
  }
  const put = (line: FlowLine) => {
    y += y === top ? 0 : (line.before ?? 0)
    page.push({ line, y })
    y += line.height
  }
  for (const chunk of chunks(lines)) {
    const height = heightOf(chunk)
    const headHeight = heightOf(chunk[0]?.head ?? [])
    if (y + height > bottom && y > top) {
      // What fits on no page goes on where it stands.
      if (headHeight + height <= bottom - top) turn(chunk[0])
    }
    for (const line of chunk) {
      if (y + (y === top ? 0 : (line.before ?? 0)) + line.height > bottom && y > top) turn(line)
      put(line)
    }
  }
  return pages
}

/** Lines that are kept together. */
function* chunks(lines: readonly FlowLine[]): Generator<FlowLine[]> {
  let chunk: FlowLine[] = []
  for (const line of lines) {
    chunk.push(line)
    if (line.isKept) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function heightOf(lines: readonly FlowLine[]): number {
  return lines.reduce((sum, { height, before = 0 }) => sum + height + before, 0)
}
