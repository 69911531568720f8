import { AppError } from '../../shared/domain/app-error.ts'
import { applyChange, type Change } from './recorded-rows.ts'
import { all, get, run, sql, type WritableDb } from './sql.ts'

/**
 * Takes a copy of a project, on which nobody works, back to how it was after a step: every change since is replayed backwards
 * and forgotten. Throws `undo_refused` where the journal does not fit, and `not_found` where it was forgotten since.
 */
export function replayBack(copy: WritableDb, number: number): void {
  const emptied = get(
    copy,
    sql`SELECT 1 FROM command WHERE number > ${number} AND kind <> 'note'
          AND id NOT IN (SELECT command_id FROM change) LIMIT 1`,
  )
  if (emptied !== undefined) throw forgotten()
  const later = sql`command_id IN (SELECT id FROM command WHERE number > ${number})`
  const changes = all<Change>(
    copy,
    sql`SELECT number, table_name, before, after FROM change WHERE ${later} ORDER BY number DESC`,
  )
  for (const { table_name: table, before, after } of changes)
    applyChange(copy, table, after, before)
  // What was undone first since, was done then.
  run(
    copy,
    sql`UPDATE command SET state = (SELECT CASE later.kind WHEN 'undo' THEN 'done' ELSE 'undone' END
            FROM command AS later WHERE later.target_id = command.id AND later.number > ${number}
            ORDER BY later.number LIMIT 1)
          WHERE id IN (SELECT target_id FROM command WHERE number > ${number}) AND number <= ${number}`,
  )
  run(copy, sql`DELETE FROM change WHERE ${later}`)
  run(copy, sql`DELETE FROM command WHERE number > ${number}`)
}

function forgotten(): AppError {
  return new AppError(
    'not_found',
    'What the project was then cannot be shown: its past was forgotten since. A backup may still hold it.',
  )
}
