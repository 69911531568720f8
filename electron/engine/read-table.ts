import { basename } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'
import type { TableFile } from '../../shared/survey/table.ts'
import { readBytes } from './read-bytes.ts'
import type { GivenFile } from './read-files.ts'
import type { Session } from './session.ts'

/** A table with the name and the bytes of its file. */
export interface GivenTable {
  name: string
  bytes: Uint8Array
  table: TableFile
}

const LIMIT = {
  bytes: 100_000_000,
  message: 'This file is larger than 100 MB, which no table is.',
}

/** Reads a table somebody chose. Throws an `AppError` that names the file, or `cancelled` once it was told to stop. */
export async function readTableOf(session: Session, file: GivenFile): Promise<GivenTable> {
  const name = basename(typeof file === 'string' ? file : file.name)
  const bytes =
    typeof file === 'string'
      ? await readBytes(session, file, LIMIT)
      : Buffer.from(file.base64, 'base64')
  const reading = session.startReading()
  try {
    return { name, bytes, table: await session.readTable(name, bytes) }
  } catch (error) {
    reading.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, `“${name}”: ${error.message}`, error.details)
  } finally {
    session.endReading(reading)
  }
}
