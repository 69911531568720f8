import { parentPort } from 'node:worker_threads'
import { AppError } from '../../shared/domain/app-error.ts'
import { databaseError } from './file-errors.ts'
import { type Salvaging, salvage } from './salvage.ts'
import type { CopySecret } from './open-alone.ts'
import { verifyCopy } from './verify-copy.ts'

/** What is asked of the thread: to check a copy of a project, or to read a damaged one into a new one. */
export type DatabaseRequest =
  | { as: 'verify'; path: string; secret: CopySecret | null }
  | ({ as: 'salvage' } & Salvaging)

function answer(request: DatabaseRequest): unknown {
  if (request.as === 'salvage') return salvage(request)
  verifyCopy(request.path, request.secret)
  return null
}

/** Every page of a project is read: seconds of work, and not the engine's. */
parentPort?.on('message', ({ id, ...request }: DatabaseRequest & { id: number }) => {
  try {
    parentPort?.postMessage({ id, ok: true, value: answer(request as DatabaseRequest) })
  } catch (error) {
    const known = databaseError(error)
    const { code, message, details } =
      known instanceof AppError
        ? known
        : new AppError('internal', 'The copy does not pass its check.')
    parentPort?.postMessage({ id, ok: false, error: { code, message, details } })
  }
})
