import type { Attribute } from '../../../shared/contract/participants.ts'
import type { AttributeType } from '../../../shared/domain/attributes.ts'
import type { Cell, CellKind } from '../../../shared/tables/table.ts'

/** What a column of an attribute holds. */
export const KIND_OF_TYPE: Record<AttributeType, CellKind> = {
  text: 'text',
  choice: 'text',
  number: 'number',
  boolean: 'yes-no',
  date: 'date',
}

/** The key of an attribute's column. */
export function attributeKey({ id }: Attribute): string {
  return `attribute:${id}`
}

/** What is known of somebody, as a cell of its type; values are in their canonical form. */
export function attributeCell({ type }: Attribute, value: string | undefined): Cell {
  if (value === undefined || value === '') return null
  if (type === 'number') return Number(value)
  return type === 'boolean' ? value === 'yes' : value
}

/** What is known of several people, without saying of whom: `female 9, male 5, not known 1` or `31 to 72, median 50`. */
export function summarise({ type }: Attribute, values: readonly (string | undefined)[]): Cell {
  const known = values.filter(value => value !== undefined && value !== '').map(String)
  if (known.length === 0) return null
  const missing = values.length - known.length
  const rest = missing === 0 ? [] : [`not known ${missing}`]
  if (type === 'number') return [describeRange(known.map(Number)), ...rest].join(', ')
  if (type === 'date') {
    const days = known.toSorted()
    return [days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`, ...rest].join(', ')
  }
  // Free words could be somebody's own: how many are known is all that is said.
  if (type === 'text') return [`known ${known.length}`, ...rest].join(', ')
  const counts = Map.groupBy(known, value => value)
  const parts = [...counts]
    .sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0], 'en'))
    .map(([value, own]) => `${value} ${own.length}`)
  return [...parts, ...rest].join(', ')
}

function describeRange(numbers: number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (place: number) => sorted[Math.floor(place)] ?? 0
  const middle = (sorted.length - 1) / 2
  const median = (at(middle) + at(middle + 0.5)) / 2
  const [least, most] = [at(0), at(sorted.length - 1)]
  return least === most ? String(least) : `${least} to ${most}, median ${median}`
}
