import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto'
import { z } from 'zod'
import { newId } from '../../db/ids.ts'
import { readSetting, writeSetting } from '../../db/repositories/project.ts'
import { type ReadableDb, unjournaled, type WritableDb } from '../../db/sql.ts'
import { IDENTITY } from '../../db/team/streams.ts'

/** Who a copy is: an id and a pair of keys, made when they are first needed and kept in the project file. */
const Identity = z.object({ id: z.string(), publicKey: z.string(), privateKey: z.string() })
export type Identity = z.infer<typeof Identity>

/** This copy's id and keys. */
export function identityOf(db: ReadableDb): Identity {
  const stored = readSetting(db, IDENTITY)
  if (stored !== null) return Identity.parse(JSON.parse(stored))
  const identity = newIdentity()
  writeIdentity(unjournaled(db, 'a setting of this copy'), identity)
  return identity
}

/** An id and keys for a copy that is being made. */
export function newIdentity(): Identity {
  const keys = generateKeyPairSync('ed25519')
  return {
    id: newId(),
    publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
}

/** Says who a copy is. */
export function writeIdentity(copy: WritableDb, identity: Identity): void {
  writeSetting(copy, IDENTITY, JSON.stringify(identity))
}

/** Signs what a copy sends. */
export function signBytes({ privateKey }: Identity, bytes: Uint8Array): string {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return sign(null, bytes, key).toString('base64')
}

/** Whether bytes were signed by whoever has the key. */
export function isSigned(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    if (key.asymmetricKeyType !== 'ed25519') return false
    return verify(null, bytes, key, Buffer.from(signature, 'base64'))
  } catch {
    // No key, or no signature.
    return false
  }
}

/** A key in few enough signs to be read out on the telephone: `3f9a 01c2 77de 40b8`. */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')
  return hash.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ')
}
