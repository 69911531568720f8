import type { TableRow } from './table.ts'

const byName = new Intl.Collator('en', { numeric: true })

/**
 * Puts the rows of each group together, and leaves their order in it. Groups come in the order that is given, those it
 * does not name after them by name, and `last` at the end.
 */
export function arrangeGroups(
  rows: readonly TableRow[],
  order: readonly string[],
  last: string,
): TableRow[] {
  const groups = Map.groupBy(rows, row => row.group)
  const rank = (name: string | null) => {
    if (name === last) return order.length + 1
    const place = order.indexOf(name ?? '')
    return place < 0 ? order.length : place
  }
  const names = [...groups.keys()].sort(
    (a, b) => rank(a) - rank(b) || byName.compare(a ?? '', b ?? ''),
  )
  return names.flatMap(name => groups.get(name) ?? [])
}
