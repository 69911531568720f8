/**
 * How names are compared: a text is a row of words and of what stands between them. A word is letters, marks and digits,
 * and underscores between these (around a word they make it italic, as in Markdown); in scripts that are written without
 * spaces every character is a word, so that a name is found anywhere.
 * Words and gaps are compared by keys that forget how a thing was typed: composed or decomposed, which apostrophe, which
 * dash, which white space. Offsets stay those of the text as given and never part a letter from its marks.
 */

/** The words of a text: word `i` is `[starts[i], ends[i])`, in UTF-16 code units. */
export interface Words {
  count: number
  starts: Int32Array
  ends: Int32Array
}

const UNKNOWN = 0
const BETWEEN = 1
const LETTER = 2
const MARK = 3
const ALONE = 4
const INVISIBLE = 5
const UNDERSCORE = 6

const MARKS = /\p{M}/u
const LETTERS = /[\p{L}\p{N}]/u
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
// Modifier letters that people type as apostrophes: Unicode counts them as letters.
const APOSTROPHE = /['‘’‛`´′＇\u02b9\u02bb\u02bc\u02bd]/g
const DASH = /[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const SPACE = /[\s\u200b]+/g
// Soft hyphen, joiners and byte order mark: they stand inside words without being seen.
const INVISIBLES = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g

function classify(code: number): number {
  const character = String.fromCodePoint(code)
  if (character.search(INVISIBLES) === 0) return INVISIBLE
  if (character === '_') return UNDERSCORE
  if (character.search(APOSTROPHE) === 0) return BETWEEN
  if (MARKS.test(character)) return MARK
  if (!LETTERS.test(character)) return BETWEEN
  return UNSPACED.test(character) && /\p{L}/u.test(character) ? ALONE : LETTER
}

/** Classes of the characters below U+10000, filled as they are met: the scan asks for every character of every text. */
const classes = new Uint8Array(0x10000)

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (Number.isNaN(unit)) return BETWEEN
  if (unit >= 0xd800 && unit < 0xe000) return classify(text.codePointAt(at) ?? unit)
  let found = classes[unit] ?? UNKNOWN
  if (found === UNKNOWN) {
    found = classify(unit)
    classes[unit] = found
  }
  return found
}

const sizeAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** All words of a text. */
export function scanWords(text: string): Words {
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  while (at < text.length) {
    const kind = classAt(text, at)
    if (kind === BETWEEN || kind === INVISIBLE || kind === UNDERSCORE) {
      at += sizeAt(text, at)
      continue
    }
    starts.push(at)
    at = kind === ALONE ? endOfCharacter(text, at) : endOfWord(text, at)
    ends.push(at)
  }
  return { count: starts.length, starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

function endOfCharacter(text: string, start: number): number {
  let at = start + sizeAt(text, start)
  while (classAt(text, at) === MARK) at += sizeAt(text, at)
  return at
}

function endOfWord(text: string, start: number): number {
  let end = start
  for (let at = start; at < text.length; at += sizeAt(text, at)) {
    const kind = classAt(text, at)
    if (kind === LETTER || kind === MARK) end = at + sizeAt(text, at)
    else if (kind !== INVISIBLE && kind !== UNDERSCORE) break
  }
  return end
}

/** Whether a character at an offset belongs to the letter before it. */
export function isMarkAt(text: string, at: number): boolean {
  return classAt(text, at) === MARK
}

const ASCII_WORD = /^[a-z0-9_]+$/

// Letters that printing ties together; text taken from PDFs has them.
const LIGATURES = /[\ufb00-\ufb06]/g

/** A word as it is compared: without case, and the same for all ways to write one letter. */
export function wordKey(word: string): string {
  const lower = word.toLowerCase()
  if (ASCII_WORD.test(lower)) return lower
  const letters = word.replace(INVISIBLES, '').replace(LIGATURES, tied => tied.normalize('NFKC'))
  const composed = letters.normalize('NFC').toLowerCase()
  return composed.replace(/ß/g, 'ss').replace(/ς/g, 'σ').normalize('NFC')
}

/** Letters whose stroke or tie is no mark of its own. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th' },
}

/** A key without accents. Only marks of the European scripts fall away; in others a mark is a vowel. */
export function bareKey(key: string): string {
  if (ASCII_WORD.test(key)) return key
  const bare = key.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return bare.replace(/[łøđðħıæœþ]/g, letter => PLAIN[letter] ?? letter).normalize('NFC')
}

/** What stands between two words, as it is compared. */
export function gapKey(gap: string): string {
  if (gap === ' ') return gap
  return gap
    .replace(INVISIBLES, '')
    .replace(APOSTROPHE, "'")
    .replace(DASH, '-')
    .replace(SPACE, ' ')
    .normalize('NFC')
}

/** Whether a word begins with a capital. */
export function isCapitalised(word: string): boolean {
  return /^\p{Lu}|^\p{Lt}/u.test(word)
}

/** Whether a stretch has letters with case, two or more, and all of them are capitals. */
export function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}[^\p{Lu}]*\p{Lu}/u.test(text)
}
