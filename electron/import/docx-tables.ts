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

function rowsOf(table: DocxNode): string[][] {
  return (table.children ?? [])
    .filter(({ type }) => type === 'tableRow')
    .map(row => {
      const cells = (row.children ?? []).map(cellText)
      while (cells.at(-1) === '') cells.pop()
      return cells
    })
}

/** A paragraph a line. */
function cellText(cell: DocxNode): string {
  return (cell.children ?? [])
    .map(textOf)
    .filter(line => line.trim() !== '')
    .join('\n')
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
