import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { AppError } from '../../shared/domain/app-error.ts'
import { ENCODINGS } from '../../shared/text/encodings.ts'
import { readSource } from './import-file.ts'
import { readQdc } from './refi/codebook.ts'
import { readReferences } from './references/read-references.ts'
import { readTableFile, readTypedTable } from './table-file.ts'
import type { ErrorCode } from '../../shared/domain/app-error.ts'
import type { ForeignCodebook } from '../../shared/interchange/foreign.ts'
import type { ReferenceFile } from '../../shared/review/reference.ts'
import type { TableFile } from '../../shared/survey/table.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

const requestSchema = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  bytes: z.instanceof(Uint8Array),
  encoding: z.enum(ENCODINGS).optional(),
  /** What is wanted of it: a text with its speakers, a table, a codebook of another program, or references. */
  as: z.enum(['source', 'table', 'typedTable', 'codebook', 'references']).default('source'),
})
/** A file to read, and an id by which the answer is known. */
export type ImportRequest = z.input<typeof requestSchema>

/** The worker's answer to an `ImportRequest`. */
export type ImportReply =
  | { id: ImportRequest['id']; ok: true; draft: SourceDraft }
  | { id: ImportRequest['id']; ok: true; table: TableFile }
  | { id: ImportRequest['id']; ok: true; codebook: ForeignCodebook }
  | { id: ImportRequest['id']; ok: true; references: ReferenceFile }
  | {
      id: ImportRequest['id']
      ok: false
      error: { code: ErrorCode; message: string; details: Record<string, unknown> }
    }

/** Reads one file and wraps the outcome; never rejects. */
export async function answer(request: ImportRequest): Promise<ImportReply> {
  const { id, name, bytes, encoding, as } = request
  try {
    if (as === 'table') return { id, ok: true, table: await readTableFile(name, bytes) }
    if (as === 'typedTable') return { id, ok: true, table: await readTypedTable(name, bytes) }
    if (as === 'references') {
      return { id, ok: true, references: await readReferences(name, bytes) }
    }
    if (as === 'codebook') return { id, ok: true, codebook: readQdc(bytes) }
    return { id, ok: true, draft: await readSource(name, bytes, encoding) }
  } catch (error) {
    const { code, message, details } =
      error instanceof AppError
        ? error
        : new AppError('internal', 'The file could not be read. Nothing was imported.')
    return { id, ok: false, error: { code, message, details } }
  }
}

// A file may stall a parser, so files are read here, where whoever asks can end the thread.
parentPort?.on('message', async (message: unknown) => {
  parentPort?.postMessage(await answer(requestSchema.parse(message)))
})
