import { closeSync, copyFileSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Database as Db } from 'better-sqlite3'
import { AppError } from '../../shared/domain/app-error.ts'
import type { SalvageReport } from '../../shared/domain/salvage-report.ts'
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './migrate.ts'
import { type DamagedTable, readRows, type Row } from './salvage-rows.ts'
import { mendProject } from './salvage-mend.ts'
import { borrowSchema } from './salvage-schema.ts'
import { applyKey } from './secret.ts'
import { syncFolder } from './sync.ts'
import type { CopySecret } from './open-alone.ts'
import { verifyCopy } from './verify-copy.ts'
import type { WritableDb } from './sql.ts'
import { startAnew, startStream } from './team/streams.ts'

/** What is to be salvaged, and where to. */
export interface Salvaging {
  path: string
  to: string
  /** What opens the damaged project; the new one is opened by the same. */
  secret: CopySecret | null
  /** Backups of the project, newest first: what its tables are can be learnt from them where the project has lost it. */
  backups: readonly string[]
}

/**
 * Reads a damaged project row by row into a new one, and mends what refers to what was lost. The damaged file is not
 * touched: a copy of it is read, with its journal. The new project gets its name once it passes its check; stopped at any
 * moment before, there is none. Throws `project_damaged` where nothing can be read.
 */
export function salvage({ path, to, secret, backups }: Salvaging): SalvageReport {
  const copy = `${to}.damaged.part`
  const made = `${to}.part`
  const isKeyed = secret !== null
  try {
    makeReadable(path, copy, secret, backups)
    clear(made)
    // Made first, so that it is never readable by others.
    closeSync(openSync(made, 'wx', 0o600))
    const report = salvageInto(copy, made, secret)
    verifyCopy(made, secret)
    renameSync(made, to)
    syncFolder(dirname(to))
    return report
  } catch (error) {
    if (error instanceof AppError) throw error
    const isUnreadable = /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/.test(codeOf(error))
    if (!isUnreadable) throw error
    throw new AppError(
      'project_damaged',
      isKeyed
        ? 'Nothing can be read of this project any more: its very beginning is damaged, or the key is not its own. Open your newest backup.'
        : 'Nothing can be read of this project any more: its very beginning is damaged. Open your newest backup.',
    )
  } finally {
    clear(copy, made)
  }
}

/** Makes a copy of the damaged file in which its tables can be found, with the help of a backup where it has lost them. */
function makeReadable(
  path: string,
  copy: string,
  secret: CopySecret | null,
  backups: readonly string[],
): void {
  copyDamaged(path, copy)
  if (hasSchema(copy, secret)) return
  for (const backup of backups) {
    copyDamaged(path, copy)
    if (borrowSchema(copy, backup, secret)) return
  }
  // It is read as it is, which says why nothing can be read.
  copyDamaged(path, copy)
}

function copyDamaged(path: string, copy: string): void {
  clear(copy)
  closeSync(openSync(copy, 'wx', 0o600))
  for (const ending of ['', '-wal']) {
    if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending)
  }
}

/** Whether SQLite can read what the tables of a file are. */
function hasSchema(copy: string, secret: CopySecret | null): boolean {
  let db: Db | undefined
  try {
    db = open(copy, secret)
    db.prepare('SELECT 1 FROM project')
    return true
  } catch {
    return false
  } finally {
    db?.close()
  }
}

function clear(...paths: string[]): void {
  for (const path of paths) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(path + ending, { force: true })
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function salvageInto(copy: string, made: string, secret: CopySecret | null): SalvageReport {
  const damaged = open(copy, secret)
  try {
    damaged.pragma('cell_size_check = ON')
    // Asks for the first page: without it there is nothing to be read.
    damaged.prepare('SELECT count(*) FROM sqlite_schema').get()
    const version = versionOf(damaged)
    const fresh = open(made, secret)
    try {
      fresh.pragma('foreign_keys = OFF')
      for (const each of MIGRATIONS) if (each.version <= version) fresh.exec(each.statements)
      const tables = copyTables(damaged, fresh)
      for (const each of MIGRATIONS) if (each.version > version) fresh.exec(each.statements)
      const isWhole = tables.every(({ lost }) => lost === 0)
      const mended = fresh.transaction(() => {
        const done = mendProject(fresh, isWhole)
        // Rows that are not what their steps come to cannot be merged with anything.
        if (done.isHistoryWhole) startStream(fresh as WritableDb)
        else startAnew(fresh as WritableDb)
        return done
      })()
      fresh.pragma(`application_id = ${APPLICATION_ID}`)
      fresh.pragma(`user_version = ${SCHEMA_VERSION}`)
      return { tables: tables.filter(({ read, lost }) => read > 0 || lost !== 0), ...mended }
    } finally {
      fresh.close()
    }
  } finally {
    damaged.close()
  }
}

function open(path: string, secret: CopySecret | null): Db {
  const db = new Database(path)
  if (secret !== null) applyKey(db, secret.key)
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('secure_delete = ON')
  db.pragma('journal_mode = MEMORY')
  db.pragma('synchronous = OFF')
  return db
}

/** The version of the tables; the newest where it cannot be what it says. */
function versionOf(db: Db): number {
  const said = db.pragma('user_version', { simple: true }) as number
  return MIGRATIONS.some(({ version }) => version === said) ? said : SCHEMA_VERSION
}

function copyTables(damaged: Db, fresh: Db): SalvageReport['tables'] {
  const names = fresh
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[]
  return fresh.transaction(() => names.map(name => copyTable(damaged, fresh, name)))()
}

function copyTable(damaged: Db, fresh: Db, name: string): SalvageReport['tables'][number] {
  const info = fresh.pragma(`table_info("${name}")`) as { name: string; pk: number }[]
  const columns = info.map(column => column.name)
  const keys = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const table: DamagedTable = {
    name,
    keys: keys.map(column => column.name),
    isWithoutRowid: isWithoutRowid(fresh, name),
    knownKeys: knownKeys(fresh, name, keys[0]?.name),
  }
  const insert = fresh.prepare(
    `INSERT INTO "${name}" (${columns.map(column => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  )
  let read = 0
  const { rows, expected } = readRows(damaged, table, row => {
    if (insertReadable(insert, columns, row)) read += 1
  })
  const refused = rows - read
  if (expected === null) return { table: name, read, lost: null }
  return { table: name, read, lost: Math.max(0, expected - rows) + refused }
}

/** False where a row holds what no row of its table may: it comes from a damaged page. */
function insertReadable(insert: Database.Statement, columns: string[], row: Row): boolean {
  try {
    insert.run(...columns.map(column => row[column]))
    return true
  } catch {
    // It breaks a rule of the table, or is a second row of one key.
    return false
  }
}

function isWithoutRowid(db: Db, name: string): boolean {
  const found = db.pragma(`table_list("${name}")`) as { wr: number }[]
  return found[0]?.wr === 1
}

/** Ids of what the first column of a table's key refers to: they were read before it, or will be missing anyway. */
function knownKeys(fresh: Db, name: string, first: string | undefined): string[] {
  const references = fresh.pragma(`foreign_key_list("${name}")`) as {
    from: string
    table: string
    to: string | null
  }[]
  const parent = references.find(({ from }) => from === first)
  if (parent === undefined) return []
  return fresh
    .prepare(`SELECT "${parent.to ?? 'id'}" FROM "${parent.table}"`)
    .pluck()
    .all() as string[]
}
