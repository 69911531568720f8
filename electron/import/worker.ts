import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { AppError } from '../../shared/domain/app-error.ts'
import { ENCODINGS } from '../../shared/text/encodings.ts'
import { readSource } from './import-file.ts'
import { readQdc } from './refi/codebook.ts'
import { readOwnPart, readWholeJson } from './refi/container.ts'
import { readQdpx } from './refi/project.ts'
import { readTableFile } from './table-file.ts'
import type { ErrorCode } from '../../shared/domain/app-error.ts'
import type { ForeignCodebook } from '../../shared/interchange/foreign.ts'
import type { ForeignProject } from '../../shared/interchange/foreign-project.ts'
import type { WholeProject } from '../../shared/interchange/whole-project.ts'
import type { TableFile } from '../../shared/survey/table.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

const requestSchema = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  bytes: z.instanceof(Uint8Array),
  encoding: z.enum(ENCODINGS).optional(),
  /** What is wanted of it: a text with its speakers, a table, or a codebook or project of another program. */
  as: z.enum(['source', 'table', 'codebook', 'project']).default('source'),
  /** Of a project: this program's own part where there is one, only the standard's, or a file that is only the own part. */
  part: z.enum(['own', 'standard', 'json']).default('standard'),
})
/** A file to read, and an id by which the answer is known. */
export type ImportRequest = z.input<typeof requestSchema>

/** A project as it was asked for. */
export type ProjectRead = { whole: WholeProject } | { project: ForeignProject }

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

/** Reads one file and wraps the outcome; never rejects. */
export async function answer(request: ImportRequest): Promise<ImportReply> {
  const { id, name, bytes, encoding, as, part } = request
  try {
    if (as === 'table') return { id, ok: true, table: await readTableFile(name, bytes) }
    if (as === 'codebook') return { id, ok: true, codebook: readQdc(bytes) }
    if (as === 'project') return { id, ok: true, ...readProject(bytes, part) }
    return { id, ok: true, draft: await readSource(name, bytes, encoding) }
  } catch (error) {
    const { code, message, details } =
      error instanceof AppError
        ? error
        : new AppError('internal', 'The file could not be read. Nothing was imported.')
    return { id, ok: false, error: { code, message, details } }
  }
}

function readProject(bytes: Uint8Array, part: ImportRequest['part']): ProjectRead {
  if (part === 'json') return { whole: readWholeJson(bytes) }
  const whole = part === 'own' ? readOwnPart(bytes) : null
  return whole === null ? { project: readQdpx(bytes) } : { whole }
}

// A file may stall a parser, so files are read here, where whoever asks can end the thread.
parentPort?.on('message', async (message: unknown) => {
  parentPort?.postMessage(await answer(requestSchema.parse(message)))
})
