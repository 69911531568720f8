import { nameStatistic, STATISTICS } from '../../../shared/agreement/statistics.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Researcher } from '../../../shared/contract/project.ts'

/** The table of agreement as CSV, with numbers in full. A name that a spreadsheet would take for a formula is quoted as text. */
export function asCsv(
  { rows, researcherIds }: OutputOf<'agreement.measure'>,
  researchers: readonly Researcher[],
): string {
  const nameOf = (id: string) => researchers.find(each => each.id === id)?.name ?? id
  const statistics = STATISTICS.flatMap(name => {
    const title = nameStatistic(name, researcherIds.length)
    return [title, `${title}, low`, `${title}, high`]
  })
  const head = [
    ...['What', 'Units', 'Marked by all', 'Marked by some', 'Marked by nobody'],
    ...researcherIds.map(id => `Only ${nameOf(id)}`),
    ...statistics,
  ]
  const lines = rows.map(row => [
    ...[row.name, row.units, row.all, row.some, row.neither],
    ...row.only.map(({ units }) => units),
    ...STATISTICS.flatMap(name => {
      const { value, low, high } = row.statistics[name]
      return [value ?? '', low ?? '', high ?? '']
    }),
  ])
  return `${[head, ...lines].map(line => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
