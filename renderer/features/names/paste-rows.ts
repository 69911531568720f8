import { NAME_KINDS, type NameKind, type NameRule } from '../../../shared/names/rules.ts'

/** The columns of the list that can be pasted into, in their order. */
export const COLUMNS = ['name', 'replacement', 'kind'] as const
export type Column = (typeof COLUMNS)[number]

/** What one pasted line brings; only the columns that it has. */
export type PastedRow = Partial<NameRule>

/**
 * Lines of a spreadsheet, or with semicolons, as rows, the first cell under the column that it is pasted into. Null for a text of
 * one cell, which is pasted as text.
 */
export function pastedRows(text: string, column: Column): PastedRow[] | null {
  const lines = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '')
  const isTable = lines.some(line => line.includes('\t'))
  if (lines.length < 2 && !isTable) return null
  // A comma may be part of a name: “Brown, Sheila”.
  const separator = isTable ? '\t' : lines.every(line => line.includes(';')) ? ';' : null
  const first = COLUMNS.indexOf(column)
  return lines.map(line => {
    const cells = separator === null ? [line] : line.split(separator)
    const row: PastedRow = {}
    cells.forEach((cell, index) => {
      const words = cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .trim()
      const target = COLUMNS[first + index]
      if (target === 'kind') row.kind = kindOf(words) ?? 'person'
      else if (target !== undefined) row[target] = words.slice(0, 200)
    })
    return row
  })
}

function kindOf(words: string): NameKind | undefined {
  const word = words.toLowerCase().replace('organization', 'organisation').replace(/s$/, '')
  return NAME_KINDS.find(kind => kind === word)
}
