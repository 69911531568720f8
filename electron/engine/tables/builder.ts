import type { TableOptions } from '../../../shared/contract/tables.ts'
import type { Cell, TableColumn } from '../../../shared/tables/table.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** What something tells of people, from nothing to who they are: the levels of `attribution`. */
export type Tells = 'nothing' | 'group' | 'participant'

/** A column that a table may have. */
export interface BuilderColumn<Row> extends TableColumn {
  /** Whether it stands on a page unless columns are chosen. */
  isDefault: boolean
  tells: Tells
  /** Whether what people said stands in it, and who said it; neither where it is not said. */
  words?: 'alone' | 'attributed'
  /** Whether there is such a column at all; there is where nothing is said. */
  appliesTo?: (options: TableOptions) => boolean
  cell: (row: Row, options: TableOptions) => Cell
}

/** Something by which rows can be grouped. */
export interface Grouping<Row> {
  key: string
  label: string
  tells: Tells
  /** Groups in order, as far as they have one besides that of their names. */
  order: readonly string[]
  /** What stands over rows that are in no group. */
  none: string
  /** The groups of a row, which stands in each of them. */
  of: (row: Row) => readonly string[]
}

/** What a table is made from. */
export interface Gathered<Row> {
  /** What is listed, as a sentence without its full stop. */
  caption: string
  notes: string[]
  /** About how many rows there will be. */
  count: number
  /** Rows in order, a few at a time: each step takes milliseconds, and reads what it needs when its turn comes. */
  batches: Iterable<Row[]>
}

/** How a kind of table is made of a project. */
export interface TableBuilder<Row> {
  name: string
  /** The options that make a difference, besides columns and groups of rows. */
  options: readonly (keyof TableOptions)[]
  columns: (db: ReadableDb) => BuilderColumn<Row>[]
  groupings: (db: ReadableDb) => Grouping<Row>[]
  /** Throws `not_found` or `invalid_input` for what the options name. */
  gather: (db: ReadableDb, options: TableOptions) => Gathered<Row>
}

type Cells<Row> = (row: Row, options: TableOptions) => Cell
type Fields = Partial<
  Pick<TableColumn, 'kind' | 'share'> &
    Pick<BuilderColumn<never>, 'words'> & { tells: Tells; isDefault: boolean }
>

/** A column: text that stands on a page and tells nothing of people, unless it is said otherwise. */
export function column<Row>(
  key: string,
  label: string,
  cell: Cells<Row>,
  fields: Fields = {},
): BuilderColumn<Row> {
  return { key, label, kind: 'text', share: 12, tells: 'nothing', isDefault: true, cell, ...fields }
}

/** A column that stands only where it is asked for, and in spreadsheets. */
export function further<Row>(
  key: string,
  label: string,
  cell: Cells<Row>,
  fields: Fields = {},
): BuilderColumn<Row> {
  return column(key, label, cell, { isDefault: false, ...fields })
}

/** A text, or nothing where it is empty. */
export function textCell(text: string | null | undefined): Cell {
  return text === undefined || text === null || text.trim() === '' ? null : text
}

/** A list in parts of this size. */
export function* inParts<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}

/** Whether a group is among those that were chosen; all are where none was. */
export function isChosenGroup({ groups }: TableOptions, group: string | null): boolean {
  return groups === undefined || groups.includes(group)
}

/** Says which groups were chosen. */
export function groupNotes({ groups }: TableOptions): string[] {
  if (groups === undefined) return []
  const names = groups.map(group => group ?? 'no group')
  return [`Only of these stakeholder groups: ${names.join(', ')}.`]
}
