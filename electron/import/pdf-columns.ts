import type { PdfCell, PdfLine } from './pdf-lines.ts'

/**
 * Puts a page's lines into the order of reading where the order of the file is none: two columns that are written line by
 * line across the page, or pieces in no order. Other pages stay as they are: their order knows more than places tell.
 */
export function orderLines(lines: PdfLine[]): PdfLine[] {
  const isDisordered = countJumps(lines) > Math.max(3, lines.length * 0.15)
  const gutter =
    isDisordered || lines.some(line => line.cells.length === 2) ? findGutter(lines) : null
  const parts = lines.flatMap(splitCells)
  if (gutter !== null && (isDisordered || isWrittenAcross(lines, gutter))) {
    return byColumns(parts, gutter)
  }
  return isDisordered ? mergeRows(parts.toSorted(byPlace)) : lines
}

/** Steps back up the page that lead neither to the next column nor to the next cell of a row. */
function countJumps(lines: readonly PdfLine[]): number {
  return lines.filter((line, index) => {
    const previous = lines[index - 1]
    if (!previous) return false
    return line.y < previous.y - line.size * 0.5 && line.left < previous.left + line.size
  }).length
}

function splitCells({ cells, ...line }: PdfLine): PdfLine[] {
  return cells.map(cell => ({ ...line, cells: [cell], left: cell.left, right: cell.right }))
}

const MIN_LINES = 6
const MIN_LETTERS = 22

/** Where the right one of two columns of prose begins; null where there are none. */
function findGutter(lines: readonly PdfLine[]): number | null {
  const cells = lines.flatMap(line => line.cells)
  const left = Math.min(...cells.map(cell => cell.left))
  const right = Math.max(...cells.map(cell => cell.right))
  const isInside = (cell: PdfCell) => {
    const share = (cell.left - left) / (right - left)
    return share > 0.3 && share < 0.7
  }
  const gutter = mode(cells.filter(isInside).map(cell => cell.left))
  if (gutter === null) return null
  const second = cells.filter(cell => Math.abs(cell.left - gutter) < 4)
  const first = cells.filter(cell => cell.right < gutter - 2)
  return isProse(first) && isProse(second) ? gutter : null
}

function isProse(cells: readonly PdfCell[]): boolean {
  if (cells.length < MIN_LINES) return false
  const edge = Math.max(...cells.map(cell => cell.right))
  const start = Math.min(...cells.map(cell => cell.left))
  const full = cells.filter(cell => edge - cell.right < (edge - start) * 0.2).length
  const letters = cells.reduce((sum, cell) => sum + cell.text.length, 0)
  return full * 2 >= cells.length && letters >= cells.length * MIN_LETTERS
}

function mode(values: readonly number[]): number | null {
  const counts = new Map<number, number>()
  let best: number | null = null
  for (const value of values) {
    const key = Math.round(value / 3)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (best === null || count > (counts.get(Math.round(best / 3)) ?? 0)) best = value
  }
  return best
}

/** Whether line after line holds words of both columns. */
function isWrittenAcross(lines: readonly PdfLine[], gutter: number): boolean {
  const across = lines.filter(
    ({ cells: [first, second], cells }) =>
      cells.length === 2 && first && second && Math.abs(second.left - gutter) < 4,
  )
  return across.length >= MIN_LINES
}

/** Left column, then right column, between the lines that run over both. */
function byColumns(parts: readonly PdfLine[], gutter: number): PdfLine[] {
  const ordered: PdfLine[] = []
  let [left, right]: [PdfLine[], PdfLine[]] = [[], []]
  const flush = () => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  for (const part of parts.toSorted(byPlace)) {
    if (part.left >= gutter - 4) right.push(part)
    else if (part.right <= gutter) left.push(part)
    else {
      flush()
      ordered.push(part)
    }
  }
  flush()
  return ordered
}

function byPlace(a: PdfLine, b: PdfLine): number {
  return a.y - b.y || a.left - b.left
}

/** Joins parts on one baseline to lines again. */
function mergeRows(parts: readonly PdfLine[]): PdfLine[] {
  const rows: PdfLine[] = []
  for (const part of parts) {
    const row = rows.at(-1)
    if (row && Math.abs(row.y - part.y) < Math.max(row.size, part.size) * 0.45) {
      row.cells = [...row.cells, ...part.cells].toSorted((a, b) => a.left - b.left)
      row.left = Math.min(row.left, part.left)
      row.right = Math.max(row.right, part.right)
    } else {
      rows.push({ ...part })
    }
  }
  return rows
}
