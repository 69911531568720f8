import type { Joiner } from '../../domain/realist.ts'
import type { Facet, Role, Stance } from '../../domain/roles.ts'
import type { ColumnUse } from './columns.ts'

/** A row of a table with what its columns are for; `row` counts from 1, as a spreadsheet does. */
export interface TypedRow {
  row: number
  /** The cells for a use, filled ones only. */
  all: (use: ColumnUse) => string[]
  /** The first of them; empty where there is none. */
  one: (use: ColumnUse) => string
}

/** The rows below the header that hold anything. */
export function typedRows(
  rows: readonly (readonly string[])[],
  headerRow: number,
  uses: readonly ColumnUse[],
): TypedRow[] {
  return rows.flatMap((cells, index) => {
    if (index <= headerRow || cells.every(cell => cell.trim() === '')) return []
    const all = (use: ColumnUse) =>
      uses.flatMap((each, column) => {
        const cell = each === use ? (cells[column] ?? '').trim() : ''
        return cell === '' ? [] : [cell]
      })
    return [{ row: index + 1, all, one: use => all(use)[0] ?? '' }]
  })
}

/** An element as a table words it. */
export interface TypedElement {
  role: Role
  facet: Facet | null
  label: string
  /** How it goes with the one before it in the same role. */
  joiner: Joiner
}

/** Words of a source that a table gives as evidence. */
export interface TypedQuote {
  row: number
  text: string
  /** As the table names the source; empty where it does not. */
  source: string
  stance: Stance
  note: string
  /** The element that it is evidence for; null for the configuration as a whole. */
  element: TypedElement | null
}

/** A configuration as a table has it, of one row or of several. */
export interface TypedConfiguration {
  row: number
  /** As the table numbers it; empty where it does not. */
  number: string
  title: string
  /** Its short name or metaphor. */
  handle: string
  statement: string
  status: string
  note: string
  elements: TypedElement[]
  quotes: TypedQuote[]
}
