import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { isEncryptedFile } from '../db/backup.ts'
import { fileError } from '../db/file-errors.ts'
import { refuseName } from '../db/open.ts'
import type { Session } from './session.ts'
import { secretFor, type Unlocking } from './unlock.ts'

/**
 * Reads a damaged project into a new file, in a thread. Throws `project_encrypted`, `wrong_passphrase`, `project_exists`, and
 * `project_damaged` where nothing can be read.
 */
export async function salvageProject(
  session: Session,
  { path, to, ...unlocking }: ParsedInputOf<'projects.salvage'>,
): Promise<OutputOf<'projects.salvage'>> {
  if (session.isOpenFile(path)) {
    throw new AppError('invalid_input', 'This project is open, and so it is not damaged.')
  }
  refuseName(to)
  if (existsSync(to)) throw fileError({ code: 'EEXIST' }, to)
  const secret = isEncryptedAt(path, unlocking) ? await secretFor(path, unlocking) : null
  const report = await session.salvage({ path, to, secret })
  return { path: to, fileName: basename(to), report }
}

function isEncryptedAt(path: string, { passphrase, recoveryKey }: Unlocking): boolean {
  let isEncrypted: boolean
  try {
    isEncrypted = isEncryptedFile(path)
  } catch (error) {
    throw fileError(error, path)
  }
  if (!isEncrypted || passphrase !== undefined || recoveryKey !== undefined) return isEncrypted
  throw new AppError('project_encrypted', 'This project is encrypted. Open it with its passphrase.')
}
