import { sha256 } from './sha256.ts'

/**
 * The file that a review pack saves: the answers as JSON with their digest, or sealed with the passphrase of the pack. The
 * page that writes and the program that reads share this file, so that they cannot differ on what is damaged.
 */

/** Something sealed with a passphrase: AES-256-GCM under a key from PBKDF2 with SHA-256. Bytes are in base64. */
export interface Lock {
  salt: string
  iterations: number
  nonce: string
  /** With its tag of 16 bytes at the end. */
  data: string
}

/** Rounds of PBKDF2 (OWASP 2023 asks for 600,000), and the most that a file may make a reader do. */
export const ITERATIONS = { used: 600_000, most: 2_000_000 } as const

/** Why a file is no response that can be read, as a sentence. */
export const RESPONSE_PROBLEMS = {
  foreign: 'This is not a response file. Nothing was read.',
  newer: 'This response was saved by a newer pack than this program knows. Nothing was read.',
  damaged: 'This response file is damaged. Nothing was read. Ask for it to be sent again.',
  otherWorkshop: 'This response belongs to another workshop. Nothing was read.',
} as const
/** Why a file is no response that can be read. */
export type ResponseProblem = keyof typeof RESPONSE_PROBLEMS

/** What a response file holds. */
export type ResponseFile =
  | { kind: 'open'; body: string }
  | { kind: 'locked'; lock: Lock }
  | { kind: 'broken'; why: ResponseProblem }

const FORMAT = 'retroduce-response'
const VERSION = 1

/** The text of a response file; `body` is JSON. */
export function writeResponse(body: string): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, digest: sha256(body), body })
}

/** The text of a response file that is locked. */
export function writeLockedResponse(lock: Lock): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, lock })
}

/** Reads the text of a file that somebody says is a response. Never throws. */
export function readResponseFile(text: string): ResponseFile {
  const found = parse(text)
  if (!isRecord(found) || found['format'] !== FORMAT) {
    return { kind: 'broken', why: text.includes(FORMAT) ? 'damaged' : 'foreign' }
  }
  const { version, digest, body, lock } = found
  if (typeof version === 'number' && version > VERSION) return { kind: 'broken', why: 'newer' }
  if (version !== VERSION) return { kind: 'broken', why: 'damaged' }
  if (typeof body === 'string' && typeof digest === 'string' && lock === undefined) {
    return sha256(body) === digest ? { kind: 'open', body } : { kind: 'broken', why: 'damaged' }
  }
  const sealed = readLock(lock)
  return sealed === null || body !== undefined
    ? { kind: 'broken', why: 'damaged' }
    : { kind: 'locked', lock: sealed }
}

/** A lock from a file, or null where it is none, or one that is too weak or too dear to open. */
export function readLock(value: unknown): Lock | null {
  if (!isRecord(value)) return null
  const { salt, iterations, nonce, data } = value
  const isFair =
    typeof iterations === 'number' &&
    Number.isInteger(iterations) &&
    iterations >= ITERATIONS.used &&
    iterations <= ITERATIONS.most
  return isFair && isBase64(salt, 24) && isBase64(nonce, 16) && isBase64(data)
    ? { salt, iterations, nonce, data }
    : null
}

function isBase64(value: unknown, length?: number): value is string {
  return (
    typeof value === 'string' &&
    (length === undefined || value.length === length) &&
    value.length % 4 === 0 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(value)
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is one way of not being a response.
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
