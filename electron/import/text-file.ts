import { cleanText } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { countUnit } from './count-unit.ts'
import { LIMITS, tooManyLines, unsupported } from './limits.ts'
import { makeDraft } from './make-draft.ts'
import { Warnings } from './warnings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

/** Reads a plain text file; the text stays as written but for line ends and what cannot be stored. */
export function readTextFile(name: string, bytes: Uint8Array): SourceDraft {
  const warnings = new Warnings()
  const { text, encoding } = readPlainText(bytes, warnings)
  return makeDraft({ name, format: 'txt', encoding, text, marks: [], warnings })
}

/** Decodes and cleans a text file. Throws `format_unsupported` where the bytes are no text. */
export function readPlainText(
  bytes: Uint8Array,
  warnings: Warnings,
): { text: string; encoding: string } {
  const { text, encoding } = decodeText(bytes, warnings)
  if (isBinary(text)) {
    throw unsupported('The file holds data, not text. Save it as plain text or DOCX.')
  }
  const clean = cleanText(text, warnings)
  if (countUnit(clean, '\n') > LIMITS.lines) throw tooManyLines()
  return { text: clean, encoding }
}

// Text has next to no control characters besides line ends, tabs and form feeds; a program or picture is full of them.
function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = sample.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0
  return controls > 2 && controls > sample.length * 0.05
}
