import { AppError } from '../../shared/domain/app-error.ts'
import { openEnvelope, readRecoveryKey } from '../db/envelope.ts'
import { readEnvelopes } from '../db/envelope-file.ts'
import { type OpenOptions, openProjectFile } from '../db/open.ts'
import type { Secret } from '../db/secret.ts'
import type { ReadableDb } from '../db/sql.ts'

/** What a person has to open an encrypted project. */
export interface Unlocking {
  passphrase?: string | undefined
  /** As it was printed; opens a project whose passphrase is lost. */
  recoveryKey?: string | undefined
}

/**
 * Opens a project, with its passphrase or recovery key where it is encrypted. Throws like `openProjectFile`, and
 * `project_encrypted` or `wrong_passphrase`. A passphrase for a project that is not encrypted does no harm.
 */
export async function unlockProjectFile(
  path: string,
  unlocking: Unlocking,
  options: OpenOptions = {},
): Promise<ReadableDb> {
  const { passphrase, recoveryKey } = unlocking
  if (passphrase === undefined && recoveryKey === undefined) return openProjectFile(path, options)
  try {
    return openProjectFile(path, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'project_encrypted') throw error
  }
  if (recoveryKey !== undefined) return openWithRecoveryKey(path, recoveryKey, options)
  return openWithPassphrase(path, passphrase ?? '', options)
}

/** What is said of a file that is no project any more where one was opened before. */
export function damagedSince(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'not_a_project') return error
  return new AppError(
    'project_damaged',
    'The beginning of this project’s file is damaged. It was not changed. Open its newest backup, or salvage what can be read of it.',
  )
}

function openWithRecoveryKey(path: string, recoveryKey: string, options: OpenOptions): ReadableDb {
  const key = readRecoveryKey(recoveryKey)
  const envelope = envelopesOf(path, true)[0]
  return openWithKey(
    path,
    { ...options, secret: { key, ...(envelope !== undefined && { envelope }) } },
    'This recovery key belongs to another project. Nothing was changed.',
  )
}

async function openWithPassphrase(
  path: string,
  passphrase: string,
  options: OpenOptions,
): Promise<ReadableDb> {
  const envelopes = envelopesOf(path, false)
  if (envelopes.length === 0) throw noEnvelope()
  let refusal: unknown
  for (const envelope of envelopes) {
    try {
      const key = await openEnvelope(envelope, passphrase)
      return openWithKey(path, { ...options, secret: { key, envelope } }, DAMAGED)
    } catch (error) {
      refusal = error
    }
  }
  throw refusal
}

/**
 * What opens an encrypted file that may be damaged, or a backup, without opening it. Throws `wrong_passphrase`, and
 * `project_damaged` where it has lost what a passphrase opens.
 */
export async function secretFor(path: string, unlocking: Unlocking): Promise<Secret> {
  const { passphrase = '', recoveryKey } = unlocking
  const envelopes = envelopesOf(path, recoveryKey !== undefined)
  if (recoveryKey !== undefined) {
    const [envelope] = envelopes
    return { key: readRecoveryKey(recoveryKey), ...(envelope !== undefined && { envelope }) }
  }
  let refusal: unknown = noEnvelope()
  for (const envelope of envelopes) {
    try {
      return { key: await openEnvelope(envelope, passphrase), envelope }
    } catch (error) {
      refusal = error
    }
  }
  throw refusal
}

function noEnvelope(): AppError {
  return new AppError(
    'project_damaged',
    'What opens this project with a passphrase is missing, as happens when only a part of an open project was copied. Nothing was changed. Open it with its recovery key, or use a backup.',
  )
}

const DAMAGED =
  'The passphrase is right, but the project file is damaged or another file was put in its place. It was not changed. Keep it, and open your newest backup.'

/** Opens with the data key of the options; `otherwise` is what is said where the file is not encrypted with it. */
function openWithKey(path: string, options: OpenOptions, otherwise: string): ReadableDb {
  try {
    return openProjectFile(path, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'project_damaged') throw error
    throw otherwise === DAMAGED
      ? new AppError('project_damaged', DAMAGED)
      : new AppError('wrong_passphrase', otherwise)
  }
}

/** A damaged envelope is no hindrance where the recovery key is at hand. */
function envelopesOf(path: string, isOptional: boolean) {
  try {
    return readEnvelopes(path)
  } catch (error) {
    if (isOptional) return []
    throw error
  }
}
