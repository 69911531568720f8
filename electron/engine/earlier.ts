import type { Earlier } from '../../shared/contract/pseudonyms.ts'
import { backupsBeside, countEarlier } from '../db/forget.ts'
import { getBackupsId } from '../db/repositories/project.ts'
import type { Session } from './session.ts'

/** The backups beside the open project, from before updates. */
export function listBeside(session: Session): string[] {
  const path = session.current()?.path
  return path === undefined ? [] : backupsBeside(path)
}

/** What the open project still holds of the time before its present state. Throws `no_project`. */
export function earlierOf(session: Session): Earlier {
  const db = session.db()
  const earlier = countEarlier(db, session.current()?.path ?? '')
  return { ...earlier, backups: earlier.backups + session.backups.list(getBackupsId(db)).length }
}
