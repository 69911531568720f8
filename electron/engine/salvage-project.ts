import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { isEncryptedFile } from '../db/backup.ts'
import { readEnvelopes } from '../db/envelope-file.ts'
import { fileError } from '../db/file-errors.ts'
import { refuseName } from '../db/open.ts'
import { projectIdAt } from './recent-projects.ts'
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
  const made = session.backups.list(projectIdAt(session.options.userDataDir, path) ?? '')
  const isPlain = made[0] !== undefined && !isEncryptedFile(made[0].path) && !hasEnvelope(path)
  const isEncrypted = !isPlain && isEncryptedAt(path, unlocking)
  const secret = isEncrypted ? await secretFor(path, unlocking) : null
  const backups = made
    .map(backup => backup.path)
    .filter(backup => isEncryptedFile(backup) === isEncrypted)
  const report = await session.salvage({ path, to, secret, backups })
  return { path: to, fileName: basename(to), report }
}

/** An encrypted file has one at its end; a damaged beginning alone tells nothing. */
function hasEnvelope(path: string): boolean {
  try {
    return readEnvelopes(path).length > 0
  } catch {
    // It is there, and damaged; or the file cannot be read, which is said later.
    return true
  }
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
