import { broken, tooLarge, LIMITS } from './limits.ts'
import { inspectXml } from './xml-guard.ts'
import { readZip, storeZip } from './zip.ts'
import type { XmlCounts } from './xml-guard.ts'

/** A Word file that has been checked, repacked with its text parts only. */
export interface DocxPackage {
  bytes: Buffer
  counts: XmlCounts
  /** Page headers and footers that hold text. */
  headers: number
}

/**
 * Takes a Word file apart and puts it together again from what was checked: text parts only, in UTF-8, without pictures
 * and embedded files. So the parser behind it never meets a bomb, a DOCTYPE or a picture's path.
 */
export function openDocx(bytes: Uint8Array): DocxPackage {
  const raw = readZip(bytes, isTextPart)
  if (!raw.has('[Content_Types].xml'))
    throw broken('The file is a ZIP archive, but not a Word file.')
  const parts = new Map<string, Uint8Array>()
  const counts: XmlCounts = { textUnits: 0, deletions: 0, textBoxes: 0 }
  let headers = 0
  for (const [name, data] of raw) {
    const xml = readable(decodeXml(data))
    const own = inspectXml(xml)
    if (HEADER.test(name)) {
      if (own.textUnits > 0) headers++
      continue
    }
    if (!NOTES.test(name)) counts.textUnits += own.textUnits
    counts.deletions += own.deletions
    counts.textBoxes += own.textBoxes
    parts.set(name, Buffer.from(xml))
  }
  return { bytes: storeZip(parts), counts, headers }
}

const HEADER = /^word\/(?:header|footer)[^/]*\.xml$/
// Their text may rightly stay out: separators, and notes whose reference was deleted.
const NOTES = /^word\/(?:footnotes|endnotes|comments)[^/]*\.xml$/
const UNREAD =
  /^(?:docProps|customXml|word\/(?:theme|glossary|embeddings|charts|diagrams|media|activeX|webextensions))\/|^word\/(?:settings|webSettings|fontTable|stylesWithEffects|vbaData|vbaProject|people|comments(?:Extended|Ids|Extensible))/

function isTextPart(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name) && !UNREAD.test(name)
}

function decodeXml(data: Uint8Array): string {
  const declared = /^[^>]{0,100}encoding=["']([\w.-]{1,40})["']/.exec(latin1(data.subarray(0, 160)))
  // A part that declares UTF-16 in plain ASCII bytes cannot be in UTF-16.
  const named = /^utf-?16/i.test(declared?.[1] ?? '') ? undefined : declared?.[1]
  const encoding = wideEncoding(data) ?? named ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data)
  } catch {
    throw broken('A part of the document is in a character encoding that cannot be read.')
  }
}

function latin1(data: Uint8Array): string {
  return new TextDecoder('latin1').decode(data)
}

function wideEncoding([a, b]: Uint8Array): string | null {
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  return null
}

/**
 * Gives elements that mammoth skips with their text (simple fields, text of fixed direction, ruby) the name of a
 * container that it reads, writes CDATA sections, which it skips too, as text, and takes out what says only how letters
 * look: most of what Word writes, and more than half of the time of parsing.
 */
function readable(xml: string): string {
  if (xml.length > LIMITS.zipEntryBytes)
    throw tooLarge('The document is too long.', LIMITS.zipEntryBytes)
  return xml
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => escape(text))
    .replace(/(<\/?)w:(?:fldSimple|bdo|dir|ruby|rubyBase)(?=[\s/>])/g, '$1w:smartTag')
    .replace(LOOKS, '')
    .replace(REVISIONS, '$1')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

// No text can match: a bracket in a text is written as an entity.
const LOOKS =
  /<w:(?:rFonts|b|bCs|i|iCs|u|sz|szCs|lang|color|kern|spacing|w|position|highlight|shd|noProof|proofErr|jc|ind|contextualSpacing|lastRenderedPageBreak|keepNext|keepLines|tabs|widowControl|autoSpaceDE|autoSpaceDN|adjustRightInd)(?: [^<>]*)?\/>/g
const REVISIONS = /(<w:(?:p|r|tr))(?: (?:w:rsid\w{0,10}|w14:(?:paraId|textId))="\w{0,20}")+/g
