import { AppError } from '../../shared/domain/app-error.ts'
import { captionReader } from './captions.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { LIMITS, tooLarge, unsupported } from './limits.ts'
import { readMarkdown } from './markdown.ts'
import { contentOf } from './magic.ts'
import { readOdt } from './odt.ts'
import { readInEncoding } from './override-encoding.ts'
import { readPdf } from './pdf.ts'
import { readRtf } from './rtf.ts'
import { readTextFile } from './text-file.ts'
import { TABLE_ENDINGS } from '../../shared/survey/table.ts'
import type { Content } from './magic.ts'
import type { Encoding } from '../../shared/text/encodings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'

type Reader = (name: string, bytes: Uint8Array) => SourceDraft | Promise<SourceDraft>

interface Format {
  content: Content
  read: Reader
}

const TEXT: Format = { content: 'text', read: readTextFile }
const MARKDOWN: Format = { content: 'text', read: readMarkdown }
const DOCX: Format = { content: 'zip', read: readDocx }
const HTML: Format = { content: 'text', read: readHtml }
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['txt', TEXT],
  ['text', TEXT],
  ['md', MARKDOWN],
  ['markdown', MARKDOWN],
  ['docx', DOCX],
  ['docm', DOCX],
  ['vtt', { content: 'text', read: captionReader('vtt') }],
  ['srt', { content: 'text', read: captionReader('srt') }],
  ['pdf', { content: 'pdf', read: readPdf }],
  ['rtf', { content: 'rtf', read: readRtf }],
  ['odt', { content: 'zip', read: readOdt }],
  ['html', HTML],
  ['htm', HTML],
  ['xhtml', HTML],
  ['sbv', { content: 'text', read: captionReader('sbv') }],
])

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['doc', 'Open it in Word or LibreOffice and save it as DOCX.'],
  ['pages', 'Open it in Pages and export it as DOCX.'],
  ['xls', 'It is a table: save it as XLSX, and import that as a survey or as participants.'],
  ['ods', 'It is a table: save it as XLSX, and import that as a survey or as participants.'],
  ...TABLE_ENDINGS.map((ending): [string, string] => [
    ending.slice(1),
    'It is a table: import it as a survey or as participants.',
  ]),
])

/** What a file's first bytes are, where its extension says otherwise. */
const MISMATCH: Record<Content, string> = {
  zip: 'Its content is a ZIP archive, perhaps a Word file (.docx) or an OpenDocument text (.odt): give it that extension, or save it as plain text.',
  ole: 'Its content is an old Word file (.doc), or one with a password. Open it in Word, remove the password, and save it as DOCX.',
  pdf: 'Its content is a PDF: give it the extension .pdf.',
  rtf: 'Its content is RTF: give it the extension .rtf.',
  binary: 'Its content is a picture, a recording or a program.',
  text: 'Its content is plain text: give it the extension .txt, or .html if it is a web page.',
}

/** The extensions that `readSource` takes, without dot. */
export const SOURCE_EXTENSIONS: readonly string[] = [...FORMATS.keys()]

/**
 * Reads a file into a source draft. The extension names the format and the first bytes must agree with it; a text
 * format is read in `encoding` where one is given. Touches neither the file system nor the network. Throws
 * `format_unsupported`, `format_broken`, `source_empty` or `too_large`, never with any of the file's text in the message.
 */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  encoding?: Encoding,
): Promise<SourceDraft> {
  const extension = /\.([^./\\]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const format = FORMATS.get(extension)
  if (!format) {
    const advice =
      ADVICE.get(extension) ??
      'Formats that can be imported: TXT, Markdown (MD), Word (DOCX), ODT, RTF, PDF, HTML and captions (VTT, SRT, SBV); a survey comes from a table (XLSX, CSV).'
    throw unsupported(`Files of this format cannot be imported. ${advice}`)
  }
  if (bytes.length === 0) {
    throw new AppError('source_empty', 'The file is empty. Nothing was imported.')
  }
  if (bytes.length > LIMITS.fileBytes) {
    throw tooLarge('The file is larger than 100 MB.', LIMITS.fileBytes)
  }
  const content = contentOf(bytes)
  if (content !== format.content) {
    throw unsupported(`The file is not what its extension says. ${MISMATCH[content]}`, { content })
  }
  if (content === 'text' && bytes.length > LIMITS.textBytes) {
    throw tooLarge('The text is larger than 40 MB, which no transcript is.', LIMITS.textBytes)
  }
  return encoding !== undefined && content === 'text'
    ? readInEncoding(encoding, bytes, given => format.read(name, given))
    : format.read(name, bytes)
}
