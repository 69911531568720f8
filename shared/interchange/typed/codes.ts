import { foldQuote } from '../folded-text.ts'
import type { ForeignCode } from '../foreign.ts'
import { roleIn } from './cells.ts'
import type { TypedRow } from './table.ts'

/** Codes of a table, parents before children; a parent that has no row of its own is made. */
export function readCodes(rows: readonly TypedRow[]): ForeignCode[] {
  const codes = new Map<string, ForeignCode>()
  const take = (path: readonly string[]): ForeignCode | null => {
    const name = path.at(-1)
    if (name === undefined) return null
    const guid = `table/${path.map(foldQuote).join(' > ')}`
    const known = codes.get(guid)
    if (known !== undefined) return known
    const parentGuid = take(path.slice(0, -1))?.guid ?? null
    const made: ForeignCode = {
      ...{ guid, parentGuid, name: name.slice(0, 500).toWellFormed(), colour: null },
      ...{ description: '', inclusion: '', exclusion: '', role: null },
    }
    codes.set(guid, made)
    return made
  }
  for (const row of rows) {
    const written = row.one('code') || row.one('title')
    const parent = row.one('parent')
    const code = take([...(parent === '' ? [] : pathIn(parent)), ...pathIn(written)])
    if (code === null) continue
    code.description ||= row.one('description') || row.one('note')
    code.inclusion ||= row.one('inclusion')
    code.exclusion ||= row.one('exclusion')
    code.role ??= roleIn(row.one('role'))?.role ?? null
    const colour = row.one('colour').toLowerCase()
    if (/^#[0-9a-f]{6}$/.test(colour)) code.colour = colour
  }
  return [...codes.values()]
}

/** The names of a code and of those above it, as `Trust > In the worker` or `Trust\In the worker`. */
export function pathIn(cell: string): string[] {
  return cell
    .split(/\s+>\s+|\\+/)
    .map(name => name.replace(/\s+/g, ' ').trim())
    .filter(name => name !== '')
}
