import type { ChartData, ChartLook } from '../../shared/contract/charts.ts'
import type { MeasureText } from '../../shared/diagram/scene.ts'
import { wrapText } from '../../shared/diagram/wrap-text.ts'
import { type ChartColours } from './colours.ts'

/** Sizes of text in CSS pixels. */
export const SIZES = { title: 17, body: 12.5, heading: 11.5, label: 12, number: 11.5 } as const

/** Lengths in CSS pixels. */
const MARGIN = 20
const LINE = 17
const USUAL_WIDTH = 960
const LEAST_WIDTH = 360
/** Longest heading of a row, and of a column that stands upright. */
const ROW_LABEL = 280
const COLUMN_LABEL = 150

/** A line of text in a chart; `y` is the middle of its first line. */
export interface TextLine {
  text: string
  x: number
  y: number
  size: number
  weight: 400 | 600
  colour: string
}

/** The space of a chart: where its plot lies, and the text around it. */
export interface Frame {
  width: number
  height: number
  plot: { x: number; y: number; width: number; height: number }
  /** Width of the headings of rows; longer ones are cut. */
  rowLabel: number
  /** Whether the headings of columns stand upright, and their length; longer ones are cut. */
  columnLabel: { isUpright: boolean; length: number }
  lines: TextLine[]
}

interface FrameInput {
  data: ChartData
  look: ChartLook
  colours: ChartColours
  measure: MeasureText
  /** Headings at the left and along the columns; a scale where there are none. */
  left: readonly string[]
  along: readonly string[]
  /** The size of a cell: its width between two bounds, and its height. */
  cell: { least: number; most: number; height: number }
  rowCount: number
  columnCount: number
  /** Whether the columns' headings stand below the plot instead of above it. */
  isBelow?: boolean
  /** Space between the title and the plot, such as for a legend. */
  extra?: number
}

/** Lays out a chart around its plot: headings as wide as they are, title and notes only in a file of its own. */
export function layOut(input: FrameInput): Frame {
  const { data, look, colours, measure, left, along, cell, rowCount, columnCount } = input
  const { isBelow = false, extra = 0 } = input
  const widest = (texts: readonly string[]) =>
    // A little more, since what just fits is cut where a sum is rounded otherwise.
    Math.ceil(Math.max(0, ...texts.map(text => measure(text, SIZES.label, 400)))) + 2
  const rowLabel = Math.min(
    ROW_LABEL,
    Math.max(widest(left), measure(data.rowTitle, SIZES.heading, 600)),
  )
  const x = MARGIN + Math.ceil(rowLabel) + 10
  const asked = Math.max(look.width ?? USUAL_WIDTH, LEAST_WIDTH)
  const room = asked - x - MARGIN
  const cellWidth = Math.max(cell.least, Math.min(cell.most, room / Math.max(1, columnCount)))
  const plotWidth = Math.floor(cellWidth * Math.max(1, columnCount))
  const width = Math.max(look.hasTitle === true ? Math.min(asked, 640) : 0, x + plotWidth + MARGIN)
  const longest = widest(along)
  const isUpright = longest > cellWidth - 6
  const length = isUpright ? Math.min(COLUMN_LABEL, longest) : Math.floor(cellWidth - 4)
  const columnSpace = along.length === 0 ? 22 : (isUpright ? length : LINE) + 12
  const lines: TextLine[] = []
  let y = MARGIN
  const write = (text: string, size: number, weight: 400 | 600, colour: string) => {
    const wrapped = wrapText(text, width - 2 * MARGIN, words => measure(words, size, weight))
    for (const line of wrapped) {
      lines.push({ text: line, x: MARGIN, y: y + size / 2, size, weight, colour })
      y += Math.ceil(size * 1.35)
    }
  }
  if (look.hasTitle === true) {
    write(data.title, SIZES.title, 600, colours.ink)
    y += 2
    write(data.summary, SIZES.body, 400, colours.quiet)
    y += 12
  } else y = 8
  const heading = { size: SIZES.heading, weight: 600, colour: colours.quiet } as const
  if (!isBelow) lines.push({ ...heading, text: data.columnTitle, x, y: y + LINE / 2 })
  y += (isBelow ? 8 : LINE + 2) + extra
  const top = y + (isBelow ? 0 : columnSpace)
  if (!isBelow) lines.push({ ...heading, text: data.rowTitle, x: MARGIN, y: top - LINE / 2 - 2 })
  const plot = { x, y: top, width: plotWidth, height: Math.max(1, rowCount) * cell.height }
  y = top + plot.height + (isBelow ? columnSpace + LINE : 8)
  if (isBelow) lines.push({ ...heading, text: data.columnTitle, x, y: y - LINE / 2 })
  if (look.hasTitle === true) {
    y += 10
    for (const note of data.notes) write(note, SIZES.heading, 400, colours.quiet)
    y += 8
  }
  return {
    ...{ width: Math.ceil(width), height: Math.ceil(y + 4), plot, rowLabel, lines },
    columnLabel: { isUpright, length },
  }
}
