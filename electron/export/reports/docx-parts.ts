import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import type { ReportBlock } from '../../../shared/reports/report.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'
import { type Cell, type CellParagraph, shareOf } from '../../../shared/tables/table.ts'

const SOFT = '5B5850'

/** The styles that the writer names. */
export const STYLE = { text: 'ReportText', quote: 'ReportQuote', cell: 'ReportCell' } as const

/** Words in one look. */
export interface DocxWords {
  text: string
  isBold?: boolean
  isSoft?: boolean
}

/** Runs of a paragraph; a line break of the text is one in the paragraph. */
export function runs(words: readonly DocxWords[]): TextRun[] {
  return words.flatMap(({ text, isBold, isSoft }) =>
    cleanText(text)
      .split(/\r\n?|\n/)
      .map(
        (line, index) =>
          new TextRun({
            ...{ text: line, ...(isBold && { bold: true }), ...(isSoft && { color: SOFT }) },
            ...(index > 0 && { break: 1 }),
          }),
      ),
  )
}

const [STRONG, HAIR] = [
  { style: BorderStyle.SINGLE, size: 8, color: '8D897F' },
  { style: BorderStyle.SINGLE, size: 4, color: 'C9C5BB' },
]
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** A table so wide in twips; its heading row stands on every page, and no row is broken. */
export function docxTable(
  { columns, rows, groupedBy }: Extract<ReportBlock, { kind: 'table' }>,
  width: number,
): Table {
  const all = shareOf(columns)
  const widths = columns.map(({ share }) => Math.floor((width * share) / all))
  const written = [
    row(
      columns.map(({ label }, index) => cell([bold(label)], widths[index] ?? 0, 'E9EEF3')),
      true,
    ),
  ]
  let group: string | null | undefined
  for (const each of rows) {
    if (groupedBy !== null && each.group !== group) {
      group = each.group
      written.push(row([cell([bold(group ?? '')], width, 'F3F1EC', columns.length)]))
    }
    const cells = widths.map((own, index) => cell(paragraphs(each.cells[index] ?? null), own))
    written.push(row(cells))
  }
  return new Table({
    rows: written,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    borders: {
      ...{ top: STRONG, bottom: STRONG, left: NONE, right: NONE },
      ...{ insideHorizontal: HAIR, insideVertical: NONE },
    },
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
  })
}

function row(children: TableCell[], tableHeader = false): TableRow {
  return new TableRow({ children, cantSplit: true, tableHeader })
}

function cell(children: Paragraph[], width: number, fill?: string, columnSpan = 1): TableCell {
  return new TableCell({
    ...{ children, columnSpan, width: { size: width, type: WidthType.DXA } },
    ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  })
}

function bold(text: string): Paragraph {
  return new Paragraph({
    style: STYLE.cell,
    keepNext: true,
    children: runs([{ text, isBold: true }]),
  })
}

function paragraphs(content: Cell): Paragraph[] {
  const parts: CellParagraph[] =
    Array.isArray(content) && content.length > 0
      ? content
      : [{ style: 'plain', text: cellText(content), attribution: null }]
  return parts.map(({ style, text, attribution }) => {
    const words = {
      ...{ text: style === 'quote' ? `“${text}”` : text },
      ...{ isBold: style === 'label', isSoft: style === 'context' },
    }
    const by = attribution === null ? [] : [{ text: ` (${attribution})`, isSoft: true }]
    return new Paragraph({ style: STYLE.cell, children: runs([words, ...by]) })
  })
}
