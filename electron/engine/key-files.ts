import { basename } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { MAX_KEY_BYTES } from '../names/key-file.ts'
import { readBytes } from './read-bytes.ts'
import type { Session } from './session.ts'
import { refuseProject, writeOut } from './write-out.ts'

/** Writes names to a key file; one that is there before stays until the new one is whole. */
export async function saveKeyFile(
  session: Session,
  { path, passphrase, names, hasBrackets }: ParsedInputOf<'pseudonyms.saveKey'>,
): Promise<OutputOf<'pseudonyms.saveKey'>> {
  // Before the work of encrypting.
  refuseProject(session, path)
  await writeOut(session, path, await session.sealKey({ names, hasBrackets }, passphrase))
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
