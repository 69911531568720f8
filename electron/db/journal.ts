import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import { JOURNALED_TABLES, type JournaledTable } from '../../shared/history/tables.ts'
import { countOnFrom, newId } from './ids.ts'
import {
  applyChange,
  type Change,
  forgetShapes,
  readShape,
  type TableShape,
} from './recorded-rows.ts'
import { all, get, type ReadableDb, run, runOne, sql, type WritableDb } from './sql.ts'
import { startStream } from './team/streams.ts'

/**
 * The journal: every command leaves one entry with the rows it changed, before and after. The recording is done by
 * temporary triggers, made for each connection from the tables as they are. So a new column needs no code here, nothing
 * can write outside a command, and a project file holds no trigger at all: one that does was not written by us.
 */

/** What a command is, for its entry. */
export interface CommandEntry {
  procedure: string
  researcherId: string
}

/** What a command did: its result, and its name for "Undo …". */
export interface Outcome<T> {
  value: T
  label: string
}

/** What a step changed. */
export interface Changed {
  /** The id of the step's entry; null where nothing changed and none was written. */
  entryId: string | null
  tables: JournaledTable[]
  /** The codings among it, so that only those are read again; null where they are too many or their text changed. */
  codingIds: string[] | null
}

/** Makes the triggers of a connection; from here on a write outside `runCommand` fails. */
export function startRecording(db: Database): void {
  db.exec('CREATE TEMP TABLE recorder (command_id TEXT NOT NULL) STRICT')
  forgetShapes(db)
  for (const table of JOURNALED_TABLES) db.exec(triggersFor(table, readShape(db, table)))
}

function triggersFor(table: string, { columns, keys }: TableShape): string {
  const row = (side: 'old' | 'new') =>
    `json_object(${columns.map(column => `'${column}', ${side}."${column}"`).join(', ')})`
  const key = (side: 'old' | 'new') => keys.map(column => `${side}."${column}"`).join(` || '/' || `)
  const trigger = (
    event: string,
    side: 'old' | 'new',
    before: string,
    after: string,
    when = '',
  ) => `
    CREATE TEMP TRIGGER record_${table}_${event} AFTER ${event} ON main.${table} ${when} BEGIN
      SELECT RAISE(ABORT, 'write outside a command') WHERE NOT EXISTS (SELECT 1 FROM recorder);
      INSERT INTO change (command_id, table_name, row_key, before, after)
        SELECT command_id, '${table}', ${key(side)}, ${before}, ${after} FROM recorder;
    END;`
  const isDifferent = columns.map(column => `old."${column}" IS NOT new."${column}"`).join(' OR ')
  return (
    trigger('insert', 'new', 'NULL', row('new')) +
    trigger('update', 'new', row('old'), row('new'), `WHEN ${isDifferent}`) +
    trigger('delete', 'old', row('old'), 'NULL')
  )
}

/**
 * Runs a command as one transaction with one journal entry. A command that changed nothing leaves no entry. `work` gets
 * the only writable connection there is, and must not keep it.
 * @returns the command's result and what it changed.
 */
export function runCommand<T>(
  db: ReadableDb,
  entry: CommandEntry,
  work: (db: WritableDb) => Outcome<T>,
): { value: T; changed: Changed } {
  return inTransaction(db, entry, 'do', null, writable => {
    const outcome = work(writable)
    return { ...outcome, settle: () => dropRedo(writable) }
  })
}

/** Runs the first command of a project, which makes what everything else stands on and so cannot be undone. */
export function runFirstCommand(
  db: ReadableDb,
  entry: CommandEntry,
  work: (db: WritableDb) => Outcome<null>,
): void {
  inTransaction(db, entry, 'start', null, writable => ({
    ...work(writable),
    settle: () => undefined,
  }))
}

/** Writes down what was done outside of the project; undo and redo pass over it. */
export function runNote(
  db: ReadableDb,
  entry: CommandEntry,
  work: (db: WritableDb) => Outcome<null>,
): Changed {
  const { changed } = inTransaction(db, entry, 'note', null, writable => ({
    ...work(writable),
    settle: () => undefined,
  }))
  return changed
}

/** Takes back the newest command that is done. Throws `nothing_to_undo` or `undo_refused`. */
export function undo(db: ReadableDb, researcherId: string): { value: string; changed: Changed } {
  const target = get<Target>(
    db,
    sql`SELECT id, label, procedure FROM command WHERE kind = 'do' AND state = 'done'
        ORDER BY number DESC LIMIT 1`,
  )
  if (target === undefined) throw new AppError('nothing_to_undo', 'There is nothing to undo.')
  return replay(db, researcherId, target, 'undo')
}

/** Does the oldest undone command again. Throws `nothing_to_redo` or `undo_refused`. */
export function redo(db: ReadableDb, researcherId: string): { value: string; changed: Changed } {
  const target = get<Target>(
    db,
    sql`SELECT id, label, procedure FROM command WHERE kind = 'do' AND state = 'undone'
        ORDER BY number LIMIT 1`,
  )
  if (target === undefined) throw new AppError('nothing_to_redo', 'There is nothing to redo.')
  return replay(db, researcherId, target, 'redo')
}

interface Target {
  id: string
  label: string
  procedure: string
}

function replay(db: ReadableDb, researcherId: string, target: Target, kind: 'undo' | 'redo') {
  return inTransaction(
    db,
    { procedure: target.procedure, researcherId },
    kind,
    target.id,
    writable => {
      const changes = all<Change>(
        writable,
        sql`SELECT number, table_name, before, after FROM change WHERE command_id = ${target.id} ORDER BY number`,
      )
      const steps = kind === 'undo' ? changes.toReversed() : changes
      for (const change of steps) {
        const [from, to] =
          kind === 'undo' ? [change.after, change.before] : [change.before, change.after]
        applyChange(writable, change.table_name, from, to)
      }
      runOne(
        writable,
        sql`UPDATE command SET state = ${kind === 'undo' ? 'undone' : 'done'} WHERE id = ${target.id}`,
      )
      return { value: target.label, label: target.label, settle: () => undefined }
    },
  )
}

function dropRedo(db: WritableDb): void {
  run(db, sql`UPDATE command SET state = 'dropped' WHERE kind = 'do' AND state = 'undone'`)
}

interface Work<T> extends Outcome<T> {
  /** What else to do if the command did change something. */
  settle: () => void
}

function inTransaction<T>(
  db: ReadableDb,
  entry: CommandEntry,
  kind: 'start' | 'do' | 'undo' | 'redo' | 'note',
  targetId: string | null,
  work: (db: WritableDb) => Work<T>,
): { value: T; changed: Changed } {
  const writable = db as WritableDb
  // The clock may have been set back since; steps are told apart and put in order by their ids.
  const newest = get<{ id: string | null }>(db, sql`SELECT max(id) AS id FROM command`)
  if (typeof newest?.id === 'string') countOnFrom(newest.id)
  const id = newId()
  return db
    .transaction(() => {
      run(writable, sql`INSERT INTO recorder (command_id) VALUES (${id})`)
      const { value, label, settle } = work(writable)
      const changed = whatChanged(db, id)
      if (changed.tables.length > 0) {
        settle()
        run(
          writable,
          sql`INSERT INTO command (id, kind, procedure, label, researcher_id, at, state, target_id)
              VALUES (${id}, ${kind}, ${entry.procedure}, ${label}, ${entry.researcherId},
                      ${new Date().toISOString()}, 'done', ${targetId})`,
        )
        if (changed.tables.includes('merged_bundle')) startStream(writable)
      }
      run(writable, sql`DELETE FROM recorder`)
      return { value, changed }
    })
    .immediate()
}

/** More codings than this are read again as a whole. */
const MAX_NAMED_CODINGS = 200

function whatChanged(db: ReadableDb, commandId: string): Changed {
  const tables = all<{ table_name: JournaledTable }>(
    db,
    sql`SELECT DISTINCT table_name FROM change WHERE command_id = ${commandId}`,
  ).map(row => row.table_name)
  const entryId = tables.length > 0 ? commandId : null
  // Who speaks is told with a coding, and stands in its block; blindness shows and hides codings that nobody changed.
  if (tables.includes('block') || tables.some(table => table.startsWith('double_coding'))) {
    return { entryId, tables, codingIds: null }
  }
  const codingIds = all<{ id: string }>(
    db,
    sql`SELECT DISTINCT CASE table_name WHEN 'coding' THEN row_key
            ELSE substr(row_key, 1, instr(row_key, '/') - 1) END AS id
        FROM change WHERE command_id = ${commandId} AND table_name IN ('coding', 'coding_code')
        LIMIT ${MAX_NAMED_CODINGS + 1}`,
  ).map(row => row.id)
  return { entryId, tables, codingIds: codingIds.length > MAX_NAMED_CODINGS ? null : codingIds }
}
