import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { type Envelope, parseEnvelope } from './envelope.ts'
import { syncFolder } from './sync.ts'

/**
 * Where the envelope of an encrypted project lies. At rest it is the end of the project's own file, after the last page of
 * the database, so that a project is one file to carry and to lose. While the project is open the database may grow over
 * that place, so the envelope lies in a file beside it, as the journal does; a program that is killed leaves both.
 */

/** How the file beside an open project is called. */
export const ENVELOPE_ENDING = '-envelope'

/** Size of a database page; every database file of ours is a whole number of them. */
const PAGE_BYTES = 4_096
const MAGIC = 'RTRD-ENV'
/** Length of the JSON before it, as eight hexadecimal digits, and the magic word. */
const FOOTER_BYTES = 8 + MAGIC.length

/**
 * The envelopes of a project: the one beside it first. Two that differ are there where a program was killed after the
 * passphrase had been changed, or where a backup was put in the place of a project that had not been closed.
 */
export function readEnvelopes(path: string): Envelope[] {
  const beside = path + ENVELOPE_ENDING
  const found = [
    existsSync(beside) ? parseEnvelope(readFileSync(beside, 'utf8')) : null,
    readEnd(path),
  ].filter(envelope => envelope !== null)
  const [first, second] = found
  return first?.wrapped === second?.wrapped ? found.slice(0, 1) : found
}

function readEnd(path: string): Envelope | null {
  const { size } = statSync(path)
  const end = Buffer.alloc(Math.min(size % PAGE_BYTES, size))
  if (end.length < FOOTER_BYTES) return null
  const file = openSync(path, 'r')
  try {
    readSync(file, end, 0, end.length, size - end.length)
  } finally {
    closeSync(file)
  }
  const footer = end.toString('latin1', end.length - FOOTER_BYTES)
  if (!footer.endsWith(MAGIC)) return null
  const length = Number.parseInt(footer.slice(0, 8), 16)
  if (!(length <= end.length - FOOTER_BYTES)) return null
  const start = end.length - FOOTER_BYTES - length
  return parseEnvelope(end.toString('utf8', start, start + length))
}

/** Puts an envelope beside a project: before it is opened, and when the passphrase changes. Old or new, never neither. */
export function writeEnvelopeBeside(path: string, envelope: Envelope): void {
  const temporary = `${path}${ENVELOPE_ENDING}.part`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(envelope))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path + ENVELOPE_ENDING)
  syncFolder(dirname(path))
}

/** Writes an envelope at the end of a project that is closed; one that was there goes. */
export function writeEnvelopeEnd(path: string, envelope: Envelope): void {
  const json = Buffer.from(JSON.stringify(envelope))
  const footer = json.length.toString(16).padStart(8, '0') + MAGIC
  const end = Buffer.concat([json, Buffer.from(footer, 'latin1')])
  if (end.length >= PAGE_BYTES) throw new Error('The envelope is larger than a page')
  const file = openSync(path, 'r+')
  try {
    const { size } = statSync(path)
    const pages = size - (size % PAGE_BYTES)
    ftruncateSync(file, pages)
    writeSync(file, end, 0, end.length, pages)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Gives a project that is closed, or a backup, another envelope. Killed at any moment, the old or the new one opens it. */
export function exchangeEnvelope(path: string, envelope: Envelope): void {
  writeEnvelopeBeside(path, envelope)
  packEnvelope(path, envelope)
}

/** Ends what a program began that was killed while it gave a backup another envelope. */
export function settleEnvelope(path: string): void {
  const beside = path + ENVELOPE_ENDING
  const envelope = existsSync(beside) ? parseEnvelope(readFileSync(beside, 'utf8')) : null
  if (envelope !== null) packEnvelope(path, envelope)
}

/** Takes the envelope of a project that was closed to the end into its file. Killed at any moment, one of the two is whole. */
export function packEnvelope(path: string, envelope: Envelope): void {
  writeEnvelopeEnd(path, envelope)
  rmSync(path + ENVELOPE_ENDING, { force: true })
}
