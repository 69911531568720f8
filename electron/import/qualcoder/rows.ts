import type { ForeignRow } from '../../../shared/interchange/foreign-database.ts'

/** Names of things of a project that numbers them, told apart from those of any other project. */
export type Guid = (kind: string, id: ForeignRow[string] | undefined) => string

/** A column as text; empty where it holds nothing. */
export function textOf(row: ForeignRow | undefined, column: string): string {
  return String(row?.[column] ?? '')
    .replaceAll('\0', '')
    .toWellFormed()
}

/** A column as a name of one line. */
export function nameOf(row: ForeignRow | undefined, column = 'name'): string {
  return textOf(row, column).replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed()
}

/** When something was made; such programs keep local time without a zone, which is taken as UTC. */
export function instantOf(row: ForeignRow | undefined, column = 'date'): string | null {
  const written = textOf(row, column)
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(written)) return null
  const at = new Date(`${written.slice(0, 19).replace(' ', 'T')}Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
