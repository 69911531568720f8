import type { Cell, CellParagraph } from './table.ts'

/** A cell in words, for files whose cells hold nothing but text: a paragraph a line. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return Array.isArray(cell) ? cell.map(paragraphText).join('\n') : String(cell)
}

/** A paragraph in words: `“…” (P07, Clients)`. */
export function paragraphText({ style, text, attribution }: CellParagraph): string {
  const words = style === 'quote' ? `“${text}”` : style === 'label' ? `${text}:` : text
  return attribution === null ? words : `${words} (${attribution})`
}
