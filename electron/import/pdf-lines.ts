import type { PdfItem } from './pdf-items.ts'

/** Words on one baseline without a wide gap: a line, or its part in a table or column. */
export interface PdfCell {
  text: string
  left: number
  right: number
}

/** What stands on one baseline, from left to right. */
export interface PdfLine {
  cells: PdfCell[]
  left: number
  right: number
  y: number
  size: number
}

/** A gap of this many letter heights may part two cells. */
const CELL_GAP = 1.3
/** A gap of this many surely does; a narrower one needs other lines with a cell at the same place. */
const WIDE_GAP = 2.2
const SPACE_GAP = 0.13
const MARKER =
  /^(?:[•▪■●○◦‣⁃·–—*✓➢\uF0B7-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/i
const MARKER_GAP = 5

/** Joins pieces to lines, in the order of the file, which in nearly every PDF is the order of reading. */
export function linesOfItems(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = []
  let weight = 0
  for (const item of items) {
    const line = lines.at(-1)
    if (line && continues(line, item)) {
      append(line, item)
      // The baseline is that of most letters, not that of a raised number.
      if (item.text.length > weight) {
        weight = item.text.length
        Object.assign(line, { y: item.y, size: item.size })
      }
    } else {
      lines.push(lineOf(item))
      weight = item.text.length
    }
  }
  return closeGaps(lines)
}

function lineOf({ text, left, right, y, size }: PdfItem): PdfLine {
  return { cells: [{ text, left, right }], left, right, y, size }
}

function continues(line: PdfLine, { y, left, size }: PdfItem): boolean {
  const height = Math.max(line.size, size)
  return Math.abs(line.y - y) < height * 0.45 && left > line.right - height * 0.6
}

function append(line: PdfLine, item: PdfItem): void {
  const { left, right, size, isAfterSpace } = item
  const cell = line.cells.at(-1)
  if (!cell) return
  const text = isRaised(line, item) ? raise(item.text) : item.text
  const gap = (left - line.right) / Math.max(line.size, size)
  const isMarker = gap < MARKER_GAP && MARKER.test(cell.text.trim())
  if (gap > CELL_GAP && !isMarker) {
    line.cells.push({ text, left, right })
  } else {
    const isSpaced = isAfterSpace || gap > SPACE_GAP
    cell.text = join(cell.text, text, isSpaced)
    cell.right = Math.max(cell.right, right)
  }
  line.right = Math.max(line.right, right)
}

function isRaised({ y, size }: PdfLine, item: PdfItem): boolean {
  return item.size < size * 0.85 && item.y < y - size * 0.1 && /^\d{1,3}\s?$/.test(item.text)
}

/** A note's number behind a word, which otherwise would become part of the word. */
function raise(text: string): string {
  return text.replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))
}

function join(before: string, after: string, isSpaced: boolean): string {
  return isSpaced && !/\s$/.test(before) && !/^\s/.test(after)
    ? `${before} ${after}`
    : before + after
}

/** Justified lines have wide gaps too: a gap of middling width parts cells only where several lines have it. */
function closeGaps(lines: PdfLine[]): PdfLine[] {
  const starts = new Map<number, number>()
  const place = ({ left }: PdfCell) => Math.round(left / 4)
  for (const { cells } of lines) {
    for (const cell of cells.slice(1)) starts.set(place(cell), (starts.get(place(cell)) ?? 0) + 1)
  }
  const count = (at: number) =>
    (starts.get(at - 1) ?? 0) + (starts.get(at) ?? 0) + (starts.get(at + 1) ?? 0)
  for (const [index, line] of lines.entries()) {
    const isSpread = [-1, 1].some(step => isJustifiedLike(line, lines[index + step]))
    const kept: PdfCell[] = []
    for (const cell of line.cells) {
      const last = kept.at(-1)
      const isLone =
        cell.left - Number(last?.right) < line.size * WIDE_GAP && count(place(cell)) < 3
      if (last && (isSpread || isLone)) {
        last.text = join(last.text, cell.text, true)
        last.right = cell.right
      } else {
        kept.push(cell)
      }
    }
    line.cells = kept
  }
  return lines
}

/** Whether a line begins and ends exactly where the one beside it does, which has no gaps. */
function isJustifiedLike(line: PdfLine, beside: PdfLine | undefined): boolean {
  if (line.cells.length < 2 || beside?.cells.length !== 1) return false
  return Math.abs(line.left - beside.left) < 1 && Math.abs(line.right - beside.right) < 1
}

/** The text of a line, with tab stops between its cells. */
export function textOfLine(line: PdfLine): string {
  return line.cells.map(cell => cell.text.trim()).join('\t')
}
