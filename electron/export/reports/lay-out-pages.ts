import { type Mark, rectPath } from '../../../shared/diagram/drawing.ts'
import type { MeasureText } from '../../../shared/diagram/scene.ts'
import { wrapText } from '../../../shared/diagram/wrap-text.ts'
import type { Sheet } from '../../../shared/reports/paper.ts'
import type { Report } from '../../../shared/reports/report.ts'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { breakPages, type PlacedLine } from './flow.ts'
import { flowBlocks } from './flow-blocks.ts'
import { SIZE, SOFT } from './look.ts'

/** A page as it is drawn: marks in points, y downwards. */
export interface ReportPage {
  marks: Mark[]
  /** The headings that begin on it. */
  outline: { level: number; text: string }[]
}

/** Lays a document out on pages, each with its title and number below; what is drawn is the same on screen and in a PDF. */
export function layOutPages(report: Report, sheet: Sheet, measure: MeasureText): ReportPage[] {
  const { width, height, margin } = sheet
  const setting = { left: margin, room: width - 2 * margin, measure }
  const pages = breakPages(flowBlocks(report.blocks, setting), margin, height - margin)
  return pages.map((lines, index) => ({
    marks: [...lines.flatMap(place), ...footer(report, sheet, measure, index, pages.length)],
    outline: lines.flatMap(({ line }) => line.outline ?? []),
  }))
}

function place({ line, y }: PlacedLine): Mark[] {
  return line.marks.map(mark =>
    mark.kind === 'text'
      ? { ...mark, y: mark.y + y }
      : { kind: 'path', d: rectPath(mark.x, y, mark.width, mark.height), fill: mark.fill },
  )
}

function footer(
  { title }: Report,
  { width, height, margin }: Sheet,
  measure: MeasureText,
  index: number,
  total: number,
): Mark[] {
  const size = SIZE.footer
  const number = `${index + 1} of ${total}`
  const numberWidth = measure(number, size, 400)
  const room = width - 2 * margin - numberWidth - 20
  const [words = ''] = wrapText(cleanText(title), room, text => measure(text, size, 400))
  const y = height - margin * 0.5
  const line = { kind: 'text', y, size, weight: 400, fill: SOFT, anchor: 'start' } as const
  return [
    { ...line, x: margin, text: words },
    { ...line, x: width - margin - numberWidth, text: number },
  ]
}
