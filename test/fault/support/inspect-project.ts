import { JOURNALED_TABLES } from '../../../shared/history/tables.ts'
import { checkProject } from '../../../electron/db/check.ts'
import { closeProjectFile, openProjectFile, type OpenOptions } from '../../../electron/db/open.ts'
import { all, name, type ReadableDb, sql } from '../../../electron/db/sql.ts'

/** What a project file is found to be after a fault. */
export interface Inspection {
  /** The ids in the journal. */
  commands: Set<string>
  /** What is wrong with it: damaged pages, broken references, rows that are not what the journal says. */
  problems: string[]
}

/** Opens a project as the program does, and looks whether it is whole. Throws what opening throws. */
export function inspectProject(path: string, options: OpenOptions = {}): Inspection {
  const db = openProjectFile(path, options)
  try {
    const commands = all<{ id: string }>(db, sql`SELECT id FROM command`).map(({ id }) => id)
    const problems = checkProject(db).problems.map(({ code, count }) => `${code} ${count}`)
    return { commands: new Set(commands), problems: [...problems, ...tornRows(db)] }
  } finally {
    closeProjectFile(db)
  }
}

/** Rows that are not as the newest entry of the journal left them: half of a command would show here. */
function tornRows(db: ReadableDb): string[] {
  const newest = all<{ tableName: string; rowKey: string; after: string | null }>(
    db,
    sql`SELECT table_name AS tableName, row_key AS rowKey, after FROM change
        WHERE number IN (SELECT max(number) FROM change GROUP BY table_name, row_key)`,
  )
  const byTable = Map.groupBy(newest, ({ tableName }) => tableName)
  return JOURNALED_TABLES.flatMap(table => {
    const rows = new Set(
      all<object>(db, sql`SELECT * FROM ${name(table)}`).map(row => canonical(row)),
    )
    const torn = (byTable.get(table) ?? []).filter(
      ({ after }) => after !== null && !rows.has(canonical(JSON.parse(after) as object)),
    )
    return torn.map(({ rowKey }) => `${table} ${rowKey} is not what the journal says`)
  })
}

function canonical(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}
