import { type Head, makePast, type Past, type Vector } from '../../../shared/team/past.ts'
import { newId } from '../ids.ts'
import { removeHubLink } from '../repositories/hub.ts'
import { getProjectId, writeSetting } from '../repositories/project.ts'
import { all, get, insert, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { forgetParts } from './parts.ts'

/**
 * The streams of a project: which steps of this file's journal belong to which, and which of them count. A merge, its undo
 * and its redo each begin another stream; the steps that were taken between a merge and its undo count no more, since they
 * stand on what was taken back.
 */

/** The procedure whose command takes in steps of others: derived from these, it is never a step itself. */
export const MERGE = 'bundles.merge'

/** A stream of this file's journal, and its steps by their numbers in the journal. */
export interface OwnStream {
  id: string
  firstNumber: number
  /** The number at which the next one begins. */
  endNumber: number
  parents: Head[]
}

/** The streams of this file's journal, in order. The first is the project's own, or that of the last forgetting. */
export function listOwnStreams(db: ReadableDb): OwnStream[] {
  const rows = all<{ id: string; firstNumber: number; parents: string }>(
    db,
    sql`SELECT id, first_number AS firstNumber, parents FROM replica ORDER BY first_number`,
  )
  const isRootNamed = rows[0]?.firstNumber === 0
  const streams = isRootNamed
    ? rows
    : [{ id: getProjectId(db), firstNumber: 0, parents: '[]' }, ...rows]
  return streams.map(({ id, firstNumber, parents }, index) => ({
    ...{ id, firstNumber, parents: JSON.parse(parents) as Head[] },
    endNumber: streams[index + 1]?.firstNumber ?? Number.MAX_SAFE_INTEGER,
  }))
}

/** The stream with which everything began: copies that have it in common can be merged. */
export function rootOf(db: ReadableDb): string {
  return listOwnStreams(db)[0]?.id ?? ''
}

/** Which steps of the journal count, and in which stream they stand. */
export interface OwnSteps {
  streamOf(number: number): string
  isActive(number: number): boolean
  streams: OwnStream[]
}

/** Reads what it takes to tell which steps of the journal count. */
export function readOwnSteps(db: ReadableDb): OwnSteps {
  const streams = listOwnStreams(db)
  const undone = all<{ from: number; to: number }>(
    db,
    sql`SELECT command.number AS "from", max(undoing.number) AS "to"
        FROM command JOIN command AS undoing
          ON undoing.target_id = command.id AND undoing.kind = 'undo'
        WHERE command.procedure = ${MERGE} AND command.kind = 'do' AND command.state <> 'done'
        GROUP BY command.number`,
  )
  return {
    streams,
    isActive: number => !undone.some(({ from, to }) => from < number && number < to),
    streamOf(number) {
      const stream = streams.findLast(({ firstNumber }) => firstNumber <= number)
      return stream?.id ?? ''
    },
  }
}

/** Everything that counts in this file: how far each stream is known. */
export function readVector(db: ReadableDb, own = readOwnSteps(db)): Vector {
  const vector = new Map<string, number>()
  const raise = (stream: string, sequence: number) =>
    vector.set(stream, Math.max(vector.get(stream) ?? -1, sequence))
  for (const { id, firstNumber, endNumber } of own.streams) {
    const steps = all<{ number: number }>(
      db,
      sql`SELECT number FROM command WHERE number >= ${firstNumber} AND number < ${endNumber}
            AND kind <> 'note' AND procedure <> ${MERGE} ORDER BY number DESC`,
    )
    const newest = steps.find(({ number }) => own.isActive(number))
    if (newest !== undefined) raise(id, newest.number)
  }
  const foreign = all<{ stream: string; sequence: number }>(
    db,
    sql`SELECT stream_id AS stream, max(sequence) AS sequence FROM team_command
        WHERE bundle_id IN (SELECT id FROM merged_bundle) GROUP BY stream_id`,
  )
  for (const { stream, sequence } of foreign) raise(stream, sequence)
  return vector
}

/** What every stream stands on that this file has heard of. */
export function readParents(db: ReadableDb): Map<string, Head[]> {
  const streams = all<{ id: string; parents: string }>(db, sql`SELECT id, parents FROM team_stream`)
  return new Map([
    ...streams.map(({ id, parents }): [string, Head[]] => [id, JSON.parse(parents) as Head[]]),
    ...listOwnStreams(db).map(({ id, parents }): [string, Head[]] => [id, parents]),
  ])
}

/** What came before what, by the streams that this file has heard of. */
export function readPast(db: ReadableDb): Past {
  const parents = readParents(db)
  return makePast(stream => parents.get(stream) ?? [])
}

/** Lets the steps from here on stand in a stream of their own, on everything that counts now. */
export function startStream(db: WritableDb): void {
  const vector = readVector(db)
  const newest = get<{ number: number | null }>(db, sql`SELECT max(number) AS number FROM command`)
  const firstNumber = (newest?.number ?? 0) + 1
  const parents = JSON.stringify(readPast(db).headsOf(vector))
  run(db, sql`DELETE FROM replica WHERE first_number = ${firstNumber}`)
  insert(db, 'replica', { first_number: firstNumber, id: newId(), parents })
}

/** Lets a copy take steps of its own from here on; what it was copied from keeps its own. */
export function beginCopy(copy: WritableDb): void {
  startStream(copy)
  run(copy, sql`DELETE FROM local_setting WHERE key = ${IDENTITY}`)
  removeHubLink(copy)
}

/** The setting that holds what a copy is told from others by. */
export const IDENTITY = 'team_identity'

/** The setting that names, by their ids, the beginnings that this file had before its past was forgotten. */
const FORMER = 'team_former_roots'

/** Whether this project had that beginning, until its past was forgotten. */
export function isFormerRoot(db: ReadableDb, root: string): boolean {
  return formerRoots(db).includes(root)
}

function formerRoots(db: ReadableDb): string[] {
  const stored = get<{ value: string }>(
    db,
    sql`SELECT value FROM local_setting WHERE key = ${FORMER}`,
  )
  return stored === undefined ? [] : (JSON.parse(stored.value) as string[])
}

/** Lets a project whose past was forgotten begin anew: what was done before is known to no stream any more. */
export function startAnew(db: WritableDb): void {
  writeSetting(db, FORMER, JSON.stringify([...formerRoots(db), rootOf(db)]))
  for (const statement of [
    ...[sql`DELETE FROM team_change`, sql`DELETE FROM team_command`, sql`DELETE FROM team_stream`],
    ...[sql`DELETE FROM team_member`, sql`DELETE FROM merged_bundle`, sql`DELETE FROM replica`],
    sql`DELETE FROM conflict_settlement`,
  ]) {
    run(db, statement)
  }
  forgetParts(db)
  removeHubLink(db)
  insert(db, 'replica', { first_number: 0, id: newId(), parents: '[]' })
}
