/**
 * Where words begin and end. A word is letters, marks, digits and underscores; in scripts that are written without
 * spaces every character is a word of its own, so that a name is found anywhere in a sentence.
 */

const UNKNOWN = 0
const BETWEEN = 1
const LETTER = 2
const MARK = 3
const ALONE = 4

const MARKS = /\p{M}/u
const LETTERS = /[\p{L}\p{N}_]/u
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
/** What people type as an apostrophe: the modifier letters among them count as letters elsewhere. */
export const APOSTROPHE = /['‘’‛`´′＇\u02b9\u02bb\u02bc\u02bd]/u

function classify(character: string): number {
  if (APOSTROPHE.test(character)) return BETWEEN
  if (MARKS.test(character)) return MARK
  if (!LETTERS.test(character)) return BETWEEN
  return UNSPACED.test(character) && !/\p{N}|_/u.test(character) ? ALONE : LETTER
}

/** Classes of the characters below U+10000, filled as they are met: a scan asks for very many of them. */
const classes = new Uint8Array(0x10000)

function classOf(text: string, at: number): number {
  if (at < 0 || at >= text.length) return BETWEEN
  const unit = text.charCodeAt(at)
  let found = classes[unit] ?? UNKNOWN
  if (found !== UNKNOWN) return found
  if (unit >= 0xd800 && unit < 0xe000) {
    const first = unit >= 0xdc00 ? at - 1 : at
    return classify(String.fromCodePoint(text.codePointAt(first) ?? unit))
  }
  found = classify(String.fromCharCode(unit))
  classes[unit] = found
  return found
}

/** Whether a word may begin or end at an offset. */
export function isWordEdge(text: string, at: number): boolean {
  const right = classOf(text, at)
  if (right === BETWEEN) return true
  const left = classOf(text, at - 1)
  if (left === BETWEEN) return true
  if (right === MARK) return false
  return left === ALONE || right === ALONE
}

/** Whether the character at an offset is part of a word. */
export function isInWord(text: string, at: number): boolean {
  return classOf(text, at) !== BETWEEN
}

/** Where the word ends that an offset lies in, behind it or at it; `don't` ends behind its last letter. */
export function endOfWord(text: string, from: number): number {
  let at = from
  for (;;) {
    while (at < text.length && !isWordEdge(text, at)) at += 1
    const goesOn =
      isInWord(text, at - 1) && isInWord(text, at + 1) && APOSTROPHE.test(text.charAt(at))
    if (!goesOn) return at
    at += 2
  }
}

/** Counts the words of a stretch, up to one more than `most`; `don't` is one word. */
export function countWordsUpTo(text: string, start: number, end: number, most: number): number {
  let count = 0
  for (let at = start; at < end && count <= most; at += 1) {
    if (!isInWord(text, at) || (at > start && !isWordEdge(text, at))) continue
    const isAfterApostrophe =
      at - 2 >= start && APOSTROPHE.test(text.charAt(at - 1)) && isInWord(text, at - 2)
    if (!isAfterApostrophe) count += 1
  }
  return count
}
