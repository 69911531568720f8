import { newId } from '../ids.ts'
import { fileBackupsApart } from '../repositories/project.ts'
import { get, insert, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { IDENTITY, type OwnSteps, startStream } from './streams.ts'

/** Where two files parted that take themselves for one copy: the stream, and the last step that both have. */
export interface Parting {
  stream: string
  sequence: number
}

/** Steps of this file that were taken after two files parted. */
export function countStepsAfter(db: ReadableDb, { sequence }: Parting): number {
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM command WHERE number > ${sequence} AND kind <> 'note'`,
  )
  return found?.n ?? 0
}

/** Whether nothing of another copy came into this file since, and no bundle went out of it that holds such steps. */
export function isUnheardOf(db: ReadableDb, own: OwnSteps, { stream, sequence }: Parting): boolean {
  const isNewest = own.streams.at(-1)?.id === stream
  const went = get(
    db,
    sql`SELECT 1 FROM command JOIN change ON change.command_id = command.id
        WHERE command.number > ${sequence} AND table_name = 'export_record'
          AND after ->> 'product' IN ('bundle', 'copy') LIMIT 1`,
  )
  return isNewest && went === undefined
}

/** Lets this file be a copy of its own: steps after the parting, or from here on, stand in a stream that only it has. */
export function partWays(db: WritableDb, parting: Parting | null, researcherId: string): void {
  if (parting === null) startStream(db)
  else {
    insert(db, 'replica', {
      ...{ first_number: parting.sequence + 1, id: newId() },
      parents: JSON.stringify([[parting.stream, parting.sequence]]),
    })
  }
  run(db, sql`DELETE FROM local_setting WHERE key = ${IDENTITY}`)
  fileBackupsApart(db)
  run(
    db,
    sql`INSERT INTO command (id, kind, procedure, label, researcher_id, at, state, target_id)
        VALUES (${newId()}, 'note', 'team.newIdentity', 'Make this file a copy of its own',
          ${researcherId}, ${new Date().toISOString()}, 'done', NULL)`,
  )
}
