import { type MemoBlock, type MemoSpan, plainSpan } from '../../../shared/memos/memo-blocks.ts'
import { writeMemo } from '../../../shared/memos/write-memo.ts'
import type { Report, ReportBlock } from '../../../shared/reports/report.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'

/** A document as Markdown; tables as GitHub and Pandoc write them. */
export function reportMarkdown(report: Report): string {
  return `${writeMemo(reportBlocks(report))}\n`
}

/** A document as blocks of Markdown. */
export function reportBlocks({ blocks }: Report): MemoBlock[] {
  return blocks.flatMap(write)
}

function write(block: ReportBlock): MemoBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, spans: [plainSpan(block.text)] }]
    case 'text':
      return [{ kind: 'paragraph', spans: leadSpans(block.lead ?? '', block.text) }]
    case 'list':
      return [listOf(block.items.map(item => [plainSpan(item)]))]
    case 'quote': {
      const by = block.by === '' ? '' : `\n(${block.by})`
      return [{ kind: 'quote', spans: [plainSpan(`“${block.text}”${by}`)] }]
    }
    case 'margin':
      return [
        { kind: 'paragraph', spans: leadSpans(block.lead, block.text) },
        ...(block.notes.length === 0
          ? []
          : [listOf(block.notes.map(note => leadSpans(note.lead, note.text)))]),
      ]
    case 'table':
      return [{ kind: 'kept', text: writeTable(block) }]
  }
}

function leadSpans(lead: string, text: string): MemoSpan[] {
  if (lead === '') return [plainSpan(text)]
  const gap = text === '' || text.startsWith('\n') ? '' : ' '
  return [{ ...plainSpan(lead), isBold: true }, plainSpan(`${gap}${text}`)]
}

function listOf(items: MemoSpan[][]): MemoBlock {
  return {
    ...{ kind: 'list', start: 1 },
    items: items.map(spans => ({ depth: 0, isOrdered: false, spans })),
  }
}

function writeTable({ columns, rows, groupedBy }: Extract<ReportBlock, { kind: 'table' }>): string {
  const heads = [...(groupedBy === null ? [] : [groupedBy]), ...columns.map(({ label }) => label)]
  const lines = [heads.map(writeCell), heads.map(() => '---')]
  for (const { group, cells } of rows) {
    const texts = columns.map((_column, index) => cellText(cells[index] ?? null))
    lines.push([...(groupedBy === null ? [] : [group ?? '']), ...texts].map(writeCell))
  }
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** One line, in which no sign ends the cell or begins a tag. */
function writeCell(text: string): string {
  return text
    .replace(/[\\|<>&*_`[\]]/g, sign =>
      sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
    )
    .replace(/\r\n?|\n/g, '<br>')
}
