import { type ColumnUse, guessKind, guessUses } from './columns.ts'

/** Where the header of a table stands, in one row or in two, and what it says; rows as people type them. */

type Rows = readonly (readonly string[])[]

/** A header has names, not sentences; in UTF-16 code units. */
const LONGEST_NAME = 60

/** The last row of the header: among the first rows the one that says most of what columns are for. */
export function guessHeaderRow(rows: Rows): number {
  const scores = rows
    .slice(0, 20)
    .map((_, row) => guessUses(headerAt(rows, row)).filter(use => use !== 'ignore').length)
  const best = Math.max(0, ...scores)
  return best === 0 ? rows.findIndex(cells => cells.length > 0) : scores.indexOf(best)
}

/** The names of the columns where the header ends with a row: `Mechanism` over `Resource` and `Reasoning` is both of them. */
export function headerAt(rows: Rows, row: number): string[] {
  const lower = [...(rows[row] ?? [])]
  const upper = rows[row - 1]
  if (upper === undefined || !isNames(upper) || !isBelow(lower)) return lower
  let over = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above, below] = [(upper[column] ?? '').trim(), (lower[column] ?? '').trim()]
    if (above !== '') over = above
    if (below === '' || below === above) return above
    const both = `${over} ${below}`.trim()
    if (!isVague(useOf(below))) return below
    return useOf(both) === 'ignore' ? below : both
  })
}

/** What needs the name above it to be told: a description, or a quote, of something. */
function isVague(use: ColumnUse): boolean {
  return ['ignore', 'quote', 'description', 'title', 'element', 'code', 'note'].includes(use)
}

function useOf(name: string): ColumnUse {
  return guessUses([name])[0] ?? 'ignore'
}

function isNames(cells: readonly string[]): boolean {
  return cells.every(cell => cell.length <= LONGEST_NAME) && cells.some(cell => cell.trim() !== '')
}

/** The second row of a header has several names and nothing else. */
function isBelow(cells: readonly string[]): boolean {
  const filled = cells.filter(cell => cell.trim() !== '')
  return filled.length > 1 && isNames(filled) && filled.every(cell => useOf(cell) !== 'ignore')
}

const NUMBERED =
  /^(?:cmocs?|cmos?|icmos?|icamos?|iocs?|ipts?|configuration|theory)\s*#?\d+[a-z]?\b/i

/** What columns are for, where one without a name that says so holds `CMOC 1`, `CMOC 2`…: it numbers them. */
export function withNumbers(
  uses: readonly ColumnUse[],
  rows: Rows,
  headerRow: number,
): ColumnUse[] {
  const numbering = uses.includes('number')
    ? -1
    : uses.findIndex((use, column) => {
        const cells = rows
          .slice(headerRow + 1)
          .map(cells => (cells[column] ?? '').trim())
          .filter(cell => cell !== '')
        return use === 'ignore' && cells.length > 0 && cells.every(cell => NUMBERED.test(cell))
      })
  return uses.map((use, column) => (column === numbering ? 'number' : use))
}

/** A table with a configuration a column and its parts in rows, turned; any other as it is. */
export function upright(rows: Rows): Rows {
  const isUpright = guessKind(guessUses(headerAt(rows, guessHeaderRow(rows)))) !== null
  if (isUpright) return rows
  const width = Math.max(0, ...rows.map(cells => cells.length))
  const turned = Array.from({ length: width }, (_, column) =>
    rows.map(cells => cells[column] ?? ''),
  )
  const kind = guessKind(guessUses(turned[0] ?? []))
  return kind === 'configurations' ? turned : rows
}

/** Tables with the very header of the one before are more rows of that, as where each configuration has a table of its own. */
export function joinAlike<T extends { rows: string[][] }>(tables: readonly T[]): T[] {
  const joined: T[] = []
  let before: string | undefined
  for (const table of tables) {
    const headerRow = guessHeaderRow(table.rows)
    const header = JSON.stringify(headerAt(table.rows, headerRow))
    const last = joined.at(-1)
    if (last !== undefined && header === before) last.rows.push(...table.rows.slice(headerRow + 1))
    else joined.push({ ...table, rows: [...table.rows] })
    before = header
  }
  return joined
}
