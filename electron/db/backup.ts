import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import Database, { type Database as Db } from 'better-sqlite3'

/**
 * Writes a verified copy of an open project. `VACUUM INTO` keeps an encryption key, which `backup()` does not; its target
 * is unreadable if power fails half way, so it gets its name only after it was opened and checked.
 */
export function backUp(db: Db, path: string): void {
  const temporary = `${path}.part`
  rmSync(temporary, { force: true })
  // Made first, so that the copy is never readable by others.
  closeSync(openSync(temporary, 'wx', 0o600))
  db.prepare('VACUUM INTO ?').run(temporary)
  const copy = new Database(temporary, { readonly: true })
  try {
    const found = copy.pragma('quick_check', { simple: true })
    if (found !== 'ok') throw new Error('The backup does not pass its check')
  } finally {
    copy.close()
  }
  syncFile(temporary)
  renameSync(temporary, path)
}

/** Waits until a file's bytes are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
