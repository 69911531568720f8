import { statSync } from 'node:fs'
import type { Certificate } from '../../../shared/contract/withdrawals.ts'
import { removeBackupFile } from '../../db/backup-files.ts'
import { rewriteCopy } from '../../db/open-copy.ts'
import { currentResearcherId, getBackupsId } from '../../db/repositories/project.ts'
import { hasAny, noteErasure } from '../../db/repositories/withdrawals.ts'
import { secretOfBackup, withBackup } from '../backups/read-backup.ts'
import { listBeside } from '../earlier.ts'
import type { Session } from '../session.ts'
import { type Erasure, erase, type Spared } from './erasure.ts'

/** A copy of the project on this computer that may hold what a participant said. */
export interface Holder {
  path: string
  /** Null for one beside the project, from before an update. */
  backupId: string | null
  at: string
  /** Null where it cannot be looked into. */
  holds: boolean | null
}

/** The backups of the open project, and what lies beside it from before updates. */
export async function listHolders(session: Session, erasure: Erasure): Promise<Holder[]> {
  const db = session.db()
  const made = session.backups.list(getBackupsId(db)).map(backup => {
    const at = new Date(backup.madeAt).toISOString()
    return { path: backup.path, backupId: backup.id, at }
  })
  const beside = listBeside(session).map(path => {
    return { path, backupId: null, at: statSync(path).mtime.toISOString() }
  })
  const holders: Holder[] = []
  for (const each of [...made, ...beside]) {
    holders.push({ ...each, holds: await holds(session, each.path, erasure) })
  }
  return holders
}

async function holds(session: Session, path: string, erasure: Erasure): Promise<boolean | null> {
  const sourceIds = erasure.sources.map(({ sourceId }) => sourceId)
  try {
    const secret = await secretOfBackup(path, session.db())
    return withBackup(path, secret, backup => hasAny(backup, erasure.participantId, sourceIds))
  } catch {
    // Encrypted with a key of former days, or damaged.
    return null
  }
}

/** Removes backups or takes out of them what goes; one that cannot be opened is left where it was to be rewritten. */
export async function clearHolders(
  session: Session,
  holders: readonly Holder[],
  choice: 'remove' | 'rewrite' | 'keep',
  erasure: Erasure,
  spared: Spared['mentionsAt'],
): Promise<Certificate['backups']> {
  const done = { removed: 0, rewritten: 0, left: 0 }
  for (const holder of holders.filter(each => each.holds !== false)) {
    if (choice === 'remove') {
      removeBackupFile(holder.path)
      done.removed += 1
    } else if (choice === 'rewrite' && holder.holds === true) {
      const secret = await secretOfBackup(holder.path, session.db())
      rewriteCopy(holder.path, secret, copy => {
        const researcherId = currentResearcherId(copy)
        erase(copy, erasure, researcherId, { note: () => false, mentionsAt: spared })
        noteErasure(copy, researcherId)
      })
      done.rewritten += 1
    } else {
      done.left += 1
    }
  }
  return done
}
