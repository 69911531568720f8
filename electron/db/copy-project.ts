import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as Db } from 'better-sqlite3'
import { backUp } from './backup.ts'
import { databaseError, fileError } from './file-errors.ts'
import { forgetEarlier } from './forget.ts'
import { removeLeftovers } from './leftovers.ts'
import { refuseName } from './open.ts'
import { fileBackupsApart } from './repositories/project.ts'
import type { Secret } from './secret.ts'
import type { WritableDb } from './sql.ts'
import { beginCopy } from './team/streams.ts'

/** How a copy is to differ from the project. */
export interface CopyChanges {
  withoutEarlier: boolean
  /** Without this, it is encrypted like the project. */
  secret?: Secret
  /** Takes a part out of it, before it begins steps of its own. */
  cut?: (copy: WritableDb) => void
  /** Says who it is, once it has. */
  name?: (copy: WritableDb) => void
}

/** Writes a verified copy of an open project, with backups of its own. Throws like `createProjectFile`; a failure leaves nothing. */
export function copyProjectFile(
  db: Db,
  path: string,
  { withoutEarlier, secret, cut, name }: CopyChanges,
): void {
  refuseName(path)
  if (existsSync(path)) throw fileError({ code: 'EEXIST' }, path)
  removeLeftovers(dirname(path))
  try {
    backUp(db, path, {
      ...(secret !== undefined && { secret }),
      change: copy => {
        if (withoutEarlier) forgetEarlier(copy, { keepOriginals: false })
        cut?.(copy as WritableDb)
        fileBackupsApart(copy as WritableDb)
        beginCopy(copy as WritableDb)
        name?.(copy as WritableDb)
      },
    })
  } catch (error) {
    throw databaseError(error)
  }
}
