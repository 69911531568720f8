import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import { PACK_LIMITS, RESPONSE_ENDING } from '../../shared/workshop/pack-limits.ts'
import {
  readResponseFile,
  RESPONSE_PROBLEMS,
  writeLockedResponse,
  writeResponse,
} from '../../shared/workshop/response-file.ts'
import { type Answers, fromResponse, toResponse } from './answers.ts'
import { make } from './dom.ts'
import { open, type PackKey, seal } from './lock.ts'

/** Hands the answers to the browser as a file. @returns the file's name. */
export async function saveAnswers(
  pack: WorkshopPack,
  answers: Answers,
  key: PackKey | null,
): Promise<string> {
  const body = JSON.stringify(toResponse(pack, answers))
  const text = key === null ? writeResponse(body) : writeLockedResponse(await seal(body, key))
  // Neither a title nor a name: the file lies in a folder that others see.
  const fileName = `answers-${answers.responseId.slice(0, 8)}${RESPONSE_ENDING}`
  const href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  make('a', { href, download: fileName }).click()
  // Some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS)
  answers.isUnsaved = false
  return fileName
}

const KEPT_MS = 60_000

/** Answers that were saved, or a sentence that says why they cannot be read. */
export async function reopenAnswers(
  pack: WorkshopPack,
  file: File,
  key: PackKey | null,
): Promise<Answers | string> {
  if (file.size > PACK_LIMITS.responseBytes) return RESPONSE_PROBLEMS.foreign
  const found = readResponseFile(await file.text())
  if (found.kind === 'broken') return RESPONSE_PROBLEMS[found.why]
  const body = found.kind === 'open' ? found.body : key && (await open(found.lock, key))
  if (body === null) return 'These answers were saved in a pack with another passphrase.'
  return fromResponse(pack, parse(body)) ?? RESPONSE_PROBLEMS.otherWorkshop
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // Then it is none of this workshop.
    return null
  }
}
