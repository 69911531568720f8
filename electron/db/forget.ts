import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Database as Db } from 'better-sqlite3'
import { contract } from '../../shared/contract/contract.ts'
import type { Earlier } from '../../shared/contract/pseudonyms.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { checkProject } from './check.ts'
import { get, type ReadableDb, sql, type WritableDb } from './sql.ts'
import { forgetStatistics } from './team/clear-copy.ts'
import { startAnew } from './team/streams.ts'

/**
 * A project remembers: each text as it was before, each file as it came, each step with what it changed. That is what undo
 * lives on, and what must go once names were replaced or words blacked out. This takes it out of a copy of the project;
 * whoever asked for it puts the copy in the project's place.
 */

/** How a file beside a project is called that was made before an update. */
export const BACKUP_ENDING = '.before-update-from-'

/** What a project still holds of the time before its present state, in the file and in backups beside it. */
export function countEarlier(db: ReadableDb, path: string): Earlier {
  const counts = get<Omit<Earlier, 'backups'>>(
    db,
    sql`SELECT
          (SELECT count(*) FROM text_version WHERE id NOT IN (SELECT version_id FROM source))
            + (SELECT count(*) FROM content_text
                WHERE hash NOT IN (SELECT text_hash FROM text_version)) AS textVersions,
          (SELECT count(*) FROM content_file) AS originals,
          (SELECT count(DISTINCT command_id) FROM change WHERE command_id NOT IN
            (SELECT id FROM command WHERE kind = 'note'))
            + (SELECT count(*) FROM team_command) AS steps`,
  )
  if (counts === undefined) throw new Error('No counts')
  return { ...counts, backups: backupsBeside(path).length }
}

/** The files beside a project that were made before an update. */
export function backupsBeside(path: string): string[] {
  const beginning = basename(path) + BACKUP_ENDING
  const names = readdirSync(dirname(path)).filter(
    // Not the envelope of one, nor one that was never finished.
    name => name.startsWith(beginning) && /^\d+$/.test(name.slice(beginning.length)),
  )
  return names.map(name => join(dirname(path), name))
}

/** What is to go, and what is done to the copy before. */
export interface Forgetting {
  keepOriginals: boolean
  /** Takes more out of the copy, whose past goes with it. */
  first?: (copy: WritableDb) => void
}

/** Takes out of a copy of a project what `countEarlier` counts. Throws `project_damaged` where it does not pass its check. */
export function forgetEarlier(copy: Db, { keepOriginals, first }: Forgetting): void {
  copy.transaction(() => {
    first?.(copy as WritableDb)
    for (const statement of STATEMENTS) copy.exec(statement)
    if (!keepOriginals) copy.exec('UPDATE source SET original_hash = NULL')
    copy.exec(`DELETE FROM content_file WHERE hash NOT IN
      (SELECT original_hash FROM source WHERE original_hash IS NOT NULL)`)
    relabelSteps(copy)
    startAnew(copy as WritableDb)
    forgetStatistics(copy)
  })()
  copy.exec('VACUUM')
  const { isOk, problems } = checkProject(copy as ReadableDb)
  if (isOk) return
  throw new AppError(
    'project_damaged',
    `The project does not pass its check, so nothing was taken out and nothing was written. ${problems.map(({ message }) => message).join(' ')}`,
  )
}

const FORMER_VERSIONS = 'version_id NOT IN (SELECT version_id FROM source)'

const STATEMENTS = [
  'DELETE FROM change',
  `DELETE FROM block WHERE ${FORMER_VERSIONS}`,
  `DELETE FROM page WHERE ${FORMER_VERSIONS}`,
  'DELETE FROM text_version WHERE id NOT IN (SELECT version_id FROM source)',
  'DELETE FROM content_text WHERE hash NOT IN (SELECT text_hash FROM text_version)',
  // Labels that no text has any more.
  `DELETE FROM speaker WHERE NOT EXISTS (SELECT 1 FROM source
     JOIN block ON block.version_id = source.version_id
     WHERE source.id = speaker.source_id AND block.speaker = speaker.label)`,
  "UPDATE command SET state = 'dropped'",
]

/** The name of a step may hold a title, a label, a name: what remains is what kind of step it was. */
function relabelSteps(copy: Db): void {
  const procedures = copy.prepare('SELECT DISTINCT procedure FROM command').pluck().all()
  const relabel = copy.prepare('UPDATE command SET label = ? WHERE procedure = ?')
  for (const procedure of procedures as string[]) relabel.run(labelOf(procedure), procedure)
}

const summaries: Record<string, { summary: string }> = contract

/** The beginning of what the contract says of a procedure. */
function labelOf(procedure: string): string {
  const summary = Object.hasOwn(summaries, procedure) ? summaries[procedure]?.summary : undefined
  return summary?.split(/[.:;,]/)[0] ?? procedure
}
