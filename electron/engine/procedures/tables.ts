import { TableOptions } from '../../../shared/contract/tables.ts'
import type { TableRow } from '../../../shared/tables/table.ts'
import { finishTable } from '../../../shared/tables/finish-table.ts'
import { TABLE_FILE_ENDINGS, TABLE_KINDS, type TableKind } from '../../../shared/tables/kinds.ts'
import { currentResearcherId, readSetting, writeSetting } from '../../db/repositories/project.ts'
import { listTheories } from '../../db/repositories/theories.ts'
import { type ReadableDb, unjournaled } from '../../db/sql.ts'
import { gatherTable } from '../gather-table.ts'
import type { AreaHandlers } from '../handlers.ts'
import type { TablePlan } from '../tables/planner.ts'
import { TABLES } from '../tables/tables.ts'

/** Tables for journals and appendices, as data. */
export const tableHandlers: AreaHandlers<'tables' | 'tableChoices'> = {
  'tableChoices.get': (db, { kind }) => readChoices(db, kind),
  'tableChoices.set': (session, { kind, options }) => {
    const db = session.db()
    const setting = JSON.stringify(options)
    writeSetting(unjournaled(db, 'a setting of this copy'), choicesKey(db, kind), setting)
    session.emit({ type: 'changed', areas: ['tableChoices'] })
    return options
  },
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

function choicesKey(db: ReadableDb, kind: TableKind): string {
  return `table/${currentResearcherId(db)}/${kind}`
}

/** What an older program kept and this one does not know is as good as nothing; a version that went is left out. */
function readChoices(db: ReadableDb, kind: TableKind): TableOptions | null {
  const setting = readSetting(db, choicesKey(db, kind))
  const { data } = TableOptions.safeParse(setting === null ? null : JSON.parse(setting))
  if (data === undefined) return null
  const isThere = listTheories(db).some(({ id }) => id === data.theoryId)
  return isThere ? data : { ...data, theoryId: undefined }
}
