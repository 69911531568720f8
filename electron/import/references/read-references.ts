import { AppError } from '../../../shared/domain/app-error.ts'
import type { ReferenceFile } from '../../../shared/review/reference.ts'
import { LIMITS, tooLarge, unsupported } from '../limits.ts'
import { contentOf } from '../magic.ts'
import { readBibtex } from './bibtex.ts'
import { readEndnote } from './endnote.ts'
import { readNbib } from './nbib.ts'
import { readReferenceTable } from './reference-table.ts'
import { readRis } from './ris.ts'

/** Endings of files with references, without dot. A `.txt` may be any of the formats that are text. */
const TABLES = new Set(['csv', 'tsv', 'xlsx', 'xlsm'])

/** How much of a file is looked at to tell its format. */
const SAMPLE_BYTES = 20_000

/**
 * Reads a file of references. Databases give the same formats different endings, so what a file holds tells its format, and the
 * ending only where that does not. Throws `format_unsupported`, `format_broken`, `source_empty` or `too_large`, never with any
 * of the file's text in the message; a record that is broken is listed, and stops no other.
 */
export async function readReferences(name: string, bytes: Uint8Array): Promise<ReferenceFile> {
  const ending = /\.([^./\\]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (bytes.length === 0)
    throw new AppError('source_empty', 'The file is empty. Nothing was imported.')
  if (bytes.length > LIMITS.fileBytes)
    throw tooLarge('The file is larger than 100 MB.', LIMITS.fileBytes)
  if (TABLES.has(ending)) return readReferenceTable(name, bytes)
  const content = contentOf(bytes)
  if (content !== 'text') throw unsupported(`The file holds no references. ${ADVICE}`, { content })
  if (bytes.length > LIMITS.textBytes)
    throw tooLarge('The file is larger than 40 MB.', LIMITS.textBytes)
  const read = readerOf(ending, bytes)
  if (read === null) throw unsupported(`What the file holds is no format of references. ${ADVICE}`)
  const file = read(bytes)
  if (file.references.length + file.broken.length === 0) {
    throw new AppError('source_empty', 'The file holds no record. Nothing was imported.')
  }
  return file
}

const ADVICE =
  'References can be RIS, BibTeX (BIB), PubMed (NBIB), EndNote XML, CSV or XLSX: export one of these from the database or the reference manager.'

function readerOf(
  ending: string,
  bytes: Uint8Array,
): ((bytes: Uint8Array) => ReferenceFile) | null {
  // Of two bytes a character every second is a NUL in the words that are looked for.
  const sample = new TextDecoder('latin1')
    .decode(bytes.subarray(0, SAMPLE_BYTES))
    .replaceAll('\0', '')
  if (/<record[ >]/.test(sample)) return readEndnote
  if (/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?TY {1,2}- /m.test(sample)) return readRis
  if (/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?PMID ?- /m.test(sample)) return readNbib
  if (/^\s*@\s*[A-Za-z]+\s*[{(]/m.test(sample)) return readBibtex
  if (ending === 'ris') return readRis
  if (ending === 'nbib') return readNbib
  if (ending === 'bib' || ending === 'bibtex') return readBibtex
  if (ending === 'xml') return readEndnote
  return null
}
