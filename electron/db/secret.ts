import type { Database as Db } from 'better-sqlite3'
import type { Envelope } from './envelope.ts'

/** What an open connection to an encrypted project is opened with. */
export interface Secret {
  /** The 32 bytes that encrypt the file. Zeroed when the project closes. */
  key: Uint8Array
  /** What wraps it; missing where the project was opened with its recovery key after the envelope was lost. */
  envelope?: Envelope
}

const secrets = new WeakMap<object, Secret>()

/** The secret of a connection; undefined where the project is not encrypted. */
export function secretOf(db: object): Secret | undefined {
  return secrets.get(db)
}

/** Keeps the secret with its connection, so that copies of the project are encrypted with it too. */
export function keepSecret(db: object, secret: Secret): void {
  secrets.set(db, secret)
}

/** The secret of a connection that will be closed and opened again; undefined where the project is not encrypted. */
export function copySecret(db: object): Secret | undefined {
  const secret = secrets.get(db)
  return secret && { ...secret, key: Uint8Array.from(secret.key) }
}

/** Forgets the secret of a connection that is closed; the key's bytes are overwritten. */
export function dropSecret(db: object): void {
  secrets.get(db)?.key.fill(0)
  secrets.delete(db)
}

/** Measured reason for this cipher: it tells damage from data, at the least cost of those that do. */
export const CIPHER = "cipher = 'aegis'"

/** Says how the pages of a file are encrypted. */
export function applyKey(db: Db, key: Uint8Array): void {
  const raw = rawKey(key)
  try {
    db.pragma(CIPHER)
    db.key(raw)
  } finally {
    raw.fill(0)
  }
}

/** A key as the library takes one that needs no derivation. */
export function rawKey(key: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('raw:'), key])
}
