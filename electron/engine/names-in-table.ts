import type { NameHit } from '../../shared/names/find-names.ts'
import { applyNamesToFileName } from '../../shared/text/names-in-draft.ts'
import { replaceHits } from '../../shared/text/names-in-source.ts'
import { compileList, type NamesInput } from './find-names.ts'
import type { GivenTable } from './read-table.ts'

/** What is said of a table: the names that are to be replaced in it, and what will be stored beside its cells. */
interface TableInput {
  names?: NamesInput['names'] | undefined
  hasBrackets: boolean
  columns: readonly { name?: string | undefined }[]
  group?: string | null | undefined
}

/** A table after its names were replaced, before anything was made of it. */
export interface NamedTable<I> {
  given: GivenTable
  input: I
  replaced: NameHit[]
  /** How many doubtful hits were left as they are. */
  doubtful: number
}

/**
 * Replaces the names of a list in every cell of a table, in its file's name and in what was said of it. A cell that is nothing but a name is a
 * label, by which a respondent is known, and gets no brackets.
 */
export function replaceInTable<I extends TableInput>(given: GivenTable, input: I): NamedTable<I> {
  const { names = [], hasBrackets, group } = input
  if (names.length === 0) return { given, input, replaced: [], doubtful: 0 }
  const list = { names, hasBrackets }
  const find = compileList(list)
  const findLabel = compileList({ ...list, hasBrackets: false })
  const replaced: NameHit[] = []
  let doubtful = 0
  const replaceIn = (cell: string) => {
    const whole = findLabel(cell.trim())
    const isLabel = whole.some(({ start, end }) => start === 0 && end === cell.trim().length)
    const hits = isLabel ? whole : find(cell)
    const certain = hits.filter(({ doubt }) => doubt === null)
    doubtful += hits.length - certain.length
    replaced.push(...certain)
    return certain.length === 0 ? cell : replaceHits(isLabel ? cell.trim() : cell, certain)
  }
  const sheets = given.table.sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(cells => cells.map(replaceIn)),
  }))
  const columns = input.columns.map(column =>
    column.name === undefined ? column : { ...column, name: replaceIn(column.name) },
  )
  const name = applyNamesToFileName(given.name, find)
  replaced.push(...name.replaced)
  return {
    given: { ...given, name: name.text, table: { ...given.table, sheets } },
    input: { ...input, columns, ...(typeof group === 'string' && { group: replaceIn(group) }) },
    ...{ replaced, doubtful },
  }
}
