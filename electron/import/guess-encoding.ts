import { analyse } from 'chardet'
import { ENCODINGS, type Encoding } from '../../shared/text/encodings.ts'
import { countOddities } from './text-oddities.ts'

/**
 * Guesses the encoding of a text that is no UTF-8. The detector knows languages by their letters and so needs some
 * sentences; what no text of any language has (capitals within words, words of two alphabets, signs between letters)
 * tells of a wrong reading in one word already. So each encoding has for it what the detector says, and against it how
 * much of its reading is odd; where nothing speaks for any, the first in the list stands, which is Western European.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE)
  const confidence = detect(sample)
  let best: { encoding: Encoding; score: number } = { encoding: 'windows-1252', score: -Infinity }
  for (const encoding of candidatesFor(sample)) {
    const text = decodeSample(sample, encoding, sample.length < bytes.length)
    if (text === null) continue
    const rate = countOddities(text, sample, encoding) / countForeign(text)
    const score = (confidence.get(encoding) ?? 0) - ODDITY_WEIGHT * rate
    if (score > best.score) best = { encoding, score }
  }
  return best.encoding
}

const SAMPLE = 16_384
const ODDITY_WEIGHT = 2

/** The detector's names for what browsers read as another encoding that holds the same letters and more. */
const SAME: Record<string, string> = {
  ...{ 'iso-8859-1': 'windows-1252', 'iso-8859-7': 'windows-1253' },
  ...{ 'iso-8859-8': 'windows-1255', 'iso-8859-9': 'windows-1254' },
}

function detect(sample: Uint8Array): Map<string, number> {
  const found = new Map<string, number>()
  for (const { name, confidence } of analyse(sample)) {
    const key = SAME[name.toLowerCase()] ?? name.toLowerCase()
    found.set(key, Math.max(found.get(key) ?? 0, confidence / 100))
  }
  return found
}

function candidatesFor(sample: Uint8Array): readonly Encoding[] {
  const isWide = sample.some(isControl)
  // Any pair of letters would make a Chinese character: only bytes that no other text has speak for UTF-16.
  return ENCODINGS.filter(each => each !== 'utf-8' && (isWide || !each.startsWith('utf-16')))
}

/** Whether the half of a character of UTF-16 that says the alphabet is what most control bytes of a text are. */
export function looksWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  return bytes.length % 2 === 0 && controls > sample.length * 0.2
}

function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)
}

function decodeSample(sample: Uint8Array, encoding: Encoding, isCut: boolean): string | null {
  try {
    // A character may be cut where the sample ends.
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: isCut })
  } catch {
    // Bytes that this encoding does not have: it is another one.
    return null
  }
}

function countForeign(text: string): number {
  let count = 1
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) count++
  return count
}
