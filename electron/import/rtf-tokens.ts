import { LIMITS, broken } from './limits.ts'

/** A piece of an RTF file. */
export type RtfToken =
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'word'; name: string; value: number | null }
  /** One byte of text in the current code page, or several plain ASCII letters. */
  | { type: 'byte'; byte: number }
  | { type: 'text'; text: string }

const WORD = /([a-zA-Z]{1,40})(-?\d{1,10})? ?/y
const PLAIN = /[^\\{}\r\n\0\u0080-\uffff]+/y

/** Takes an RTF file, read as Latin-1, apart. Throws `format_broken` where groups are nested too deep. */
export function* readTokens(rtf: string): Generator<RtfToken> {
  let depth = 0
  for (let at = 0; at < rtf.length; ) {
    const char = rtf.charAt(at)
    if (char === '{') {
      if (++depth > LIMITS.rtfDepth) {
        throw broken('The parts of the document are nested too deep.', { limit: LIMITS.rtfDepth })
      }
      yield { type: 'open' }
      at++
    } else if (char === '}') {
      depth--
      yield { type: 'close' }
      // What follows the last group is no part of the document.
      if (depth <= 0) return
      at++
    } else if (char === '\\') {
      const hex = /^'([\da-fA-F]{2})/.exec(rtf.slice(at + 1, at + 4))?.[1]
      WORD.lastIndex = at + 1
      const word = WORD.exec(rtf)
      if (hex !== undefined) {
        yield { type: 'byte', byte: Number.parseInt(hex, 16) }
        at += 4
      } else if (word) {
        const [all, name = '', value] = word
        at += 1 + all.length
        // Binary data: as long as it says, or to the end of the file.
        if (name === 'bin') at += Math.max(0, Number(value ?? 0))
        else yield { type: 'word', name, value: value === undefined ? null : Number(value) }
      } else {
        yield { type: 'word', name: rtf.charAt(at + 1), value: null }
        at += 2
      }
    } else {
      PLAIN.lastIndex = at
      const text = PLAIN.exec(rtf)?.[0]
      if (text !== undefined) yield { type: 'text', text }
      else if (char > '\u007F') yield { type: 'byte', byte: char.charCodeAt(0) }
      at += text?.length ?? 1
    }
  }
}
