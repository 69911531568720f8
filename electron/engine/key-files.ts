import { basename, extname } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { writeWhole } from '../export/write-whole.ts'
import { MAX_KEY_BYTES } from '../names/key-file.ts'
import { readBytes } from './read-bytes.ts'
import type { Session } from './session.ts'

/** Writes names to a key file; one that is there before stays until the new one is whole. */
export async function saveKeyFile(
  session: Session,
  { path, passphrase, names, hasBrackets }: ParsedInputOf<'pseudonyms.saveKey'>,
): Promise<OutputOf<'pseudonyms.saveKey'>> {
  refuseProject(session, path)
  await writeWhole(path, await session.sealKey({ names, hasBrackets }, passphrase))
  return { fileName: basename(path) }
}

/** Reads names from a key file. */
export async function openKeyFile(
  session: Session,
  { path, passphrase }: ParsedInputOf<'pseudonyms.openKey'>,
): Promise<OutputOf<'pseudonyms.openKey'>> {
  const message = 'This file is larger than a key file can be.'
  const bytes = await readBytes(session, path, { bytes: MAX_KEY_BYTES, message })
  return { fileName: basename(path), ...(await session.openKey(bytes, passphrase)) }
}

/** Throws `invalid_input` where a file would take the place of a project. */
export function refuseProject(session: Session, path: string): void {
  if (extname(path).toLowerCase() !== '.retroduce' && !session.isOpenFile(path)) return
  throw new AppError(
    'invalid_input',
    'This file cannot take the place of a project. Choose another name for it.',
  )
}
