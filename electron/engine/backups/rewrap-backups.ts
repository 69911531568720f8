import { isEncryptedFile } from '../../db/backup.ts'
import { exchangeEnvelope } from '../../db/envelope-file.ts'
import { openCopy } from '../../db/open-copy.ts'
import { getBackupsId } from '../../db/repositories/project.ts'
import { type Secret, secretOf } from '../../db/secret.ts'
import { listBeside } from '../earlier.ts'
import type { Session } from '../session.ts'

/** What a new passphrase did to the backups of a project. */
export interface Rewrapped {
  /** Open with the new passphrase now, and not with the old one any more. */
  changed: number
  /** Open only as they did before. */
  left: number
  /** Those of them that are kept as backups, to be removed if somebody wants that. */
  leftIds: string[]
}

/** Gives the encrypted backups of the open project its present envelope; those with another data key cannot have it. */
export function rewrapBackups(session: Session): Rewrapped {
  const db = session.db()
  const secret = secretOf(db)
  const done: Rewrapped = { changed: 0, left: 0, leftIds: [] }
  if (secret === undefined) return done
  const kept = session.backups.list(getBackupsId(db))
  const beside = listBeside(session).map(path => ({ path, id: null }))
  for (const { path, id } of [...kept, ...beside]) {
    if (!isEncryptedFile(path)) continue
    if (rewrap(path, secret)) {
      done.changed += 1
    } else {
      done.left += 1
      if (id !== null) done.leftIds.push(id)
    }
  }
  session.emit({ type: 'changed', areas: ['backups'] })
  return done
}

function rewrap(path: string, secret: Secret): boolean {
  if (secret.envelope === undefined) return false
  try {
    openCopy(path, secret).close()
    exchangeEnvelope(path, secret.envelope)
    return true
  } catch {
    // It has another data key, is damaged, or cannot be written to: it opens as before, and is counted.
    return false
  }
}
