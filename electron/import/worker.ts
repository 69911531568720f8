import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { AppError } from '../../shared/domain/app-error.ts'
import { ENCODINGS } from '../../shared/text/encodings.ts'
import { readSource } from './import-file.ts'
import { readProjectFile, type ProjectRead } from './read-project-file.ts'
import { readQdc } from './refi/codebook.ts'
import { readTableFile, readTypedTable } from './table-file.ts'
import type { ErrorCode } from '../../shared/domain/app-error.ts'
import type { ForeignCodebook } from '../../shared/interchange/foreign.ts'
import type { TableFile } from '../../shared/survey/table.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

const Given = z.union([z.string(), z.instanceof(Uint8Array)])

const requestSchema = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  /** The path of a file only where it is a project, which may be larger than the memory. */
  bytes: Given,
  encoding: z.enum(ENCODINGS).optional(),
  /** What is wanted of it: a text with its speakers, a table, or a codebook or project of another program. */
  as: z.enum(['source', 'table', 'typedTable', 'codebook', 'project']).default('source'),
  /** Of a project: this program's own part where there is one, or only the standard's. */
  part: z.enum(['own', 'standard']).default('standard'),
  /** Files that lie beside a project. */
  beside: z.array(z.object({ name: z.string(), bytes: Given })).default([]),
})
/** A file to read, and an id by which the answer is known. */
export type ImportRequest = z.input<typeof requestSchema>

/** The worker's answer to an `ImportRequest`. */
export type ImportReply =
  | { id: ImportRequest['id']; ok: true; draft: SourceDraft }
  | { id: ImportRequest['id']; ok: true; table: TableFile }
  | { id: ImportRequest['id']; ok: true; codebook: ForeignCodebook }
  | ({ id: ImportRequest['id']; ok: true } & ProjectRead)
  | {
      id: ImportRequest['id']
      ok: false
      error: { code: ErrorCode; message: string; details: Record<string, unknown> }
    }

/** Reads one file and wraps the outcome; never rejects. `onProgress` hears how far a project has come. */
export async function answer(
  request: ImportRequest,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ImportReply> {
  const { id, name, bytes, encoding, as, part = 'standard', beside = [] } = request
  try {
    if (as === 'project') {
      return { id, ok: true, ...(await readProjectFile({ name, bytes, part, beside }, onProgress)) }
    }
    if (typeof bytes === 'string') throw new Error('Only projects are read by their path')
    if (as === 'table') return { id, ok: true, table: await readTableFile(name, bytes) }
    if (as === 'typedTable') return { id, ok: true, table: await readTypedTable(name, bytes) }
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
  const request = requestSchema.parse(message)
  const tell = (done: number, total: number) =>
    parentPort?.postMessage({ id: request.id, progress: { done, total } })
  parentPort?.postMessage(await answer(request, tell))
})
