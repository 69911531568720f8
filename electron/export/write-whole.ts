import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'

/**
 * Writes a file whole or not at all: under a temporary name in the same folder first, on the disk before it takes its own.
 * @returns its size in bytes. Throws `file_unwritable` or `disk_full`.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<number> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  // The name tells nothing, in case it is ever left behind.
  const temporary = join(dirname(path), `.${randomUUID()}.part`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code === 'ENOSPC'
      ? new AppError(
          'disk_full',
          'The disk is full. The file was not written; the project is safe.',
        )
      : new AppError(
          'file_unwritable',
          'The file cannot be written there. Choose another folder; the project is safe.',
          { reason: code },
        )
  }
  return bytes.length
}
