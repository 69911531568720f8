/** The tables that are made of a project. */
export const TABLE_KINDS = [
  'configurations',
  'principles',
  'sources',
  'participants',
  'codebook',
  'codings',
  'evidence',
] as const
/** A table that is made of a project. */
export type TableKind = (typeof TABLE_KINDS)[number]

/** How much a table tells of who said what: the pseudonym, only the stakeholder group, or neither. */
export const ATTRIBUTIONS = ['participant', 'group', 'none'] as const

/** The files that a table is written as. */
export const TABLE_FILE_ENDINGS = ['.docx', '.xlsx', '.csv', '.html'] as const
/** A file that a table is written as. */
export type TableEnding = (typeof TABLE_FILE_ENDINGS)[number]

/** Whether a file is a spreadsheet, which has room for every column; a page has not. */
export function isSpreadsheet(ending: string): boolean {
  return ending === '.xlsx' || ending === '.csv'
}
