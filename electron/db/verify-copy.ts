import Database from 'better-sqlite3'
import type { Envelope } from './envelope.ts'
import { writeEnvelopeEnd } from './envelope-file.ts'
import { applyKey } from './secret.ts'
import { syncFile } from './sync.ts'

/** What opens a copy, as it goes to a thread. */
export interface CopySecret {
  key: Uint8Array
  envelope?: Envelope
}

/**
 * Opens the copy of a project's file, checks every page, and leaves it as a project rests: without a journal, its envelope
 * at its end, on the disk. Throws where it does not pass.
 */
export function verifyCopy(path: string, secret: CopySecret | null): void {
  const copy = new Database(path, { fileMustExist: true })
  try {
    if (secret !== null) applyKey(copy, secret.key)
    copy.pragma('trusted_schema = OFF')
    copy.pragma('temp_store = MEMORY')
    copy.pragma('cell_size_check = ON')
    // Without it a file of shared memory is made beside it.
    copy.pragma('locking_mode = EXCLUSIVE')
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') {
      throw new Error('The backup does not pass its check')
    }
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
  if (secret?.envelope !== undefined) writeEnvelopeEnd(path, secret.envelope)
  syncFile(path)
}
