import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { copyProjectFile } from '../../db/copy-project.ts'
import { getBackupsId } from '../../db/repositories/project.ts'
import { openSample } from '../sample.ts'
import { rewrapBackups } from '../backups/rewrap-backups.ts'
import { sealBackups } from '../backups/seal-backups.ts'
import { earlierOf, listBeside } from '../earlier.ts'
import {
  changePassphrase,
  decryptProject,
  encryptProject,
  newSecret,
  recoveryKeyOf,
} from '../encryption.ts'
import type { AreaHandlers } from '../handlers.ts'
import { forgetMissing, remember } from '../recent-projects.ts'
import { recordExport } from '../record-export.ts'
import { salvageProject } from '../salvage-project.ts'
import type { Session } from '../session.ts'
import type { OpenProject } from '../../../shared/contract/project.ts'

/** Opening and closing of project files. */
export const projectsHandlers: AreaHandlers<'projects'> = {
  'projects.create': async (session, { path, title, researcher, passphrase }) => {
    const made = passphrase === undefined ? null : await newSecret(passphrase)
    const project = session.create(path, title, researcher ?? nameOfUser(), made?.secret)
    return { ...remembered(session, project), recoveryKey: made?.recoveryKey ?? null }
  },
  'projects.createSample': async (session, { path }) =>
    remembered(session, await openSample(session, path)),
  'projects.open': async (session, { path, passphrase, recoveryKey }) =>
    remembered(session, await session.open(path, { passphrase, recoveryKey })),
  'projects.encrypt': async (session, { passphrase }) => {
    const recoveryKey = await encryptProject(session, passphrase)
    return { recoveryKey, backups: listBeside(session).length + sealBackups(session) }
  },
  'projects.decrypt': async (session, unlocking) => {
    await session.backups.makeQuietly('decrypt')
    await decryptProject(session, unlocking)
    return {}
  },
  'projects.changePassphrase': async (session, { current, recoveryKey, passphrase }) => {
    await changePassphrase(session, passphrase, { passphrase: current, recoveryKey })
    return rewrapBackups(session)
  },
  'projects.recoveryKey': async (session, { passphrase }) => ({
    recoveryKey: await recoveryKeyOf(session, passphrase),
  }),
  'projects.saveCopy': (session, { path, withoutEarlier }) => {
    copyProjectFile(session.db(), path, { withoutEarlier })
    recordExport(session, { product: 'copy', path, tells: 'everything' })
    return { path, fileName: basename(path) }
  },
  'projects.forget': (session, { keepOriginals }) => {
    const before = earlierOf(session)
    session.requireInPlace()
    session.forget({ keepOriginals })
    const after = earlierOf(session)
    return {
      textVersions: before.textVersions - after.textVersions,
      originals: before.originals - after.originals,
      steps: before.steps - after.steps,
      backups: after.backups,
    }
  },
  'projects.salvage': salvageProject,
  'projects.close': session => {
    session.close()
    return {}
  },
  'projects.current': session => session.current(),
  'projects.recent': session => forgetMissing(session.options.userDataDir),
}

function remembered(session: Session, project: OpenProject): OpenProject {
  remember(session.options.userDataDir, project.path, getBackupsId(session.presentDb()))
  return project
}

/** The account's name as a first guess at who is coding; it can be changed at any time. */
function nameOfUser(): string {
  try {
    const { username } = userInfo()
    return username === '' || username === 'root' ? 'Researcher' : username
  } catch {
    // An account without an entry in the system's list has no name to offer.
    return 'Researcher'
  }
}
