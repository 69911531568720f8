import { basename } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { LIMITS } from '../../import/limits.ts'
import { readBytes } from '../read-bytes.ts'
import type { GivenFile } from '../read-files.ts'
import type { Session } from '../session.ts'

const LIMIT = {
  bytes: LIMITS.projectFileBytes,
  message:
    'This file is larger than 500 MB. Export the project without its recordings and pictures.',
}

/**
 * Reads a file of another program in a thread. Throws what reading it throws, with the name of the file, or `cancelled`
 * once it was told to stop.
 */
export async function readInterchange<T>(
  session: Session,
  file: GivenFile,
  read: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  const name = basename(typeof file === 'string' ? file : file.name)
  const reading = session.startReading()
  try {
    const bytes =
      typeof file === 'string'
        ? await readBytes(session, file, LIMIT)
        : Buffer.from(file.base64, 'base64')
    reading.throwIfAborted()
    const value = await read(bytes)
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
