import { parentPort } from 'node:worker_threads'
import { AppError } from '../../shared/domain/app-error.ts'
import type { NameRule } from '../../shared/names/rules.ts'
import {
  type NamedText,
  type NameSuggestion,
  suggestNames,
} from '../../shared/names/suggest-names.ts'
import { type KeyContent, openKey, sealKey } from './key-file.ts'
import { openBytes, sealBytes } from './seal-bytes.ts'
import { openForTeam, sealForTeam } from './seal-for-team.ts'

/** What is asked of the thread: a key file's bytes of names, the names of such bytes, bundles alike, or names that texts may hold. */
export type NamesRequest =
  | { seal: KeyContent; passphrase: string }
  | { open: Uint8Array; passphrase: string }
  | { sealBytes: Uint8Array; passphrase: string; work?: number | undefined }
  | { openBytes: Uint8Array; passphrase: string }
  | { sealForTeam: Uint8Array; teamKey: string }
  | { openForTeam: Uint8Array; teamKey: string }
  | { suggest: readonly NamedText[]; known: readonly NameRule[] }

async function answer(request: NamesRequest): Promise<Uint8Array | KeyContent | NameSuggestion[]> {
  if ('suggest' in request) return suggestNames(request.suggest, request.known)
  if ('sealBytes' in request) {
    return sealBytes(request.sealBytes, request.passphrase, request.work)
  }
  if ('sealForTeam' in request) return sealForTeam(request.sealForTeam, request.teamKey)
  if ('openForTeam' in request) return openForTeam(request.openForTeam, request.teamKey)
  if ('openBytes' in request) return openBytes(request.openBytes, request.passphrase)
  if ('seal' in request) return sealKey(request.seal, request.passphrase)
  return openKey(request.open, request.passphrase)
}

// A passphrase is made costly to guess, and a whole study is much to read: seconds of work, and not the engine's.
parentPort?.on('message', async ({ id, ...request }: NamesRequest & { id: number }) => {
  try {
    parentPort?.postMessage({ id, ok: true, value: await answer(request as NamesRequest) })
  } catch (error) {
    const { code, message, details } =
      error instanceof AppError
        ? error
        : new AppError('internal', 'This could not be worked out. Nothing was changed.')
    parentPort?.postMessage({ id, ok: false, error: { code, message, details } })
  }
})
