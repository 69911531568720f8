import { Decrypter, Encrypter } from 'age-encryption'
import { AppError } from '../../shared/domain/app-error.ts'

/** Bundles of steps, encrypted with a passphrase in the standard age format. */

/** Most work that a file may ask for, as in key files. */
const MAX_WORK = 20

/** Encrypts a bundle with a passphrase. `work` is the logarithm of scrypt's work factor; without it, that of the library: 18. */
export function sealBytes(
  bytes: Uint8Array,
  passphrase: string,
  work?: number,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if (work !== undefined) encrypter.setScryptWorkFactor(work)
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(bytes)
}

/**
 * Decrypts a bundle. Throws `format_broken` for what is no bundle, or damaged or cut; `format_unsupported` for what would
 * stop the computer, and `wrong_passphrase`.
 */
export async function openBytes(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  refuseHeader(new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)))
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(bytes)
  } catch (error) {
    // The one message of the library that tells the two apart.
    const isRefused = error instanceof Error && error.message.startsWith('no identity matched')
    throw isRefused
      ? new AppError(
          'wrong_passphrase',
          'This passphrase does not open the bundle. Ask whoever sent it, and check capitals and spaces.',
        )
      : new AppError(
          'format_broken',
          'This bundle is damaged or cut off, so nothing was read from it. Ask for it again.',
        )
  }
}

function refuseHeader(header: string): void {
  const [version = '', stanza = ''] = header.split('\n')
  const [, kind, , work] = stanza.split(' ')
  if (version !== 'age-encryption.org/v1' || kind !== 'scrypt') {
    throw new AppError('format_broken', 'This is not a bundle that Retroduce wrote.')
  }
  if (!(Number(work) <= MAX_WORK)) {
    throw new AppError(
      'format_unsupported',
      'Opening this file would take more time and memory than a bundle ever needs, so it was not opened.',
    )
  }
}
