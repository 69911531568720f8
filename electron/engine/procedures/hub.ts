import { generateX25519Identity } from 'age-encryption'
import { AppError } from '../../../shared/domain/app-error.ts'
import {
  insertHubLink,
  readHubLink,
  removeHubLink,
  setHubSwitches,
} from '../../db/repositories/hub.ts'
import { secretOf } from '../../db/secret.ts'
import { type ReadableDb, unjournaled, type WritableDb } from '../../db/sql.ts'
import { noteStart, readStart } from '../../db/team/members.ts'
import { readPart } from '../../db/team/parts.ts'
import { readVector, rootOf } from '../../db/team/streams.ts'
import { newPassword } from '../../hub/verifier.ts'
import { endProject, inviteMember, leaveHub } from '../../hub/store.ts'
import type { AreaHandlers } from '../handlers.ts'
import { printInvitation, readInvitation } from '../hub/invitation.ts'
import { mergeWaiting, previewWaiting } from '../hub/merge-waiting.ts'

/** The team's hub: the one place outside of this computer that the program ever talks to, and only while it is on. */
export const hubHandlers: AreaHandlers<'hub'> = {
  'hub.status': (_db, _input, session) => session.hub.status(),
  'hub.join': async (session, { invitation, passphrase }) => {
    const db = session.presentDb()
    refuseJoining(db)
    const given = await readInvitation(session, invitation, passphrase)
    if ('root' in given && given.root !== rootOf(db)) {
      throw new AppError(
        'invalid_input',
        'This invitation is for copies of another project. Ask whoever invited you for a copy of theirs, and join with that.',
      )
    }
    await session.beside.underWay()
    if (session.presentDb() !== db) throw new AppError('cancelled', 'The project was closed.')
    const { version: _version, password, ...place } = given
    noteStart(db, readVector(db))
    const credentials = {
      ...place,
      ...{ password: newPassword(), formerPassword: password },
      teamKey: 'teamKey' in given ? given.teamKey : await generateX25519Identity(),
    }
    insertHubLink(own(db), credentials, readStart(db) ?? new Map())
    try {
      await session.hub.sync()
    } catch (error) {
      // Where it did not answer, it may have taken the new password all the same: that is tried again.
      const mayGoOn = error instanceof AppError && error.code === 'hub_unreachable'
      if (!mayGoOn) {
        session.hub.end()
        removeHubLink(own(db))
        throw error
      }
    }
    const status = session.hub.status()
    session.hub.begin()
    return status
  },
  'hub.invite': async (session, { passphrase, isOwner }) => {
    const password = newPassword()
    const made = await session.hub.use(async (hub, { credentials }) => ({
      role: await inviteMember(hub, password, isOwner),
      credentials,
    }))
    const { host, port, database, ca, project, teamKey } = made.credentials
    const { role } = made
    const root = rootOf(session.presentDb())
    const content = { host, port, database, ca, project, teamKey, role, password, root }
    const invitation = await printInvitation(session, content, passphrase)
    await session.hub.sync().catch(() => {
      // The invitation is made; the list of members is read again another time.
    })
    return { invitation, member: role }
  },
  'hub.set': (session, { isOn, mergesByItself }) => {
    const db = session.presentDb()
    requireLink(db)
    setHubSwitches(own(db), { isOn, mergesByItself })
    if (isOn === false) session.hub.end()
    if (isOn === true) session.hub.begin()
    session.emit({ type: 'changed', areas: ['hub'] })
    return session.hub.status()
  },
  'hub.sync': async session => {
    await session.hub.sync()
    return session.hub.status()
  },
  'hub.preview': session => previewWaiting(session),
  'hub.merge': mergeWaiting,
  'hub.leave': async (session, { isForEverybody }) => {
    const db = session.presentDb()
    requireLink(db)
    // To leave must be possible also while it is off.
    setHubSwitches(own(db), { isOn: true })
    const isRevoked = await session.hub
      .use((hub, { credentials }) =>
        isForEverybody ? endProject(hub) : leaveHub(hub, credentials.role),
      )
      .then(
        () => true,
        (error: unknown) => {
          const mayGo = error instanceof AppError && error.code.startsWith('hub_')
          if (!mayGo || isForEverybody) throw error
          return false
        },
      )
    if (session.presentDb() !== db) throw new AppError('cancelled', 'The project was closed.')
    session.hub.end()
    removeHubLink(own(db))
    session.emit({ type: 'changed', areas: ['hub'] })
    return { isRevoked }
  },
  'hub.remove': async (session, { member }) => {
    await session.hub.use(hub => leaveHub(hub, member))
    await session.hub.sync()
    return session.hub.status()
  },
}

/** Throws `invalid_input` where this copy cannot or must not belong to a hub. */
function refuseJoining(db: ReadableDb): void {
  if (readHubLink(db) !== null) {
    throw new AppError('invalid_input', 'This copy belongs to a hub already. Leave that one first.')
  }
  if (secretOf(db) === undefined) {
    throw new AppError(
      'invalid_input',
      'This project is not encrypted, so the key of the team would lie open in its file. Encrypt the project first, then join.',
    )
  }
  if (readPart(db) === null) return
  throw new AppError(
    'invalid_input',
    'This copy holds only a part of the project, and the hub carries all of it. Exchange bundles by file with whoever made the copy.',
  )
}

function requireLink(db: ReadableDb): void {
  if (readHubLink(db) !== null) return
  throw new AppError('not_found', 'This copy belongs to no hub. Join one first.')
}

function own(db: ReadableDb): WritableDb {
  return unjournaled(db, 'a setting of this copy')
}
