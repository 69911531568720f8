import type { ImportWarning } from '../../shared/text/source-draft.ts'

const MESSAGES = {
  encoding_guessed:
    'The file does not say its character encoding, so it was guessed. Check accents and quotation marks.',
  characters_replaced: 'Bytes that are no character in this encoding were replaced by the sign �.',
  nul_removed: 'NUL characters were removed.',
  controls_removed: 'Control characters, which nobody can see, were removed.',
  bom_removed: 'Byte order marks inside the text were removed.',
  surrogates_replaced: 'Halves of characters were replaced by the sign �.',
  formatting_removed: 'Markdown formatting marks were removed; every word was kept.',
  image_dropped: 'Images were left out.',
  notes_moved:
    'Footnotes and endnotes were moved to the end of the text, with their number where they stood.',
  comments_moved:
    'Comments were moved to the end of the text; the place they point at was not kept.',
  text_box_moved: 'Text boxes were placed behind the paragraph they are fixed to.',
  deletion_dropped:
    'Tracked deletions were left out; tracked insertions were taken as part of the text.',
  link_dropped: 'The addresses of links were left out; the linked words were kept.',
  header_dropped: 'Page headers and footers were left out.',
  symbol_dropped: 'Symbols of a special font could not be read.',
  numbering_guessed: 'Automatic numbers of lists were written as 1., 2., 3.',
  formula_unsaved:
    'Formulas whose result was not saved in the file were left out. Open the file in Excel or LibreOffice, save it, and import it again.',
  caption_header_missing:
    'The file lacks the first line that VTT files have. It was read all the same.',
  caption_note_dropped: 'Notes between the captions were left out.',
  captions_joined:
    'Lines that rolling captions show more than once were taken once, so that no words stand twice.',
  time_dropped: 'Times that cannot be were left out; the words were kept.',
  time_missing: 'Captions without a time were kept as text.',
  page_broken: 'Pages that are damaged could not be read. Compare with the original.',
  page_without_text:
    'Pages without text were passed over. If they are scanned pictures, run text recognition (OCR) on the file first.',
  page_number_dropped: 'Page numbers were left out.',
  running_head_dropped: 'Lines that stand alike at the top or bottom of the pages were left out.',
  margin_number_dropped: 'Line or paragraph numbers in the margin were left out.',
  cut_line_dropped:
    'Lines that a page break cuts through, so that the file holds them on both pages, were taken once.',
  hyphens_mended: 'Words that were divided at the end of a line were joined.',
  hidden_dropped: 'Hidden text was left out.',
  object_dropped: 'Embedded objects were left out.',
  text_dropped:
    'Characters in shapes, merged cells or other unusual places could not be read. Compare with the original.',
} as const
/** What an importer may report. */
export type WarningCode = keyof typeof MESSAGES

/** Counts what an import could not carry, and words it for the report. */
export class Warnings {
  readonly #counts = new Map<WarningCode, number>()

  add(code: WarningCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  list(): ImportWarning[] {
    return [...this.#counts].map(([code, count]) => ({ code, message: MESSAGES[code], count }))
  }
}
