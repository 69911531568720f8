import type { TableColumn, TableRow } from '../tables/table.ts'

/**
 * A document as data: what is laid out on pages for a preview, for printing and as PDF, and written as DOCX, HTML and
 * Markdown. Plain values only, so that it crosses threads as it is.
 */
export interface Report {
  title: string
  /** The day the content stands for, `2026-03-31`. */
  date: string
  /** Whether it needs a page on its side. */
  isLandscape: boolean
  blocks: ReportBlock[]
}

/** A part of a document that begins on a line of its own. A line feed in a text is a line break. */
export type ReportBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** `lead` stands before the text in bold, on the same line; a soft text says something beside. */
  | { kind: 'text'; text: string; lead?: string; isSoft?: boolean }
  | { kind: 'list'; items: string[] }
  /** Without quotation marks: writers put them. `by` is who says it, and empty where that is not told. */
  | { kind: 'quote'; text: string; by: string }
  /** Words with what is said of them in the margin. */
  | { kind: 'margin'; lead: string; text: string; notes: ReportNote[] }
  | { kind: 'table'; columns: TableColumn[]; rows: TableRow[]; groupedBy: string | null }

/** A note in the margin. */
export interface ReportNote {
  /** What it begins with in bold, such as the number of a passage and its roles. */
  lead: string
  text: string
}

/** A heading. */
export function heading(level: 1 | 2 | 3, text: string): ReportBlock {
  return { kind: 'heading', level, text }
}

/** A paragraph; `lead` stands before it in bold. */
export function text(words: string, lead?: string): ReportBlock {
  return { kind: 'text', text: words, ...(lead !== undefined && { lead }) }
}

/** A paragraph that says something beside. */
export function soft(words: string): ReportBlock {
  return { kind: 'text', text: words, isSoft: true }
}

/** A list, or nothing where there is nothing to list. */
export function list(items: readonly string[]): ReportBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: [...items] }]
}

/** So many of a thing, in words: `1 source`, `12 sources`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}
