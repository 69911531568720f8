import { appendixOf, composeLines } from './compose-lines.ts'
import { makeDraft } from './make-draft.ts'
import { RtfReader } from './rtf-reader.ts'
import { Warnings } from './warnings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

/**
 * Reads an RTF file: headings, lists, tables, and behind the text its notes and comments. Objects, fields and pictures
 * are passed over, nothing is run or fetched. Throws `format_broken`, `source_empty`, `too_large`.
 */
export function readRtf(name: string, bytes: Uint8Array): SourceDraft {
  const warnings = new Warnings()
  const reader = new RtfReader(warnings)
  reader.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  const { lines, footnotes, endnotes, comments } = reader
  warnings.add('notes_moved', footnotes.length + endnotes.length)
  warnings.add('comments_moved', comments.length)
  const { text, marks } = composeLines(
    [
      ...lines,
      ...appendixOf(
        'Footnotes',
        footnotes.map((note, index) => `[${index + 1}] ${note}`),
      ),
      ...appendixOf(
        'Endnotes',
        endnotes.map((note, index) => `[e${index + 1}] ${note}`),
      ),
      ...appendixOf('Comments', comments),
    ],
    warnings,
  )
  return makeDraft({ name, format: 'rtf', encoding: null, text, marks, warnings })
}
