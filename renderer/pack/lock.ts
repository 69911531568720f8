import type { Lock } from '../../shared/workshop/response-file.ts'

/** A passphrase turned into a key; `salt` and `iterations` are those of the pack, so that answers open with the same one. */
export interface PackKey {
  key: CryptoKey
  salt: string
  iterations: number
}

/** Whether this browser can open and seal here; a few can do neither in a page from a file. */
export function canUnlock(): boolean {
  return typeof crypto === 'object' && typeof crypto.subtle === 'object'
}

/** The key to a lock. It takes a second or so, which is what makes guessing dear. */
export async function keyTo({ salt, iterations }: Lock, passphrase: string): Promise<PackKey> {
  const { subtle } = crypto
  // The same letters may be typed as other characters on another machine.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'))
  const base = await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const key = await subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  return { key, salt, iterations }
}

/** What was sealed, or null where the key is another one or a byte was changed. */
export async function open({ nonce, data }: Lock, { key }: PackKey): Promise<string | null> {
  try {
    const iv = fromBase64(nonce)
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, fromBase64(data))
    return new TextDecoder().decode(bytes)
  } catch {
    // All that decrypting ever says.
    return null
  }
}

/** Seals a text with the key of the pack. */
export async function seal(text: string, { key, salt, iterations }: PackKey): Promise<Lock> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(text)
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)
  return { salt, iterations, nonce: toBase64(iv), data: toBase64(new Uint8Array(data)) }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
