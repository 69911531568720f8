import Database, { type Database as Db } from 'better-sqlite3'
import type { Envelope } from './envelope.ts'
import { applyKey } from './secret.ts'

/** What opens a copy, as it goes to a thread. */
export interface CopySecret {
  key: Uint8Array
  envelope?: Envelope
}

/** Opens the copy of a project's file that nobody else knows: for itself alone, so no file of shared memory is made beside it. */
export function openAlone(path: string, secret: CopySecret | null): Db {
  const db = new Database(path, { fileMustExist: true })
  try {
    if (secret !== null) applyKey(db, secret.key)
    db.pragma('trusted_schema = OFF')
    db.pragma('temp_store = MEMORY')
    db.pragma('cell_size_check = ON')
    db.pragma('locking_mode = EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
