import { basename } from 'node:path'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { ReferenceFileReport } from '../../../shared/contract/references.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { exactKey } from '../../../shared/review/duplicates.ts'
import type { ReferenceFile } from '../../../shared/review/reference.ts'
import { insertBatch } from '../../db/repositories/reference-batches.ts'
import { listStored } from '../../db/repositories/references.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { LIMITS } from '../../import/limits.ts'
import type { PreparedCommandHandler, QueryHandler } from '../handlers.ts'
import { readBytes } from '../read-bytes.ts'
import type { GivenFile } from '../read-files.ts'
import type { Session } from '../session.ts'

/** A file that was read, or why it was refused. */
interface ReadFile {
  name: string
  file: ReferenceFile | null
  error: { code: string; message: string } | null
}

const LIMIT = { bytes: LIMITS.fileBytes, message: 'This file is larger than 100 MB.' }

/** What an import of references would find. */
export const previewReferences: QueryHandler<'references.preview'> = async (
  db,
  { files },
  session,
) => ({ files: report(db, await readAll(session, files, 'preview')) })

/** Reads all files first, and then stores what was read in one step or not at all. */
export const importReferences: PreparedCommandHandler<'references.import'> = {
  async prepare({ files }, session) {
    const read = await readAll(session, files, 'import')
    return (db, input, researcherId) => {
      const reports = report(db, read)
      const found = read.flatMap(({ name, file }) => (file === null ? [] : [{ ...file, name }]))
      for (const file of found) insertBatch(db, file, originOf(input), researcherId)
      const count = found.reduce((sum, file) => sum + file.references.length, 0)
      const label = count === 1 ? 'Import 1 reference' : `Import ${count} references`
      return { value: { files: reports }, label }
    }
  },
}

function originOf(input: ParsedInputOf<'references.import'>) {
  const { origin, originName, searchedOn, searchText } = input
  const skipsAbstract = input.skipsAbstract ?? origin === 'other'
  return { origin, originName, searchedOn, searchText, skipsAbstract }
}

async function readAll(
  session: Session,
  files: readonly GivenFile[],
  task: 'import' | 'preview',
): Promise<ReadFile[]> {
  const reading = session.startReading()
  const read: ReadFile[] = []
  try {
    const total = files.length
    session.emit({ type: 'progress', task, done: 0, total })
    for (const file of files) {
      read.push(await readOne(session, reading, file))
      // The rest would be read in vain.
      session.db()
      reading.throwIfAborted()
      session.emit({ type: 'progress', task, done: read.length, total })
    }
    return read
  } finally {
    session.endReading(reading)
  }
}

async function readOne(
  session: Session,
  reading: AbortSignal,
  given: GivenFile,
): Promise<ReadFile> {
  const name = basename(typeof given === 'string' ? given : given.name)
  try {
    const bytes =
      typeof given === 'string'
        ? await readBytes(session, given, LIMIT)
        : Buffer.from(given.base64, 'base64')
    reading.throwIfAborted()
    return { name, file: await session.readReferences(name, bytes), error: null }
  } catch (error) {
    reading.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    const message = error.details['isStopped'] === true ? STOPPED : error.message
    return { name, file: null, error: { code: error.code, message } }
  }
}

const STOPPED =
  'Reading this file took too much time or memory, so it was stopped. Nothing of it was imported. Split the file and try again.'

function report(db: ReadableDb, read: readonly ReadFile[]): ReferenceFileReport[] {
  const known = new Set(listStored(db).flatMap(each => exactKey(each) ?? []))
  return read.map(({ name, file, error }) => {
    if (file === null) return { name, format: null, references: 0, broken: [], known: 0, error }
    let twins = 0
    for (const reference of file.references) {
      const key = exactKey(reference)
      if (key === null) continue
      if (known.has(key)) twins += 1
      known.add(key)
    }
    const { format, broken } = file
    return { name, format, references: file.references.length, broken, known: twins, error }
  })
}
