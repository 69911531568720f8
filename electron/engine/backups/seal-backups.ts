import { isEncryptedFile } from '../../db/backup.ts'
import { sealCopy } from '../../db/open-copy.ts'
import { getBackupsId } from '../../db/repositories/project.ts'
import { secretOf } from '../../db/secret.ts'
import type { Session } from '../session.ts'

/** Encrypts the backups of a project that was just encrypted, with its key; returns how many are still not. */
export function sealBackups(session: Session): number {
  const db = session.db()
  const secret = secretOf(db)
  if (secret === undefined) return 0
  let left = 0
  for (const { path } of session.backups.list(getBackupsId(db))) {
    if (isEncryptedFile(path)) continue
    try {
      sealCopy(path, secret)
    } catch {
      // It is damaged, or its disk is full: it stays as it is, and is counted.
      left += 1
    }
  }
  session.emit({ type: 'changed', areas: ['backups'] })
  return left
}
