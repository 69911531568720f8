import { textOfLine } from './pdf-lines.ts'
import type { PdfItem, PdfPage } from './pdf-items.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { Warnings } from './warnings.ts'

/** Takes out the line or paragraph numbers that stand beside the text, as analysis programs print them. */
export function dropMarginNumbers(pages: readonly PdfPage[], warnings: Warnings): void {
  const body = pages.flatMap(({ items }) => items.filter(({ text }) => /\p{L}{2}/u.test(text)))
  const [from, to] = [quantile(body, 'left', 0.02), quantile(body, 'right', 0.98)]
  const sides = [
    (item: PdfItem) => item.right < from - 2 && item.right > from - 80,
    (item: PdfItem) => item.left > to + 2 && item.left < to + 80,
  ]
  for (const isBeside of sides) {
    const isNumber = (item: PdfItem) => /^\d{1,5}$/.test(item.text.trim()) && isBeside(item)
    const columns = pages.map(({ items }) => items.filter(isNumber).toSorted((a, b) => a.y - b.y))
    if (!isCounting(columns.map(column => column.map(item => Number(item.text))))) continue
    const found = new Set(columns.flat())
    for (const page of pages) page.items = page.items.filter(item => !found.has(item))
    warnings.add('margin_number_dropped', found.size)
  }
}

function quantile(items: readonly PdfItem[], edge: 'left' | 'right', share: number): number {
  const values = items.map(item => item[edge]).toSorted((a, b) => a - b)
  return values[Math.floor(share * (values.length - 1))] ?? 0
}

/** Whether numbers run on down the pages, or anew on each. */
function isCounting(columns: readonly (readonly number[])[]): boolean {
  const used = columns.filter(column => column.length > 0)
  const isDense = used.some(column => column.length >= 3)
  return (
    isDense && used.every(column => column.every((n, at) => at === 0 || n > Number(column[at - 1])))
  )
}

/** A page's lines, top to bottom in the order of reading. */
export interface PageLines {
  number: number
  height: number
  lines: PdfLine[]
}

const DEPTH = 3
// Of the height of the page: what stands here is outside the text, whatever the distance.
const MARGIN = 0.08
// In letter heights: a line this far from the text is no part of it.
const HEAD_GAP = 1.6
const PAGE_NUMBER =
  /^[\s–—-]*(?:(?:page|p\.|seite|página) ?)?(?:#|[ivxlc]{1,7})(?: ?(?:\/|of|von|de) ?#)?[\s–—-]*$/i

interface Edge {
  page: number
  line: PdfLine
  numbers: number[]
  /** Whether it stands apart from the text of the page. */
  isApart: boolean
}

/**
 * Takes out page numbers and lines that stand alike at the edge of most pages. Only from the edge inwards, and a number
 * must count with the pages: a sentence that happens to recur stays.
 */
export function dropRunningHeads(pages: readonly PageLines[], warnings: Warnings): void {
  if (pages.length < 2) return
  for (const direction of [1, -1]) {
    for (let depth = 0; depth < DEPTH; depth++) {
      const dropped = repeated(outermost(pages, direction), pages.length)
      if (dropped.size === 0) break
      for (const page of pages) page.lines = page.lines.filter(line => !dropped.has(line))
      for (const isNumber of dropped.values()) {
        warnings.add(isNumber ? 'page_number_dropped' : 'running_head_dropped')
      }
    }
  }
}

/** The first or last line of every page, by what it says. */
function outermost(pages: readonly PageLines[], direction: number): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>()
  for (const page of pages) {
    const [line, next] = page.lines.toSorted((a, b) => (a.y - b.y) * direction)
    if (!line) continue
    const text = textOfLine(line).replace(/\s+/g, ' ')
    const isRoman = /^[ivxlc]{1,7}$/i.test(text)
    const numbers = isRoman ? [] : (text.match(/\d+/g) ?? []).map(Number)
    const key = isRoman ? '#' : text.replace(/\d+/g, '#').toLowerCase()
    const inset = direction > 0 ? line.y : page.height - line.y
    const gap = next ? Math.abs(next.y - line.y) : 0
    const isApart = inset < page.height * MARGIN || gap > line.size * HEAD_GAP
    const edge = { page: page.number, line, numbers, isApart }
    const group = groups.get(key)
    if (group) group.push(edge)
    else groups.set(key, [edge])
  }
  return groups
}

/** The lines that recur, and whether they are only a page number. */
function repeated(groups: ReadonlyMap<string, Edge[]>, pageCount: number): Map<PdfLine, boolean> {
  const found = new Map<PdfLine, boolean>()
  for (const [key, group] of groups) {
    const isNumber = PAGE_NUMBER.test(key)
    // Left and right pages have heads of their own, and the first page often none.
    const enough = isNumber ? Math.min(2, pageCount) : Math.max(3, pageCount * 0.4)
    const heights = group.map(({ line }) => line.y).toSorted((a, b) => a - b)
    const height = heights[Math.floor(heights.length / 2)] ?? 0
    const level = group.filter(
      ({ line, isApart }) => isApart && Math.abs(line.y - height) < line.size * 2,
    )
    if (level.length < enough || !countsWithPages(level)) continue
    for (const { line } of level) found.set(line, isNumber)
  }
  return found
}

const MIN_CUT_LINE = 20

/** Takes a line once that a page break cuts through, so that the file holds it at the edge of both pages. */
export function dropCutLines(pages: readonly PageLines[], warnings: Warnings): void {
  for (const [index, page] of pages.entries()) {
    const before = pages[index - 1]
    const last = before?.lines.toSorted((a, b) => b.y - a.y)[0]
    const first = page.lines.toSorted((a, b) => a.y - b.y)[0]
    if (!before || !last || !first) continue
    const isAtEdge = first.y < first.size || before.height - last.y < last.size * 0.3
    const text = textOfLine(first)
    if (!isAtEdge || text.length < MIN_CUT_LINE || text !== textOfLine(last)) continue
    page.lines = page.lines.filter(line => line !== first)
    warnings.add('cut_line_dropped')
  }
}

function countsWithPages(edges: readonly Edge[]): boolean {
  const [first] = edges
  if (!first) return false
  return first.numbers.every((number, at) => {
    const isFixed = edges.every(edge => edge.numbers[at] === number)
    const offset = number - first.page
    const counting = edges.filter(edge => Number(edge.numbers[at]) - edge.page === offset).length
    return isFixed || counting >= edges.length * 0.9
  })
}
