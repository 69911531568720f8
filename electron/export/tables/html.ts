import { createHash } from 'node:crypto'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'
import {
  type Cell,
  type CellParagraph,
  NOTHING_LISTED,
  shareOf,
  type Table,
  type TableColumn,
  type TableRow,
} from '../../../shared/tables/table.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { TABLE_CSS } from './html-style.ts'

/**
 * A table as one page by itself: nothing is loaded and nothing runs, its own policy says so. Headings name their columns,
 * rows and groups for screen readers, and stand on every printed page.
 */
export function tableHtml(table: Table): string {
  const { title, caption, notes, date, columns, isLandscape } = table
  const page = `@page { size: A4 ${isLandscape ? 'landscape' : 'portrait'}; margin: 15mm; }`
  const css = `${TABLE_CSS}${page}\n${widthsCss(columns)}`
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css, 'utf8').digest('base64')}'`
  const headings = columns.map(
    (column, index) =>
      `<th scope="col"${index > 0 ? classOf(column) : ''}>${escapeXml(column.label)}</th>`,
  )
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="Retroduce" />
<title>${escapeXml(title)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1 id="title">${escapeXml(title)}</h1>
<div class="scroll" role="region" aria-labelledby="title" tabindex="0">
<table${isLandscape ? ' class="wide"' : ''}>
<caption>${escapeXml(caption)} As of <time datetime="${escapeXml(date)}">${escapeXml(writtenDay(date))}</time>.</caption>
<colgroup>${columns.map((_, index) => `<col class="c${index + 1}" />`).join('')}</colgroup>
<thead><tr>${headings.join('')}</tr></thead>
${bodies(table).join('\n')}
</table>
</div>
${notesHtml(notes)}</main>
</body>
</html>
`
}

/** Widths as rules, since the policy allows no style on an element. */
function widthsCss(columns: readonly TableColumn[]): string {
  const all = shareOf(columns)
  return columns
    .map(({ share }, index) => `.c${index + 1} { width: ${((100 * share) / all).toFixed(2)}%; }`)
    .join('\n')
}

function classOf({ kind }: TableColumn): string {
  return kind === 'number' ? ' class="number"' : ''
}

function bodies({ rows, columns, groupedBy }: Table): string[] {
  if (rows.length === 0) {
    return [`<tbody><tr><td colspan="${columns.length}">${NOTHING_LISTED}</td></tr></tbody>`]
  }
  if (groupedBy === null)
    return [`<tbody>\n${rows.map(row => rowHtml(row, columns)).join('\n')}\n</tbody>`]
  const groups: { name: string | null; rows: TableRow[] }[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.name === row.group) last?.rows.push(row)
    else groups.push({ name: row.group, rows: [row] })
  }
  return groups.map(({ name, rows: own }) => {
    const heading = `<tr><th class="group" scope="rowgroup" colspan="${columns.length}">${escapeXml(name ?? '')}</th></tr>`
    return `<tbody>\n${heading}\n${own.map(row => rowHtml(row, columns)).join('\n')}\n</tbody>`
  })
}

/** The first column names the row. */
function rowHtml({ cells }: TableRow, columns: readonly TableColumn[]): string {
  const written = columns.map((column, index) => {
    const cell = cells[index] ?? null
    const look = typeof cell === 'number' ? ' class="number"' : ''
    return index === 0
      ? `<th scope="row">${cellHtml(cell, column)}</th>`
      : `<td${look}>${cellHtml(cell, column)}</td>`
  })
  return `<tr>${written.join('')}</tr>`
}

function cellHtml(cell: Cell, { kind }: TableColumn): string {
  if (Array.isArray(cell)) return cell.map(paragraphHtml).join('')
  const text = escapeXml(cellText(cell))
  return kind === 'text' && text.includes('\n') ? `<p>${text}</p>` : text
}

function paragraphHtml({ style, text, attribution }: CellParagraph): string {
  const words = style === 'quote' ? `“${text}”` : text
  const by = attribution === null ? '' : ` <span class="by">(${escapeXml(attribution)})</span>`
  const look = style === 'plain' ? '' : ` class="${style}"`
  return `<p${look}>${escapeXml(words)}${by}</p>`
}

function notesHtml(notes: readonly string[]): string {
  if (notes.length === 0) return ''
  const items = notes.map(note => `<li>${escapeXml(note)}</li>`)
  return `<ul class="notes">${items.join('')}</ul>\n`
}
