import type { Database as Db } from 'better-sqlite3'
import { AppError } from '../../../shared/domain/app-error.ts'
import { checkProject } from '../check.ts'
import { type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** Takes out of a copy what no row names any more, and what is nobody's business there: settings, and what plans queries. */
export function clearUnnamed(copy: WritableDb): void {
  run(copy, sql`DELETE FROM content_text WHERE hash NOT IN (SELECT text_hash FROM text_version)`)
  run(
    copy,
    sql`DELETE FROM content_file WHERE hash NOT IN
          (SELECT original_hash FROM source WHERE original_hash IS NOT NULL)`,
  )
  run(copy, sql`DELETE FROM team_part_text`)
  run(copy, sql`DELETE FROM team_part`)
  run(copy, sql`DELETE FROM left_out WHERE copy_id <> ''`)
  run(copy, sql`DELETE FROM local_setting WHERE key <> 'researcher_id'`)
  forgetStatistics(copy)
}

/** What SQLite keeps for planning may hold samples of rows. */
export function forgetStatistics(copy: Db): void {
  const tables = copy
    .prepare("SELECT name FROM sqlite_schema WHERE name IN ('sqlite_stat1', 'sqlite_stat4')")
    .pluck()
    .all() as string[]
  for (const table of tables) copy.exec(`DELETE FROM ${table}`)
}

/** Writes a copy anew without the pages that were freed. Throws `project_damaged` where it does not pass its check. */
export function closeRanks(copy: WritableDb): void {
  copy.exec('VACUUM')
  const { isOk, problems } = checkProject(copy as ReadableDb)
  if (isOk) return
  throw new AppError(
    'project_damaged',
    `The copy does not pass its check, so none was written. ${problems.map(({ message }) => message).join(' ')}`,
  )
}
