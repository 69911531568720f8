import { basename } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { listConflicts, settleConflict } from '../../db/team/conflicts.ts'
import { listMembers, listMerged, noteStart } from '../../db/team/members.ts'
import { readMadePart, readPart } from '../../db/team/parts.ts'
import { readVector } from '../../db/team/streams.ts'
import { newSecret } from '../encryption.ts'
import type { AreaHandlers } from '../handlers.ts'
import { recordExport } from '../record-export.ts'
import { fingerprintOf, identityOf } from '../team/identity.ts'
import { writePartCopy, writeWholeCopy } from '../team/make-part.ts'
import { mergeBundle, previewBundle, twinsOf } from '../team/merge-bundle.ts'
import { takeNewIdentity } from '../team/new-identity.ts'
import { visibleConflicts } from '../team/visible-conflicts.ts'
import { listWaiting, watchedFolder, watchFolder } from '../team/watch-folder.ts'
import { writeBundle } from '../team/write-bundle.ts'

/** Several copies of one project: copies, bundles between them, and what they say differently. */
export const teamHandlers: AreaHandlers<'team' | 'bundles' | 'conflicts' | 'twins'> = {
  'team.status': (db, _input, session) => {
    const present = session.presentDb()
    const { id, publicKey } = identityOf(present)
    const folder = watchedFolder(session)
    return {
      ...{ copyId: id, fingerprint: fingerprintOf(publicKey) },
      members: listMembers(present).map(({ copyId, publicKey: key, seenAt }) => ({
        ...{ copyId, fingerprint: fingerprintOf(key), seenAt },
        part: nameOfPart(readMadePart(present, copyId)),
      })),
      merged: listMerged(present),
      conflicts: visibleConflicts(db, present).length,
      watchedFolder: folder === null ? null : basename(folder),
      part: nameOfPart(readPart(present)),
    }
  },
  'team.copy': async (session, input) => {
    const { path, passphrase, sourceIds, groups, names } = input
    const made = passphrase === undefined ? null : await newSecret(passphrase)
    const db = session.presentDb()
    noteStart(db, readVector(db))
    const isPart = [sourceIds, groups, names].some(given => given !== undefined)
    const written = isPart
      ? writePartCopy(db, path, input, made?.secret)
      : writeWholeCopy(db, path, made?.secret)
    recordExport(session, { product: 'copy', path, tells: 'everything' })
    session.emit({ type: 'changed', areas: ['team'] })
    const recoveryKey = made?.recoveryKey ?? null
    return { path, fileName: basename(path), recoveryKey, ...written }
  },
  'team.newIdentity': takeNewIdentity,
  'team.watchFolder': (session, { folder }) => {
    watchFolder(session, folder)
    return { folderName: basename(folder) }
  },
  'team.stopWatching': session => {
    watchFolder(session, null)
    return {}
  },
  'team.waiting': (_db, _input, session) => listWaiting(session.presentDb(), session),
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

function nameOfPart(part: { isPseudonymised: boolean } | null) {
  if (part === null) return null
  return part.isPseudonymised ? 'pseudonymised' : 'some sources'
}
