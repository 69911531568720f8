import { createHash } from 'node:crypto'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import type { Report, ReportBlock } from '../../../shared/reports/report.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'
import type { Cell, CellParagraph } from '../../../shared/tables/table.ts'

const CSS = `
:root { color-scheme: light dark; --ink: light-dark(#1f1e1b, #ece9e2); --soft: light-dark(#5b5850, #b5b1a7); --line: light-dark(#8d897f, #7d796f); --hair: light-dark(#c9c5bb, #4a4740); --head: light-dark(#e9eef3, #26313b); --page: light-dark(#ffffff, #1e1d1a); }
body { margin: 0; padding: 2rem; font: 1rem/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--page); }
main { max-width: 44rem; margin: 0 auto; }
main.wide { max-width: 72rem; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.75rem; }
h2 { margin-top: 2.5rem; font-size: 1.375rem; border-top: 1px solid var(--line); padding-top: 1rem; }
h3 { margin-top: 1.75rem; font-size: 1.0625rem; }
p, li, blockquote, td { white-space: pre-line; overflow-wrap: break-word; }
p { margin: 0 0 0.75rem; }
strong { font-weight: 600; }
.soft { color: var(--soft); }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
li { margin-bottom: 0.35rem; }
blockquote { margin: 0 0 0.75rem 1.25rem; padding-left: 0.75rem; border-left: 3px solid var(--line); break-inside: avoid; }
.beside { display: grid; grid-template-columns: 3fr 2fr; gap: 1.5rem; }
.notes { font-size: 0.8125rem; }
.notes p { margin: 0 0 0.25rem; }
table { width: 100%; border-collapse: collapse; margin: 0.75rem 0 1.25rem; font-size: 0.875rem; border-block: 1px solid var(--line); }
thead { display: table-header-group; }
th, td { padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; border-top: 1px solid var(--hair); }
thead th { background: var(--head); }
.group th { background: color-mix(in srgb, var(--head) 45%, transparent); }
td p { margin: 0 0 0.25rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
@page { size: A4; margin: 20mm; }
@media print { :root { color-scheme: light; } body { padding: 0; font-size: 10.5pt; } main, main.wide { max-width: none; } tr { break-inside: avoid; } }
`

/** A document as one page by itself: nothing is loaded and nothing runs, its own policy says so. */
export function reportHtml(report: Report): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(CSS, 'utf8').digest('base64')}'`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="Retroduce" />
<title>${escape(report.title)}</title>
<style>${CSS}</style>
</head>
<body>
<main${report.isLandscape ? ' class="wide"' : ''}>
${report.blocks.map(write).join('\n')}
</main>
</body>
</html>
`
}

function write(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`
    case 'text':
      return `<p${block.isSoft === true ? ' class="soft"' : ''}>${led(block.lead ?? '', block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map(item => `<li>${escape(item)}</li>`).join('')}</ul>`
    case 'quote': {
      const by = block.by === '' ? '' : ` <span class="soft">(${escape(block.by)})</span>`
      return `<blockquote>“${escape(block.text)}”${by}</blockquote>`
    }
    case 'margin': {
      const notes = block.notes.map(note => `<p>${led(note.lead, note.text)}</p>`).join('')
      return `<div class="beside"><p>${led(block.lead, block.text)}</p><div class="notes soft">${notes}</div></div>`
    }
    case 'table':
      return writeTable(block)
  }
}

function led(lead: string, text: string): string {
  return lead === '' ? escape(text) : `<strong>${escape(lead)}</strong> ${escape(text)}`
}

function writeTable({ columns, rows, groupedBy }: Extract<ReportBlock, { kind: 'table' }>): string {
  const heads = columns.map(({ label }) => `<th scope="col">${escape(label)}</th>`)
  const lines: string[] = []
  let group: string | null | undefined
  for (const row of rows) {
    if (groupedBy !== null && row.group !== group) {
      group = row.group
      const span = `colspan="${columns.length}" scope="colgroup"`
      lines.push(`<tr class="group"><th ${span}>${escape(group ?? '')}</th></tr>`)
    }
    const cells = columns.map((_column, index) => writeCell(row.cells[index] ?? null))
    lines.push(`<tr>${cells.join('')}</tr>`)
  }
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`
}

function writeCell(cell: Cell): string {
  if (typeof cell === 'number') return `<td class="number">${cell}</td>`
  if (!Array.isArray(cell)) return `<td>${escape(cellText(cell))}</td>`
  return `<td>${cell.map(writeParagraph).join('')}</td>`
}

function writeParagraph({ style, text, attribution }: CellParagraph): string {
  const words = style === 'quote' ? `“${escape(text)}”` : escape(text)
  const by = attribution === null ? '' : ` <span class="soft">(${escape(attribution)})</span>`
  if (style === 'label') return `<p><strong>${words}</strong>${by}</p>`
  return `<p${style === 'context' ? ' class="soft"' : ''}>${words}${by}</p>`
}

function escape(text: string): string {
  return escapeXml(cleanText(text))
}
