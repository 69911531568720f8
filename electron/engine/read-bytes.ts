import { readFile, stat } from 'node:fs/promises'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Session } from './session.ts'

/** A file that somebody chose. Throws `too_large` with the message that is given, or `file_unreadable`. */
export async function readBytes(
  session: Session,
  path: string,
  limit: { bytes: number; message: string },
): Promise<Uint8Array> {
  try {
    // Closing a second descriptor of the open project would take its lock away; a pipe would never end.
    const found = await stat(path)
    if (!found.isFile() || session.isOpenFile(path)) {
      throw new AppError('file_unreadable', 'This is not a file that can be read.')
    }
    if (found.size > limit.bytes) throw new AppError('too_large', limit.message)
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const message = isMissing ? 'There is no such file.' : 'This file cannot be read here.'
    throw new AppError('file_unreadable', message)
  }
}
