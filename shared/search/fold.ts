import { APOSTROPHE } from './characters.ts'

/**
 * Folding makes texts comparable: without case and accents, the same for all ways to write one letter (composed or not,
 * tied or not), one kind of apostrophe, hyphen and space, and nothing invisible. Most texts keep their length; for those
 * that do not, a map leads back to where each character came from.
 */
export interface Folded {
  text: string
  /**
   * For each folded offset, and the end, the offset in the text it came from, in UTF-16 code units; null where both are
   * the same.
   */
  origins: Int32Array | null
}

// Marks that belong to no script: accents. In other scripts a mark is a vowel, and U+3099 f. make another letter.
const ACCENT = /[[\p{Mn}&&\p{sc=Inherited}]--[\u3099\u309a]]/v
// Soft hyphen, joiners, zero-width space and byte order mark.
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const HYPHEN = /[\u2010\u2011\ufe63\uff0d]/

const caseless = new Map<string, string>()
const cased = new Map<string, string>()

/** A text as it is searched. */
export function fold(text: string): Folded {
  return foldWith(text, caseless, part => part.toLowerCase(), foldCharacter)
}

/** A text folded but for its case. */
export function foldKeepingCase(text: string): string {
  return foldWith(text, cased, part => part, plainCharacter).text
}

/** Upper case first: it takes letters apart that lower case leaves tied, such as ß and ﬁ. */
function foldCharacter(character: string): string {
  return plainCharacter(character).toUpperCase().toLowerCase().normalize('NFD').replaceAll('ς', 'σ')
}

function plainCharacter(character: string): string {
  if (INVISIBLE.test(character)) return ''
  if (APOSTROPHE.test(character)) return "'"
  if (HYPHEN.test(character)) return '-'
  if (/\s/.test(character)) return ' '
  let plain = ''
  for (const part of character.normalize('NFD')) if (!ACCENT.test(part)) plain += part
  return plain
}

function foldWith(
  text: string,
  known: Map<string, string>,
  foldAscii: (part: string) => string,
  foldOne: (character: string) => string,
): Folded {
  let out = ''
  let last = 0
  /** Characters whose length changes: folded offset, folded length, offset, length. */
  const jumps: number[] = []
  for (const { 0: run, index } of text.matchAll(/[^\0-\x7f]+|`/g)) {
    out += foldAscii(text.slice(last, index))
    last = index
    for (const character of run) {
      let folded = known.get(character)
      if (folded === undefined) {
        folded = foldOne(character)
        known.set(character, folded)
      }
      if (folded.length !== character.length) {
        jumps.push(out.length, folded.length, last, character.length)
      }
      out += folded
      last += character.length
    }
  }
  out += foldAscii(text.slice(last))
  return { text: out, origins: jumps.length === 0 ? null : trace(out.length, text.length, jumps) }
}

function trace(foldedLength: number, length: number, jumps: readonly number[]): Int32Array {
  const origins = new Int32Array(foldedLength + 1)
  let at = 0
  let origin = 0
  for (let next = 0; next < jumps.length; next += 4) {
    const [start = 0, size = 0, from = 0, fromSize = 0] = jumps.slice(next, next + 4)
    while (at < start) origins[at++] = origin++
    while (at < start + size) origins[at++] = from
    origin = from + fromSize
  }
  while (at <= foldedLength) origins[at++] = origin++
  origins[foldedLength] = length
  return origins
}

/** Where a folded stretch came from; a character is never taken in part, and marks go with their letter. */
export function originOf(
  { origins }: Folded,
  start: number,
  end: number,
): { start: number; end: number } {
  if (origins === null) return { start, end }
  let last = end
  while (last < origins.length - 1 && origins[last] === origins[end - 1]) last += 1
  return { start: origins[start] ?? 0, end: origins[last] ?? 0 }
}

/** Where an offset of the text lies in the folded one: at the first character that came from there or behind it. */
export function foldedOffset({ origins }: Folded, offset: number): number {
  if (origins === null) return offset
  let low = 0
  let high = origins.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((origins[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
