import type { TableRow } from '../../../shared/tables/table.ts'
import { finishTable } from '../../../shared/tables/finish-table.ts'
import { TABLE_FILE_ENDINGS, TABLE_KINDS } from '../../../shared/tables/kinds.ts'
import { gatherTable } from '../gather-table.ts'
import type { AreaHandlers } from '../handlers.ts'
import type { TablePlan } from '../tables/planner.ts'
import { TABLES } from '../tables/tables.ts'

/** Tables for journals and appendices, as data. */
export const tableHandlers: AreaHandlers<'tables'> = {
  'tables.kinds': db =>
    TABLE_KINDS.map(kind => ({
      kind,
      ...TABLES[kind].describe(db),
      endings: [...TABLE_FILE_ENDINGS],
    })),
  'tables.get': async (_db, { kind, options, limit = Number.POSITIVE_INFINITY }, session) => {
    let plan: TablePlan | undefined
    let rows: TableRow[] = []
    await gatherTable(session, db => TABLES[kind].plan(db, options, false), {
      begin(begun) {
        plan = begun
        rows = []
      },
      take(batch) {
        rows.push(...batch)
        return true
      },
    })
    if (plan === undefined) throw new Error('No table was begun')
    const table = finishTable(plan.head, rows, plan.finish)
    return { ...table, rows: table.rows.slice(0, limit), total: table.rows.length }
  },
}
