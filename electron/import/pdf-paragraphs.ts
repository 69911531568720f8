import { LineJoiner } from './pdf-hyphens.ts'
import { Layout } from './pdf-layout.ts'
import { textOfLine } from './pdf-lines.ts'
import type { PageLines } from './pdf-margins.ts'
import type { PdfCell, PdfLine } from './pdf-lines.ts'
import type { Warnings } from './warnings.ts'

/** A paragraph, heading or row of a table. */
export interface Paragraph {
  text: string
  size: number
  /** Pages that begin in it, with the place in its text. */
  pages: { number: number; start: number }[]
}

/** The paragraphs of a document, and the size of most of its letters. */
export function paragraphsOf(
  pages: readonly PageLines[],
  warnings: Warnings,
): { paragraphs: Paragraph[]; bodySize: number } {
  const layout = new Layout(pages)
  const joiner = new LineJoiner(pages.flatMap(page => page.lines.map(textOfLine)))
  const builder = new Builder(layout, joiner)
  for (const { number, lines } of pages) {
    for (const line of lines) builder.add(line, number)
  }
  warnings.add('hyphens_mended', joiner.mended)
  return { paragraphs: builder.paragraphs, bodySize: layout.bodySize }
}

const MARKER =
  /^(?:[•▪■●○◦‣⁃✓➢\uF0B7*–—-]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s)/
// Rows of tables hold few lines; what stands beside more of them is a column.
const MAX_ROW_LINES = 14

class Builder {
  readonly paragraphs: Paragraph[] = []
  readonly #layout: Layout
  readonly #joiner: LineJoiner
  /** The lines of the last paragraph. */
  #lines: PdfLine[] = []
  #page = 0

  constructor(layout: Layout, joiner: LineJoiner) {
    this.#layout = layout
    this.#joiner = joiner
  }

  add(line: PdfLine, page: number): void {
    const text = textOfLine(line)
    const paragraph = this.paragraphs.at(-1)
    const isNewPage = page !== this.#page
    const how = paragraph ? this.#relation(paragraph, line, page) : 'new'
    let start = 0
    if (how === 'new' || !paragraph) {
      this.paragraphs.push({ text, size: line.size, pages: [] })
      this.#lines = []
    } else if (how === 'cell') {
      paragraph.text += `\t${text}`
    } else {
      const joined = this.#joiner.join(paragraph.text, text)
      start = joined.length - text.trimStart().length
      paragraph.text = joined
    }
    if (isNewPage) this.paragraphs.at(-1)?.pages.push({ number: page, start })
    this.#lines.push(line)
    this.#page = page
  }

  #relation({ text }: Paragraph, line: PdfLine, page: number): 'new' | 'cell' | 'next' {
    const previous = this.#lines.at(-1)
    const [first] = this.#lines
    if (!previous || !first) return 'new'
    if (page !== this.#page || line.y < previous.y - line.size * 0.3) {
      if (page === this.#page && isBeside(this.#lines, line)) return 'cell'
      return this.#runsOn(text, previous, line) ? 'next' : 'new'
    }
    return this.#startsAnew(text, previous, line) ? 'new' : 'next'
  }

  /** Whether a paragraph goes on at the top of the next column or page. */
  #runsOn(text: string, previous: PdfLine, line: PdfLine): boolean {
    const isAlike = Math.abs(previous.size - line.size) < line.size * 0.12
    if (!isAlike || line.cells.length > 1 || this.#layout.opensTurn(line)) return false
    if (!/[\p{L}\d,;–—-]$/u.test(text.trimEnd())) return false
    return /^\p{Ll}/u.test(textOfLine(line)) || this.#room(previous, line) <= 0
  }

  #startsAnew(text: string, previous: PdfLine, line: PdfLine): boolean {
    const { size } = line
    if (line.y - previous.y > this.#layout.maxDistance(size)) return true
    if (line.y - previous.y < size * 0.3 || line.cells.length > 1) return true
    if (Math.abs(previous.size - size) > size * 0.12) return true
    const words = textOfLine(line)
    if (MARKER.test(words) || this.#layout.opensTurn(line)) return true
    return this.#isMoved(text, previous, line) || this.#isCutShort(text, previous, line)
  }

  /** Whether a line begins further left or right than it would within the paragraph. */
  #isMoved(text: string, previous: PdfLine, line: PdfLine): boolean {
    const step = line.left - (previous.cells.at(-1)?.left ?? previous.left)
    if (Math.abs(step) < line.size * 0.8) return false
    if (previous.cells.length > 1) return true
    // Below its first line a paragraph may move: out after a list marker or label, in after an indent.
    const isFirst = this.#lines.length === 1
    return !isFirst || Math.abs(step) > line.size * (MARKER.test(text) ? 8 : 5)
  }

  /** Whether the line before left room for the next word: then its end was meant. */
  #isCutShort(text: string, previous: PdfLine, line: PdfLine): boolean {
    if (line.size > this.#layout.bodySize * 1.15) return false
    const room = this.#room(previous, line)
    if (room < line.size * 0.8) return false
    const isEnd = /[.!?:;"”’)\]]$/.test(text.trimEnd()) || !/^\p{Ll}/u.test(textOfLine(line))
    return isEnd || room > (previous.right - previous.left) * 0.5
  }

  /** What a line would have left over, had the first word of the next one stood on it. */
  #room(previous: PdfLine, line: PdfLine): number {
    const last = previous.cells.at(-1)
    const [next] = line.cells
    if (!last || !next) return 0
    return this.#layout.roomBehind(this.#page, last, previous.size) - firstWordWidth(next)
  }
}

function firstWordWidth({ text, left, right }: PdfCell): number {
  const word = /\S+/.exec(text)?.[0].length ?? 0
  return ((right - left) * word) / Math.max(1, text.length)
}

/** Whether a line is the next cell of the row whose lines these are: to the right of them, at their height. */
function isBeside(lines: readonly PdfLine[], line: PdfLine): boolean {
  const [first] = lines
  if (!first || lines.length > MAX_ROW_LINES) return false
  const right = Math.max(...lines.map(each => each.right))
  return line.left > right && line.y > first.y - line.size * 1.2
}
