import type { PlannedRow, RowPlan } from './row-plan.ts'
import { findRows, keyOf } from './row-shapes.ts'

/**
 * Where two copies made what there can be only one of, such as evidence of one passage for one element, the one that was
 * made first stays; the other is listed as a conflict, with all that was written in it. Versions of one text get numbers anew.
 */
export function keepUnique(plan: RowPlan): void {
  for (const { table, columns } of plan.shapes.unique) {
    const valuesOf = ({ target }: PlannedRow) => columns.map(column => target?.[column] ?? null)
    const alike = Map.groupBy(
      // Rows without a value are never rivals, but for the diagram of no theory, which is one too.
      plan
        .listOf(table)
        .filter(
          row =>
            row.target !== null &&
            (table === 'diagram_adjustment' || !valuesOf(row).includes(null)),
        ),
      row => JSON.stringify(valuesOf(row)),
    )
    for (const [first, ...others] of alike.values()) {
      if (first === undefined) continue
      const stored = findRows(plan.db, table, columns, valuesOf(first))
      const keys = stored.map(row => keyOf(plan.shapes, table, row))
      const rivals = plan
        .load(table, [...new Set([first, ...others].map(({ key }) => key).concat(keys))].sort())
        .filter(
          row =>
            row.target !== null &&
            JSON.stringify(valuesOf(row)) === JSON.stringify(valuesOf(first)),
        )
      for (const loser of rivals.slice(1)) {
        if (table === 'text_version') renumber(plan, loser)
        else loser.target = null
      }
    }
  }
}

/** A version comes behind all others of its text. */
function renumber(plan: RowPlan, row: PlannedRow): void {
  if (row.target === null) return
  const versions = plan.findAll('text_version', ['source_id'], [row.target['source_id'] ?? null])
  const last = Math.max(...versions.map(version => Number(version['number'])))
  row.target = { ...row.target, number: last + 1 }
}
