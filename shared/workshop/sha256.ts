/**
 * SHA-256 of a text in UTF-8, in hexadecimal digits (FIPS 180-4). The page of a review pack may stand where the browser's own
 * is missing, and both sides must come to the same.
 */
export function sha256(text: string): string {
  const message = paddedBytes(utf8(text))
  const hash = [...INITIAL]
  const words = new Uint32Array(64)
  for (let at = 0; at < message.length; at += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = readWord(message, at + 4 * i)
    for (let i = 16; i < 64; i += 1) {
      const [early, late] = [words[i - 15] ?? 0, words[i - 2] ?? 0]
      const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      words[i] = (words[i - 16] ?? 0) + s0 + (words[i - 7] ?? 0) + s1
    }
    mix(hash, words)
  }
  return hash.map(word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function mix(hash: number[], words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (words[i] ?? 0)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e] = [g, f, e, (d + first) | 0]
    ;[d, c, b, a] = [c, b, a, (first + second) | 0]
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
    hash[index] = ((hash[index] ?? 0) + value) | 0
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function readWord(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  return (a << 24) | (b << 16) | (c << 8) | d
}

/** A one, zeros up to a block's end, and the length in bits. */
function paddedBytes(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const bits = bytes.length * 8
  for (let i = 0; i < 6; i += 1) padded[padded.length - 1 - i] = Math.floor(bits / 256 ** i) % 256
  return padded
}

/** Half a character becomes U+FFFD, as everywhere. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else {
      const extra = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
      bytes.push((LEADS[extra - 1] ?? 0) | (point >> (6 * extra)))
      for (let i = extra - 1; i >= 0; i -= 1) bytes.push(0x80 | ((point >> (6 * i)) & 0x3f))
    }
  }
  return Uint8Array.from(bytes)
}

/** How the first of two, three and four bytes begins. */
const LEADS = [0xc0, 0xe0, 0xf0]

const PRIMES = firstPrimes(64)
/** The first 32 bits of what lies behind the point in the square roots of the first primes, and in the cube roots. */
const INITIAL = PRIMES.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))
const ROUND = PRIMES.map(prime => fraction(Math.cbrt(prime)))

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let each = 2; primes.length < count; each += 1) {
    if (primes.every(prime => each % prime !== 0)) primes.push(each)
  }
  return primes
}
