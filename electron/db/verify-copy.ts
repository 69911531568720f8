import { writeEnvelopeEnd } from './envelope-file.ts'
import { type CopySecret, openAlone } from './open-alone.ts'
import { syncFile } from './sync.ts'

/**
 * Opens the copy of a project's file, checks every page, and leaves it as a project rests: without a journal, its envelope
 * at its end, on the disk. Throws where it does not pass.
 */
export function verifyCopy(path: string, secret: CopySecret | null): void {
  const copy = openAlone(path, secret)
  try {
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
