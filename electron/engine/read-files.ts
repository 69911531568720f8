import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { AppError } from '../../shared/domain/app-error.ts'
import type { Encoding } from '../../shared/text/encodings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import { hashBytes, type OriginalFile } from '../db/repositories/originals.ts'
import { LIMITS } from '../import/limits.ts'
import { readBytes } from './read-bytes.ts'
import type { Session } from './session.ts'

/** A file as `sources.import` and `sources.preview` are given it: a path, or a name with its bytes. */
export type GivenFile = string | { name: string; base64: string }

/** A file that was read, or why it was refused. */
export type ReadFile = { name: string } & (
  | { draft: SourceDraft; bytes: Uint8Array; error: null }
  | { draft: null; error: { code: string; message: string } }
)

/** Largest file that is read at all. */
const LIMIT = {
  bytes: LIMITS.fileBytes,
  message: 'This file is larger than 100 MB, which no transcript is.',
}

/**
 * Reads files one after the other and hands each on; tells how far it has come under the name of the task. Throws
 * `cancelled` once it was told to stop, and `no_project` once the project is closed.
 */
export async function readFiles(
  session: Session,
  task: 'import' | 'preview',
  files: readonly { file: GivenFile; encoding: Encoding | undefined }[],
  take: (file: ReadFile) => void | Promise<void>,
): Promise<void> {
  const reading = session.startReading()
  try {
    const total = files.length
    session.emit({ type: 'progress', task, done: 0, total })
    for (const [index, { file, encoding }] of files.entries()) {
      await take(await readOne(session, reading, file, encoding))
      // The rest would be read in vain.
      session.db()
      session.emit({ type: 'progress', task, done: index + 1, total })
      reading.throwIfAborted()
    }
  } finally {
    session.endReading(reading)
  }
}

async function readOne(
  session: Session,
  reading: AbortSignal,
  file: GivenFile,
  encoding: Encoding | undefined,
): Promise<ReadFile> {
  const name = basename(typeof file === 'string' ? file : file.name)
  try {
    const bytes =
      typeof file === 'string'
        ? await readBytes(session, file, LIMIT)
        : Buffer.from(file.base64, 'base64')
    reading.throwIfAborted()
    return { name, bytes, draft: await session.readDraft(name, bytes, encoding), error: null }
  } catch (error) {
    reading.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    const message = error.details['isStopped'] === true ? STOPPED : error.message
    return { name, draft: null, error: { code: error.code, message } }
  }
}

const STOPPED =
  'Reading this file took too much time or memory, so it was stopped. Nothing was imported. Split the file, or save its words as plain text, and try again.'

const compress = promisify(gzip)

/** Makes a file ready to be kept. Word files and PDFs are compressed already, and stay as they are. */
export async function packOriginal(bytes: Uint8Array): Promise<OriginalFile> {
  const compressed = await compress(bytes)
  const isCompressed = compressed.length < bytes.length
  const { length: size } = bytes
  return { hash: hashBytes(bytes), bytes: isCompressed ? compressed : bytes, size, isCompressed }
}
