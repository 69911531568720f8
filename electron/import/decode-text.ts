import { countUnit } from './count-unit.ts'
import { guessEncoding, looksWide } from './guess-encoding.ts'
import { unsupported } from './limits.ts'
import type { Warnings } from './warnings.ts'

/** A decoded text and the encoding it was in. */
export interface Decoded {
  text: string
  encoding: string
}

/**
 * Decodes bytes of a text file: by byte order mark, as UTF-16 when zeros fill every other byte, as strict UTF-8, and else
 * by a guess, which is reported. Throws `format_unsupported` for UTF-32.
 */
export function decodeText(bytes: Uint8Array, warnings: Warnings): Decoded {
  const marked = byMark(bytes)
  if (marked !== null) return decodeLossy(bytes, marked, warnings)
  const wide = bytes.includes(0) ? wideEncoding(bytes) : null
  if (wide !== null) {
    warnings.add('encoding_guessed')
    return decodeLossy(bytes, wide, warnings)
  }
  const isWide = looksWide(bytes)
  const text = isWide ? null : decodeStrict(bytes, 'utf-8')
  if (text !== null) return { text, encoding: 'utf-8' }
  warnings.add('encoding_guessed')
  const damaged = isWide ? null : asDamagedUtf8(bytes, warnings)
  return damaged ?? decodeLossy(bytes, guessEncoding(bytes), warnings)
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) {
    throw unsupported('The file is in UTF-32, which is not read. Save it as UTF-8 text.')
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Zeros in one half of the byte pairs only: letters, blanks or line feeds of UTF-16 without a mark. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 65_536)
  const zeros: [number, number] = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1]++
  const [high, low] = zeros
  const enough = Math.max(2, sample.length * 0.02)
  if (low >= enough && high * 20 <= low) return 'utf-16le'
  return high >= enough && low * 20 <= high ? 'utf-16be' : null
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Not this encoding, or one this platform has no decoder for: the caller goes on to the next.
    return null
  }
}

function decodeLossy(bytes: Uint8Array, encoding: string, warnings: Warnings): Decoded {
  const strict = decodeStrict(bytes, encoding)
  if (strict !== null) return { text: strict, encoding }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  warnings.add('characters_replaced', countReplaced(text))
  return { text, encoding }
}

function countReplaced(text: string): number {
  return countUnit(text, '\uFFFD')
}

/** Characters beyond ASCII, those that stand for wrong bytes included. */
function countForeign(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) count++
  return count
}

/** UTF-8 in which a few bytes are wrong: proper sequences outnumber the bad bytes. */
function asDamagedUtf8(bytes: Uint8Array, warnings: Warnings): Decoded | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const replaced = countReplaced(text)
  if (countForeign(text) - replaced < replaced) return null
  warnings.add('characters_replaced', replaced)
  return { text, encoding: 'utf-8' }
}
