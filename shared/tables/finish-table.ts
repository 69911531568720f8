import { arrangeGroups } from './arrange-groups.ts'
import { dropEmptyColumns } from './drop-empty-columns.ts'
import type { Table, TableHead, TableRow } from './table.ts'

/** How rows that were gathered become a table. */
export interface Finish {
  /** The order of groups of rows, and what stands last. */
  groups: { order: readonly string[]; last: string }
  /** Whether columns in which nothing stands may go: where nobody asked for them. */
  dropsEmpty: boolean
}

/** Puts groups together and leaves out what is empty. */
export function finishTable(
  head: TableHead,
  rows: TableRow[],
  { groups, dropsEmpty }: Finish,
): Table {
  const arranged = head.groupedBy === null ? rows : arrangeGroups(rows, groups.order, groups.last)
  const table = { ...head, rows: arranged }
  return dropsEmpty ? dropEmptyColumns(table) : table
}
