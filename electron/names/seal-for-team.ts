import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { AppError } from '../../shared/domain/app-error.ts'

/**
 * Bundles for a team's hub, encrypted in the standard age format for a key that was drawn at random. A passphrase would do for a
 * bundle in somebody's hand; what lies on a server for years must not be as easy to guess as what people can remember.
 */

/** Encrypts for whoever has the team's key. */
export async function sealForTeam(bytes: Uint8Array, teamKey: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(teamKey))
  return encrypter.encrypt(bytes)
}

/** Decrypts what was encrypted so. Throws `format_broken`. */
export async function openForTeam(bytes: Uint8Array, teamKey: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(teamKey)
  try {
    return await decrypter.decrypt(bytes)
  } catch {
    // The library says in several ways that it is not for us, or not whole.
    throw new AppError(
      'format_broken',
      'What lies on the hub is damaged, or was not encrypted for this team, so nothing was read from it.',
    )
  }
}
