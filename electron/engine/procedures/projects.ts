import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { copyProjectFile } from '../../db/open.ts'
import { openSample } from '../sample.ts'
import { earlierOf } from '../earlier.ts'
import type { AreaHandlers } from '../handlers.ts'
import { forgetMissing, remember } from '../recent-projects.ts'
import type { Session } from '../session.ts'
import type { OpenProject } from '../../../shared/contract/project.ts'

/** Opening and closing of project files. */
export const projectsHandlers: AreaHandlers<'projects'> = {
  'projects.create': (session, { path, title, researcher }) =>
    remembered(session, session.create(path, title, researcher ?? nameOfUser())),
  'projects.createSample': async (session, { path }) =>
    remembered(session, await openSample(session, path)),
  'projects.open': (session, { path }) => remembered(session, session.open(path)),
  'projects.saveCopy': (session, { path, withoutEarlier }) => {
    copyProjectFile(session.db(), path, { withoutEarlier })
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
  'projects.close': session => {
    session.close()
    return {}
  },
  'projects.current': session => session.current(),
  'projects.recent': session => forgetMissing(session.options.userDataDir),
}

function remembered(session: Session, project: OpenProject): OpenProject {
  remember(session.options.userDataDir, project.path)
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
