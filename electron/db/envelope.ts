import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import { z } from 'zod'
import { AppError } from '../../shared/domain/app-error.ts'

/**
 * What opens an encrypted project. A random data key encrypts the file; the envelope holds that key, wrapped under a key
 * that argon2id makes of the passphrase. So a new passphrase rewrites a few hundred bytes and never the data, and a wrong
 * one is told from a damaged file. The recovery key is the data key itself in letters: whoever has it on paper opens the
 * project even if the envelope is lost.
 */

const FORMAT = 'retroduce-envelope'

const Bytes = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

const Envelope = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** Parameters of argon2id, within bounds: a hostile file must neither weaken it nor take the memory of the computer. */
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    memoryKib: z.int().min(65_536).max(1_048_576),
    iterations: z.int().min(3).max(10),
    parallelism: z.int().min(1).max(16),
    salt: Bytes,
  }),
  /** The data key under AES-256-GCM, with the authentication tag at its end. */
  nonce: Bytes,
  wrapped: Bytes,
})
/** A wrapped data key with what is needed to unwrap it. */
export type Envelope = z.infer<typeof Envelope>

/** 64 MiB and three passes: about half a second. OWASP asks for 19 MiB and two at least. */
const KDF = { name: 'argon2id', memoryKib: 65_536, iterations: 3, parallelism: 1 } as const

const KEY_BYTES = 32
const TAG_BYTES = 16

/** A new random data key. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/** Wraps a data key under a passphrase. Takes about half a second of this thread. */
export async function sealEnvelope(dataKey: Uint8Array, passphrase: string): Promise<Envelope> {
  const kdf = { ...KDF, salt: randomBytes(16).toString('base64') }
  const nonce = randomBytes(12)
  const wrappingKey = await deriveKey(passphrase, kdf)
  try {
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce)
    cipher.setAAD(boundTo(kdf))
    const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
    return {
      format: FORMAT,
      version: 1,
      kdf,
      nonce: nonce.toString('base64'),
      wrapped: wrapped.toString('base64'),
    }
  } finally {
    wrappingKey.fill(0)
  }
}

/** The data key of an envelope. Throws `wrong_passphrase`. Takes about half a second of this thread. */
export async function openEnvelope(envelope: Envelope, passphrase: string): Promise<Buffer> {
  const wrapped = Buffer.from(envelope.wrapped, 'base64')
  const nonce = Buffer.from(envelope.nonce, 'base64')
  const wrappingKey = await deriveKey(passphrase, envelope.kdf)
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce)
    decipher.setAAD(boundTo(envelope.kdf))
    decipher.setAuthTag(wrapped.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(wrapped.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    throw new AppError(
      'wrong_passphrase',
      'This passphrase does not open the project. Check capitals and spaces, and try again. Nothing was changed.',
    )
  } finally {
    wrappingKey.fill(0)
  }
}

/** Reads an envelope; null for what is none. Throws `project_damaged` for one that asks for what no envelope of ours does. */
export function parseEnvelope(json: string): Envelope | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  if (!z.object({ format: z.literal(FORMAT) }).safeParse(value).success) return null
  const parsed = Envelope.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError(
    'project_damaged',
    'What opens this project with a passphrase is damaged or from a newer version of Retroduce. Nothing was changed. Open it with its recovery key, or update Retroduce.',
  )
}

function deriveKey(passphrase: string, kdf: Envelope['kdf']): Promise<Buffer> {
  return argon2id({
    // One passphrase may be typed as different characters on different keyboards.
    password: Buffer.from(passphrase.normalize('NFKC'), 'utf8'),
    salt: Buffer.from(kdf.salt, 'base64'),
    memorySize: kdf.memoryKib,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  }).then(key => Buffer.from(key.buffer, key.byteOffset, key.byteLength))
}

/** The parameters are sealed with the key, so that nobody can exchange them unnoticed. */
function boundTo({ name, memoryKib, iterations, parallelism, salt }: Envelope['kdf']): Buffer {
  return Buffer.from(`${FORMAT} 1 ${name} ${memoryKib} ${iterations} ${parallelism} ${salt}`)
}

/** Letters and digits that are not taken for each other on paper (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
const CHECK_LENGTH = 4
/** Characters for 256 bits, five a character. */
const KEY_LENGTH = Math.ceil((KEY_BYTES * 8) / 5)

/** A data key in letters, in groups of four; the last group tells a slip of the pen. */
export function printRecoveryKey(dataKey: Uint8Array): string {
  const letters = toLetters(dataKey) + checkOf(dataKey)
  return (letters.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}

/** The data key that was printed. Throws `wrong_passphrase` where the letters are not those of any key. */
export function readRecoveryKey(printed: string): Buffer {
  const letters = printed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  const key = fromLetters(letters.slice(0, KEY_LENGTH))
  const check = letters.slice(KEY_LENGTH)
  if (letters.length === KEY_LENGTH + CHECK_LENGTH && key !== null && checkOf(key) === check) {
    return key
  }
  throw new AppError(
    'wrong_passphrase',
    'This is not a whole recovery key: at least one of its letters is wrong or missing. Compare it with your printed one.',
  )
}

function checkOf(key: Uint8Array): string {
  return toLetters(createHash('sha256').update(key).digest()).slice(0, CHECK_LENGTH)
}

function toLetters(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let letters = ''
  for (let index = 0; index < KEY_LENGTH; index += 1) {
    letters = (ALPHABET[Number(number & 31n)] ?? '') + letters
    number >>= 5n
  }
  return letters
}

/** Null where a letter is none of the alphabet or the number has more than 256 bits. */
function fromLetters(letters: string): Buffer | null {
  let number = 0n
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    number = (number << 5n) | BigInt(value)
  }
  const hex = number.toString(16).padStart(KEY_BYTES * 2, '0')
  return hex.length === KEY_BYTES * 2 ? Buffer.from(hex, 'hex') : null
}
