import { basename } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { recordExport } from '../record-export.ts'
import type { Session } from '../session.ts'
import { refuseProject, writeOut } from '../write-out.ts'
import { rememberPassphrase } from './known-passphrase.ts'
import { makeBundle } from './make-bundle.ts'
import { dealWith } from './watch-folder.ts'

/** Writes a bundle. Throws `not_found` for a copy that was never heard of, and like `writeOut`. */
export async function writeBundle(
  session: Session,
  input: ParsedInputOf<'bundles.write'>,
): Promise<OutputOf<'bundles.write'>> {
  refuseProject(session, input.path)
  const { bytes, steps } = makeBundle(session.presentDb(), input)
  const sealed = await session.sealBytes(bytes, input.passphrase)
  const size = await writeOut(session, input.path, sealed)
  rememberPassphrase(session.presentDb(), input.passphrase)
  dealWith(session, sealed)
  recordExport(session, { product: 'bundle', path: input.path, tells: 'everything' })
  return { fileName: basename(input.path), bytes: size, steps }
}
