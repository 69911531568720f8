import { closeSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import Database, { type Database as Db } from 'better-sqlite3'
import { writeEnvelopeEnd } from './envelope-file.ts'
import { applyKey, CIPHER, rawKey, type Secret, secretOf } from './secret.ts'
import { syncFile } from './sync.ts'

/** What a copy is to have otherwise than the project. */
export interface CopyOptions {
  /** Changes its content; what it throws is thrown, and nothing is left. */
  change?: (copy: Db) => void
  /** How it is encrypted: null for not at all. Without this, like the project. */
  secret?: Secret | null
}

/**
 * Writes a verified copy of an open project. `VACUUM INTO` keeps an encryption key, which `backup()` does not; its target
 * is unreadable if power fails half way, so it gets its name only after it was opened and checked. The copy of an encrypted
 * project is opened by the same passphrase.
 */
export function backUp(db: Db, path: string, options: CopyOptions = {}): void {
  const temporary = path + UNFINISHED
  removeUnfinished(path)
  try {
    // Made first, so that the copy is never readable by others.
    closeSync(openSync(temporary, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(temporary)
    const before = secretOf(db)
    const secret = options.secret === undefined ? before : (options.secret ?? undefined)
    const isRekeyed = secret?.key !== before?.key
    if (options.change !== undefined || isRekeyed) {
      changeCopy(temporary, before?.key, copy => {
        options.change?.(copy)
        if (isRekeyed) copy.rekey(secret === undefined ? Buffer.alloc(0) : rawKey(secret.key))
      })
    }
    const copy = new Database(temporary, { readonly: true })
    if (secret !== undefined) applyKey(copy, secret.key)
    try {
      const found = copy.pragma('quick_check', { simple: true })
      if (found !== 'ok') throw new Error('The backup does not pass its check')
    } finally {
      copy.close()
    }
    if (secret?.envelope !== undefined) writeEnvelopeEnd(temporary, secret.envelope)
    syncFile(temporary)
    renameSync(temporary, path)
  } catch (error) {
    removeUnfinished(path)
    throw error
  }
}

/** Whether the file of a project that is closed is encrypted. */
export function isEncryptedFile(path: string): boolean {
  const header = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return header.toString('latin1') !== 'SQLite format 3\0'
}

/** The ending of a copy that is being made. */
export const UNFINISHED = '.part'

/** Takes away what a program left that was killed while it wrote a copy to this path. */
function removeUnfinished(path: string): void {
  for (const ending of ['', '-journal']) rmSync(path + UNFINISHED + ending, { force: true })
}

/** Changes a copy that nobody has seen yet; if it fails half way, the copy is thrown away. */
function changeCopy(path: string, key: Uint8Array | undefined, change: (copy: Db) => void): void {
  const copy = new Database(path)
  try {
    if (key === undefined) copy.pragma(CIPHER)
    else applyKey(copy, key)
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
