import { basename } from 'node:path'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { PackResponse } from '../../../shared/workshop/pack.ts'
import { PACK_LIMITS } from '../../../shared/workshop/pack-limits.ts'
import {
  type Lock,
  readResponseFile,
  RESPONSE_PROBLEMS,
} from '../../../shared/workshop/response-file.ts'
import { openLock } from '../../export/workshop/pack-lock.ts'
import { readBytes } from '../read-bytes.ts'
import type { Session } from '../session.ts'

type Input = ParsedInputOf<'packs.readResponses'>

/** A response file that was read, or why it was not. */
export type ReadResponse = { fileName: string } & (
  | { response: PackResponse }
  | { outcome: 'locked' | 'refused'; message: string }
)

const LIMIT = {
  bytes: PACK_LIMITS.responseBytes,
  message: 'This file is larger than any response. Nothing was read.',
}
const LOCKED = 'This response is locked. Give the passphrase of the pack it was saved in.'
const WRONG = 'The passphrase does not open this response, or the file is damaged.'

/** Reads response files, each for itself: what is wrong with one is said of that one. */
export async function readResponses(
  session: Session,
  { files, passphrase }: Pick<Input, 'files' | 'passphrase'>,
): Promise<ReadResponse[]> {
  const read: ReadResponse[] = []
  for (const file of files) {
    const fileName = basename(typeof file === 'string' ? file : file.name)
    read.push({ fileName, ...(await readOne(session, file, passphrase)) })
  }
  return read
}

type One = { response: PackResponse } | { outcome: 'locked' | 'refused'; message: string }

async function readOne(
  session: Session,
  file: Input['files'][number],
  passphrase: string | undefined,
): Promise<One> {
  const text = await readText(session, file)
  if (typeof text !== 'string') return refused(text.message)
  const found = readResponseFile(text)
  if (found.kind === 'broken') return refused(RESPONSE_PROBLEMS[found.why])
  if (found.kind === 'open') return take(found.body)
  return openLocked(found.lock, passphrase)
}

async function openLocked(lock: Lock, passphrase: string | undefined): Promise<One> {
  if (passphrase === undefined || passphrase === '') return { outcome: 'locked', message: LOCKED }
  const body = await openLock(lock, passphrase)
  return body === null ? { outcome: 'locked', message: WRONG } : take(body)
}

/** Takes a response as it must be, or not at all. */
function take(body: string): One {
  const parsed = PackResponse.safeParse(parse(body))
  return parsed.success ? { response: parsed.data } : refused(RESPONSE_PROBLEMS.damaged)
}

async function readText(
  session: Session,
  file: Input['files'][number],
): Promise<string | { message: string }> {
  try {
    const bytes =
      typeof file === 'string'
        ? await readBytes(session, file, LIMIT)
        : Buffer.from(file.base64, 'base64')
    if (bytes.length > LIMIT.bytes) return LIMIT
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    // Bytes that are no text are no response.
    return error instanceof AppError ? error : { message: RESPONSE_PROBLEMS.foreign }
  }
}

function refused(message: string): One {
  return { outcome: 'refused', message }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // Then it is no response.
    return null
  }
}
