import { newId } from '../db/ids.ts'
import { runFirstCommand } from '../db/journal.ts'
import { closeProjectFile, createProjectFile, removeProjectFile, settle } from '../db/open.ts'
import { insertProject } from '../db/repositories/project.ts'
import type { Secret } from '../db/secret.ts'
import type { ReadableDb } from '../db/sql.ts'

/** Makes a project file with its first researcher, encrypted where a secret is given. Throws like making the file; a failure leaves nothing. */
export function createProject(
  path: string,
  title: string,
  researcher: string,
  secret: Secret | undefined,
): ReadableDb {
  const db = createProjectFile(path, secret === undefined ? {} : { secret })
  try {
    const researcherId = newId()
    runFirstCommand(db, { procedure: 'projects.create', researcherId }, writable => {
      insertProject(writable, title, { id: researcherId, name: researcher })
      return { value: null, label: 'Create the project' }
    })
    settle(db)
    return db
  } catch (error) {
    closeProjectFile(db)
    removeProjectFile(path)
    throw error
  }
}
