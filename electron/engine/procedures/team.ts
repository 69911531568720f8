import { basename } from 'node:path'
import type { Conflict } from '../../../shared/contract/team.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { copyProjectFile } from '../../db/copy-project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { codingsOf, isCodingThere, listConflicts, settleConflict } from '../../db/team/conflicts.ts'
import { listMembers, listMerged, noteStart } from '../../db/team/members.ts'
import { readVector } from '../../db/team/streams.ts'
import { newSecret } from '../encryption.ts'
import type { AreaHandlers } from '../handlers.ts'
import { recordExport } from '../record-export.ts'
import { fingerprintOf, identityOf } from '../team/identity.ts'
import { mergeBundle, previewBundle, twinsOf } from '../team/merge-bundle.ts'
import { writeBundle } from '../team/write-bundle.ts'

/** Several copies of one project: copies, bundles between them, and what they say differently. */
export const teamHandlers: AreaHandlers<'team' | 'bundles' | 'conflicts' | 'twins'> = {
  'team.status': (db, _input, session) => {
    const present = session.presentDb()
    const { id, publicKey } = identityOf(present)
    return {
      ...{ copyId: id, fingerprint: fingerprintOf(publicKey) },
      members: listMembers(present).map(({ copyId, publicKey: key, seenAt }) => ({
        ...{ copyId, fingerprint: fingerprintOf(key), seenAt },
      })),
      merged: listMerged(present),
      conflicts: visibleConflicts(db, present).length,
    }
  },
  'team.copy': async (session, { path, passphrase }) => {
    const made = passphrase === undefined ? null : await newSecret(passphrase)
    const db = session.presentDb()
    noteStart(db, readVector(db))
    copyProjectFile(db, path, {
      withoutEarlier: false,
      ...(made !== null && { secret: made.secret }),
    })
    recordExport(session, { product: 'copy', path, tells: 'everything' })
    return { path, fileName: basename(path), recoveryKey: made?.recoveryKey ?? null }
  },
  'bundles.write': writeBundle,
  'bundles.read': previewBundle,
  'bundles.merge': mergeBundle,
  'conflicts.list': (db, _input, session) => visibleConflicts(db, session.presentDb()),
  'conflicts.settle': (db, { settle }, researcherId) => {
    const open = new Map(listConflicts(db).map(conflict => [conflict.id, conflict]))
    for (const { conflictId, take } of settle) {
      const conflict = open.get(conflictId)
      if (conflict === undefined) {
        throw new AppError('not_found', 'This conflict is settled already. Look at the list again.')
      }
      settleConflict(db, conflict, take, researcherId)
    }
    const label = settle.length === 1 ? 'Settle a conflict' : `Settle ${settle.length} conflicts`
    return { value: { settled: settle.length }, label }
  },
  'twins.list': db => twinsOf(db),
}

/** Whoever codes blind sees no conflict about a coding that is hidden. */
function visibleConflicts(db: ReadableDb, present: ReadableDb): Conflict[] {
  return listConflicts(present).filter(conflict =>
    codingsOf(conflict).every(id => isCodingThere(db, id) || !isCodingThere(present, id)),
  )
}
