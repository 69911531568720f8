import { cleanText } from './clean-text.ts'
import { composeLines } from './compose-lines.ts'
import { decodeText } from './decode-text.ts'
import { HtmlReader } from './html-reader.ts'
import { makeDraft } from './make-draft.ts'
import { Warnings } from './warnings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { Decoded } from './decode-text.ts'

/**
 * Reads a saved web page: its words as lines, without scripts, styles and pictures. Nothing it names is fetched or run.
 * Throws `source_empty`, `too_large`.
 */
export function readHtml(name: string, bytes: Uint8Array): SourceDraft {
  const warnings = new Warnings()
  const { text: html, encoding } = decodeHtml(bytes, warnings)
  const reader = new HtmlReader(warnings)
  reader.read(cleanText(html, warnings))
  const { text, marks } = composeLines(reader.lines, warnings)
  return makeDraft({ name, format: 'html', encoding, text, marks, warnings })
}

const CHARSET = /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})/i

/** By byte order mark or as UTF-8; else as the page itself says; else by a guess. */
function decodeHtml(bytes: Uint8Array, warnings: Warnings): Decoded {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  const named = CHARSET.exec(head)?.[1]
  const isMarked = /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/.test(head)
  if (named !== undefined && !isMarked && !/^utf-?(?:8|16)/i.test(named)) {
    try {
      const decoder = new TextDecoder(named, { fatal: true })
      return { text: decoder.decode(bytes), encoding: decoder.encoding }
    } catch {
      // An encoding nobody knows, or not the one the page is in: it is guessed like any other text's.
    }
  }
  return decodeText(bytes, warnings)
}
