import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Database as Db } from 'better-sqlite3'
import { backUp, type CopyOptions } from './backup.ts'
import { databaseError } from './file-errors.ts'
import { inspectHeader, refuseForeign } from './foreign-files.ts'
import { forgetEarlier } from './forget.ts'
import { migrate } from './migrate.ts'
import { applyKey, keepSecret, type Secret } from './secret.ts'
import type { ReadableDb, WritableDb } from './sql.ts'
import { syncFolder } from './sync.ts'

/**
 * Opens a project file that nobody works on, such as a backup, to read it; nothing in it is changed, and it is not brought
 * up to date. Throws like `openProjectFile`.
 */
export function openCopy(path: string, secret?: Secret): ReadableDb {
  inspectHeader(path, secret !== undefined)
  let db: Db | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    if (secret !== undefined) {
      applyKey(db, secret.key)
      keepSecret(db, secret)
    }
    db.pragma('trusted_schema = OFF')
    db.pragma('temp_store = MEMORY')
    db.pragma('cell_size_check = ON')
    refuseForeign(db)
    return db as ReadableDb
  } catch (error) {
    db?.close()
    throw databaseError(error)
  }
}

/**
 * Takes things out of a backup, and its past with them: another file takes its place, encrypted like it. Stopped at any
 * moment, the old or the new one is there.
 */
export function rewriteCopy(
  path: string,
  secret: Secret | undefined,
  first: (copy: WritableDb) => void,
): void {
  rewrite(path, secret, {
    change: copy => {
      // It is a copy of a copy: what an update of it could harm is still there.
      migrate(copy, () => undefined)
      forgetEarlier(copy, { keepOriginals: true, first })
    },
  })
}

/** Encrypts a backup that is not: another file takes its place, as in `rewriteCopy`. */
export function sealCopy(path: string, secret: Secret): void {
  rewrite(path, undefined, { secret })
}

function rewrite(path: string, secret: Secret | undefined, options: CopyOptions): void {
  const rewritten = `${path}.rewritten.part`
  const backup = openCopy(path, secret)
  try {
    backUp(backup, rewritten, options)
  } catch (error) {
    throw databaseError(error)
  } finally {
    backup.close()
  }
  renameSync(rewritten, path)
  syncFolder(dirname(path))
}
