import { armor, Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import { NameRuleInput } from '../../shared/contract/pseudonyms.ts'
import { AppError } from '../../shared/domain/app-error.ts'

/**
 * The key of a study: its names and what stands for them, in a file of its own that no project ever holds. It is JSON in
 * the standard age format under a passphrase, so that any age tool can open it without this program.
 */

const FORMAT = 'retroduce-names'
const VERSION = 1

const KeyFile = z.object({
  format: z.literal(FORMAT),
  version: z.int().min(1),
  hasBrackets: z.boolean().default(true),
  names: z.array(NameRuleInput).max(5_000),
})
const AnyVersion = KeyFile.pick({ format: true, version: true })

/** The names of a key file. */
export type KeyContent = Pick<z.output<typeof KeyFile>, 'names' | 'hasBrackets'>

/** A key of 5,000 long names is a tenth of this. */
export const MAX_KEY_BYTES = 20_000_000

/**
 * Most work that a file may ask for, as the logarithm of scrypt's N. 18 is what age writes: 2 s and 256 MB on a slow
 * computer. Each step doubles both, so a file that asks for 30 would stop the computer.
 */
const MAX_WORK = 20

/** Encrypts a list of names with a passphrase. */
export async function sealKey(content: KeyContent, passphrase: string): Promise<Uint8Array> {
  const { hasBrackets, names } = content
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  const json = { format: FORMAT, version: VERSION, hasBrackets, names }
  return encrypter.encrypt(JSON.stringify(json, null, 2))
}

/**
 * Decrypts a list of names. Throws `format_broken` for what is no key file or damaged, `format_unsupported` for one of a
 * newer program or locked otherwise than by a passphrase, and `wrong_passphrase`.
 */
export async function openKey(bytes: Uint8Array, passphrase: string): Promise<KeyContent> {
  const file = withoutArmor(bytes)
  refuseHeader(new TextDecoder('latin1').decode(file.subarray(0, 2_000)))
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  let json: string
  try {
    json = await decrypter.decrypt(file, 'text')
  } catch (error) {
    // The one message of the library that tells the two apart.
    const isRefused = error instanceof Error && error.message.startsWith('no identity matched')
    throw isRefused
      ? new AppError(
          'wrong_passphrase',
          'This passphrase does not open the key file. Check capitals and spaces, and try again.',
        )
      : new AppError(
          'format_broken',
          'This key file is damaged, so it was not opened. Use a copy of it.',
        )
  }
  return parseContent(json)
}

function withoutArmor(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 100)).trimStart()
  if (!text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) return bytes
  try {
    return armor.decode(new TextDecoder().decode(bytes))
  } catch {
    throw new AppError(
      'format_broken',
      'This key file is damaged, so it was not opened. Use a copy of it.',
    )
  }
}

/** Judges a file by its first lines, before any work is done for it. */
function refuseHeader(header: string): void {
  const [version = '', stanza = ''] = header.split('\n')
  if (!version.startsWith('age-encryption.org/')) throw notOurs()
  const [, kind, , work] = stanza.split(' ')
  if (version !== 'age-encryption.org/v1' || kind !== 'scrypt') {
    throw new AppError(
      'format_unsupported',
      'This file is encrypted in another way than with a passphrase, so it cannot be opened here.',
    )
  }
  if (Number(work) > MAX_WORK) {
    throw new AppError(
      'format_unsupported',
      'Opening this file would take more time and memory than a key file ever needs, so it was not opened.',
    )
  }
}

function parseContent(json: string): KeyContent {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw notOurs()
  }
  const known = AnyVersion.safeParse(value)
  if (!known.success) throw notOurs()
  if (known.data.version > VERSION) {
    throw new AppError(
      'format_unsupported',
      'This key file was saved by a newer version of Retroduce. Update Retroduce to open it.',
    )
  }
  const content = KeyFile.safeParse(value)
  if (!content.success) throw notOurs()
  const { names, hasBrackets } = content.data
  return { names, hasBrackets }
}

function notOurs(): AppError {
  return new AppError('format_broken', 'This is not a key file with names that Retroduce wrote.')
}
