import type { Sheet, TableFile } from '../../shared/survey/table.ts'
import { openDocx } from './docx-package.ts'
import { type DocxDocument, type DocxNode, parseDocx } from './docx-tree.ts'
import { broken, LIMITS, tooLarge } from './limits.ts'

/** Reads the tables of a Word file, each as a sheet. Throws `format_broken` or `too_large`. */
export async function readDocxTables(bytes: Uint8Array): Promise<TableFile> {
  const { document } = await parseDocx(openDocx(bytes).bytes)
  const sheets = tablesIn(document)
    .map((table, index): Sheet => ({ name: `Table ${index + 1}`, rows: rowsOf(table) }))
    .filter(({ rows }) => rows.some(cells => cells.length > 0))
    .slice(0, LIMITS.tableSheets)
  if (sheets.length === 0) throw broken('There is no table in this Word file.')
  const cells = sheets.reduce(
    (sum, { rows }) => sum + rows.reduce((all, row) => all + row.length, 0),
    0,
  )
  if (cells > LIMITS.tableCells) {
    throw tooLarge('The tables have more than 400,000 cells.', LIMITS.tableCells)
  }
  return { format: 'docx', encoding: null, sheets, warnings: [] }
}

/** The outermost tables; one within a cell is words of that cell. */
function tablesIn(node: DocxNode | DocxDocument): DocxNode[] {
  return (node.children ?? []).flatMap(child =>
    child.type === 'table' ? [child] : tablesIn(child),
  )
}

/** A cell over several rows stands in each of them, since it holds for all; one over several columns in the first. */
function rowsOf(table: DocxNode): string[][] {
  const reaching = new Map<number, { text: string; rows: number; columns: number }>()
  return (table.children ?? [])
    .filter(({ type }) => type === 'tableRow')
    .map(row => {
      const cells: string[] = []
      const own = [...(row.children ?? [])]
      while (own.length > 0 || [...reaching.keys()].some(column => column >= cells.length)) {
        const above = reaching.get(cells.length)
        const cell = above === undefined ? own.shift() : undefined
        const text = above?.text ?? (cell === undefined ? '' : cellText(cell))
        const columns = above?.columns ?? cell?.colSpan ?? 1
        const rows = (above?.rows ?? cell?.rowSpan ?? 1) - 1
        if (rows > 0) reaching.set(cells.length, { text, rows, columns })
        else reaching.delete(cells.length)
        cells.push(text, ...Array.from({ length: Math.min(columns, MOST_SPANNED) - 1 }, () => ''))
      }
      while (cells.at(-1) === '') cells.pop()
      return cells
    })
}

/** No table that people type is wider; a damaged one may say anything. */
const MOST_SPANNED = 1_000

/** A paragraph a line; an empty one between two stays, since it sets them apart. */
function cellText(cell: DocxNode): string {
  return (cell.children ?? [])
    .map(textOf)
    .map(line => (line.trim() === '' ? '' : line))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .toWellFormed()
    .trim()
}

function textOf(node: DocxNode): string {
  if (node.type === 'text') return node.value ?? ''
  if (node.type === 'tab') return '\t'
  if (node.type === 'break') return '\n'
  return (node.children ?? []).map(textOf).join('')
}
