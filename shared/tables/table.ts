/**
 * A table as data: what a preview shows, what is printed, and what every writer of a file is given. Plain values only, so
 * that it crosses threads as it is.
 */

/** What a column holds. A cell may still be text where its column is not: a range of ages, a day nobody is sure of. */
export const CELL_KINDS = ['text', 'number', 'date', 'yes-no'] as const
/** What a column holds. */
export type CellKind = (typeof CELL_KINDS)[number]

/** `context` is what stands around a quote; `label` heads what follows in the same cell. */
export const PARAGRAPH_STYLES = ['plain', 'quote', 'label', 'context'] as const

/** A paragraph in a cell. */
export interface CellParagraph {
  style: (typeof PARAGRAPH_STYLES)[number]
  /** A quote is without quotation marks: writers put them. */
  text: string
  /** Who says it, such as `P07, Clients`; null where that is not told. */
  attribution: string | null
}

/** Text, a number, a day such as `2026-03-31`, yes or no, paragraphs, or nothing. */
export type Cell = string | number | boolean | CellParagraph[] | null

/** A column of a table. */
export interface TableColumn {
  key: string
  label: string
  kind: CellKind
  /** Width beside the others; an upright page holds about 60. */
  share: number
}

/** A row of a table, with as many cells as there are columns. */
export interface TableRow {
  /** What it stands under; null where rows are not grouped. Rows of one group stand together. */
  group: string | null
  cells: Cell[]
}

/** All of a table but its rows. */
export interface TableHead {
  title: string
  /** One sentence: what is listed, and of which study. */
  caption: string
  /** What a reader has to know of what was chosen and what was left out. */
  notes: string[]
  /** The day the content stands for, `2026-03-31`: that of the last change, so that the same content gives the same file. */
  date: string
  columns: TableColumn[]
  /** Whether it needs a page on its side. */
  isLandscape: boolean
  /** What rows are grouped by, such as “Status”; null where they are not. */
  groupedBy: string | null
}

/** A table as data. */
export interface Table extends TableHead {
  rows: TableRow[]
}

/** The most that columns may share of an upright page. */
const UPRIGHT_SHARE = 64

/** Whether these columns need a page on its side. */
export function needsLandscape(columns: readonly TableColumn[]): boolean {
  return shareOf(columns) > UPRIGHT_SHARE
}

/** The shares of all columns together. */
export function shareOf(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, { share }) => sum + share, 0)
}

/** What stands in a table without rows, in place of a heading with nothing under it. */
export const NOTHING_LISTED =
  'There is nothing to list: the project has none of these yet, or none that fits what was chosen for this table.'

/** A paragraph of words as they are. */
export function plain(text: string): CellParagraph {
  return { style: 'plain', text, attribution: null }
}

/** A paragraph that heads what follows in its cell. */
export function label(text: string): CellParagraph {
  return { style: 'label', text, attribution: null }
}

/** A paragraph for each thing, or nothing where there are none. */
export function paragraphs(texts: readonly string[]): Cell {
  return texts.length === 0 ? null : texts.map(plain)
}
