import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { LIMITS } from '../../import/limits.ts'
import type { ProjectFile } from '../../import/read-project-file.ts'
import type { GivenFile } from '../read-files.ts'
import type { Session } from '../session.ts'

/**
 * Reads a file of another program in a thread. Throws what reading it throws, with the name of the file, or `cancelled`
 * once it was told to stop.
 */
export async function readInterchange<T>(
  session: Session,
  file: GivenFile,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const name = basename(typeof file === 'string' ? file : file.name)
  const reading = session.startReading()
  try {
    const value = await read(reading)
    reading.throwIfAborted()
    return value
  } catch (error) {
    reading.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, `“${name}”: ${error.message}`, error.details)
  } finally {
    session.endReading(reading)
  }
}

/** The database in the folder of a QualCoder project. */
const DATABASE = 'data.qda'

/**
 * A project as it was given: by the path of its file or folder, or with its bytes. Throws `file_unreadable` or `too_large`.
 */
export function asProjectFile(
  session: Session,
  file: GivenFile,
  beside: readonly GivenFile[],
): ProjectFile {
  const named = (given: GivenFile) =>
    typeof given === 'string'
      ? { name: basename(given), bytes: refuseUnreadable(session, given) }
      : { name: basename(given.name), bytes: Buffer.from(given.base64, 'base64') }
  const isFolder = typeof file === 'string' && existsSync(join(file, DATABASE))
  return { ...named(isFolder ? join(file, DATABASE) : file), beside: beside.map(named) }
}

function refuseUnreadable(session: Session, path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new AppError('file_unreadable', 'There is no such file.')
  // Closing a second descriptor of the open project would take its lock away; a pipe would never end.
  if (!found.isFile() || session.isOpenFile(path)) {
    throw new AppError('file_unreadable', 'This is not a file that can be read.')
  }
  if (found.size > LIMITS.projectFileBytes) {
    throw new AppError(
      'too_large',
      'This file is larger than 4 GB. Export the project without its recordings and pictures.',
    )
  }
  return path
}
