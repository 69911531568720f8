import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { ITERATIONS, type Lock } from '../../../shared/workshop/response-file.ts'

const derive = promisify(pbkdf2)
const [KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 16, 12, 16]

/** Seals a text with a passphrase, as `renderer/pack/lock.ts` opens it in a browser. */
export async function sealPack(text: string, passphrase: string): Promise<Lock> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce)
  const sealed = [cipher.update(text, 'utf8'), cipher.final()]
  const data = Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64')
  const bytes = { salt: salt.toString('base64'), nonce: nonce.toString('base64'), data }
  return { ...bytes, iterations: ITERATIONS.used }
}

/** What was sealed, or null where the passphrase is another one or a byte was changed. */
export async function openLock(lock: Lock, passphrase: string): Promise<string | null> {
  const sealed = Buffer.from(lock.data, 'base64')
  if (sealed.length < TAG_BYTES) return null
  const key = await keyOf(passphrase, Buffer.from(lock.salt, 'base64'), lock.iterations)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(lock.nonce, 'base64'))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(0, -TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8')
  } catch {
    // All that deciphering ever says.
    return null
  }
}

function keyOf(passphrase: string, salt: Uint8Array, iterations: number = ITERATIONS.used) {
  // The same letters may be typed as other characters on another machine.
  return derive(passphrase.normalize('NFC'), salt, iterations, KEY_BYTES, 'sha256')
}
