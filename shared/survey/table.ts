import type { ImportWarning } from '../text/source-draft.ts'

/** The endings of tables, as surveys and participants are imported from. */
export const TABLE_ENDINGS = ['.xlsx', '.xlsm', '.csv', '.tsv']

/** A sheet of a table file. */
export interface Sheet {
  name: string
  /**
   * All rows from the first, so that a row's place is its number in a spreadsheet less one; a row ends with its last
   * filled cell. Cells are text in the form of a source: line feeds only, no NUL, no lone surrogate.
   */
  rows: string[][]
}

/** A spreadsheet or a file of separated values, as it was read. */
export interface TableFile {
  /** `xlsx`, `csv` or `tsv`. */
  format: string
  /** The character encoding that was found, for text formats. */
  encoding: string | null
  /** Never empty. */
  sheets: Sheet[]
  warnings: ImportWarning[]
}
