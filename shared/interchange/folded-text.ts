/** A text in which only the words count: small letters, plain quotation marks and dashes, one blank between words. */
export interface FoldedText {
  folded: string
  /** Turns the index of a folded character into the offset of the text at which it begins; UTF-16 code units. */
  at: (index: number) => number
  /** The offset behind the folded character before this index. */
  endAt: (index: number) => number
  /** Its words with the index of each, made once. */
  words: () => readonly { word: string; at: number }[]
}

const BLANK = /[\s\u00A0\u00AD\u200B-\u200D\uFEFF]/u

/** Folds a text for the search, keeping where each character came from. */
export function foldText(text: string): FoldedText {
  const parts: string[] = []
  const offsets = new Uint32Array(text.length + 1)
  let count = 0
  let isAfterBlank = true
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (BLANK.test(char)) {
      // What joins or hides within a word is no blank.
      if (char === '\u00AD' || char === '\uFEFF' || (char >= '\u200B' && char <= '\u200D')) continue
      if (isAfterBlank) continue
      offsets[count++] = at
      parts.push(' ')
      isAfterBlank = true
      continue
    }
    offsets[count++] = at
    parts.push(foldCharacter(char))
    isAfterBlank = false
  }
  const folded = parts.join('')
  let words: { word: string; at: number }[] | undefined
  return {
    folded,
    at: index => offsets[index] ?? text.length,
    endAt: index => (index === 0 ? 0 : (offsets[index - 1] ?? text.length - 1) + 1),
    words: () =>
      (words ??= [...folded.matchAll(WORD)].map(({ 0: word, index }) => ({ word, at: index }))),
  }
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu

/** A quote as it would stand in a folded text. */
export function foldQuote(quote: string): string {
  return foldText(quote.trim()).folded.trim()
}

/** One character for one, so that places can be told. */
function foldCharacter(char: string): string {
  if (/[‘’‚‛′`´]/u.test(char)) return "'"
  if (/[“”„‟″«»]/u.test(char)) return '"'
  if (/[‐‑‒–—―−]/u.test(char)) return '-'
  const lower = char.toLowerCase()
  return lower.length === 1 ? lower : char
}
