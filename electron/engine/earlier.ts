import type { Earlier } from '../../shared/contract/pseudonyms.ts'
import { countEarlier } from '../db/forget.ts'
import { getProjectId } from '../db/repositories/project.ts'
import type { Session } from './session.ts'

/** Backups beside the open project, from before updates. Throws `no_project`. */
export function countBeside(session: Session): number {
  return countEarlier(session.db(), session.current()?.path ?? '').backups
}

/** What the open project still holds of the time before its present state. Throws `no_project`. */
export function earlierOf(session: Session): Earlier {
  const db = session.db()
  const earlier = countEarlier(db, session.current()?.path ?? '')
  return { ...earlier, backups: earlier.backups + session.backups.list(getProjectId(db)).length }
}
