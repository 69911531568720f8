/** One row, as column and value; a column that the table does not have is null. */
export type ForeignRow = Readonly<Record<string, string | number | null>>

/** An open database of another program; readers of projects are handed it, since SQL lives in one place only. */
export interface ForeignSqlite {
  /** Whether it has a plain table with at least these columns. */
  has: (table: string, ...columns: string[]) => boolean
  /** All rows of a table, in the order they lie in; none where there is no such table. Throws `too_large`. */
  rows: (table: string, ...columns: string[]) => ForeignRow[]
  close: () => void
}
