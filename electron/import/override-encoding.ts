import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { Encoding } from '../../shared/text/encodings.ts'
import { countUnit } from './count-unit.ts'
import { Warnings } from './warnings.ts'

/**
 * Has a text file read in the encoding that a researcher has chosen instead of the one that is found: its bytes reach
 * the reader as UTF-8 with a mark, which no reader asks further about.
 */
export async function readInEncoding(
  encoding: Encoding,
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => SourceDraft | Promise<SourceDraft>,
): Promise<SourceDraft> {
  const text = new TextDecoder(encoding).decode(bytes)
  const warnings = new Warnings()
  warnings.add('characters_replaced', countUnit(text, '\uFFFD'))
  const draft = await read(Buffer.from(`\uFEFF${text}`, 'utf8'))
  return { ...draft, encoding, warnings: [...draft.warnings, ...warnings.list()] }
}
