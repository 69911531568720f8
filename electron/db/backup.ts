import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import Database, { type Database as Db } from 'better-sqlite3'

/**
 * Writes a verified copy of an open project. `VACUUM INTO` keeps an encryption key, which `backup()` does not; its target
 * is unreadable if power fails half way, so it gets its name only after it was opened and checked.
 * @param change what the copy is to have otherwise; what it throws is thrown, and nothing is left.
 */
export function backUp(db: Db, path: string, change?: (copy: Db) => void): void {
  const temporary = path + UNFINISHED
  removeUnfinished(path)
  try {
    // Made first, so that the copy is never readable by others.
    closeSync(openSync(temporary, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(temporary)
    if (change !== undefined) changeCopy(temporary, change)
    const copy = new Database(temporary, { readonly: true })
    try {
      const found = copy.pragma('quick_check', { simple: true })
      if (found !== 'ok') throw new Error('The backup does not pass its check')
    } finally {
      copy.close()
    }
    syncFile(temporary)
    renameSync(temporary, path)
  } catch (error) {
    removeUnfinished(path)
    throw error
  }
}

const UNFINISHED = '.part'

/** Takes away what a program left that was killed while it wrote a copy to this path. */
export function removeUnfinished(path: string): void {
  for (const ending of ['', '-journal']) rmSync(path + UNFINISHED + ending, { force: true })
}

/** Changes a copy that nobody has seen yet; if it fails half way, the copy is thrown away. */
function changeCopy(path: string, change: (copy: Db) => void): void {
  const copy = new Database(path)
  try {
    copy.pragma('trusted_schema = OFF')
    copy.pragma('temp_store = MEMORY')
    copy.pragma('secure_delete = ON')
    copy.pragma('foreign_keys = ON')
    // What is taken out must not be written to a journal first.
    copy.pragma('journal_mode = MEMORY')
    change(copy)
  } finally {
    copy.close()
  }
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
