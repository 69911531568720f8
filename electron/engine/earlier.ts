import type { Earlier } from '../../shared/contract/pseudonyms.ts'
import { countEarlier } from '../db/forget.ts'
import type { Session } from './session.ts'

/** What the open project still holds of the time before its present state. Throws `no_project`. */
export function earlierOf(session: Session): Earlier {
  const db = session.db()
  return countEarlier(db, session.current()?.path ?? '')
}
