import type { Encoding } from '../../shared/text/encodings.ts'

/** How much of a reading no text would hold; many of them mean that it was read in the wrong encoding. */
export function countOddities(text: string, bytes: Uint8Array, encoding: Encoding): number {
  let count = 0
  for (const [pattern, weight] of ODDITIES) count += weight * countOf(text, pattern)
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{2,}/gu)) {
    if (alphabetsOf(word) > 1) count += word.length
  }
  return count + countRare(text, bytes, encoding)
}

const ODDITIES: readonly (readonly [RegExp, number])[] = [
  // Control characters, and code points that are no character.
  [/[\p{Cc}\p{Co}\p{Cn}\uFFFD]/gu, 4],
  // A capital within a word; English names such as McDonald have one in ASCII.
  [/\p{Ll}(?![A-Z])\p{Lu}|(?![a-z])\p{Ll}\p{Lu}/gu, 1],
  // Words of accented letters alone, which no language in Latin letters has.
  [/(?<!\p{L})[\u00AA-\u024F]{3,}(?!\p{L})/gu, 3],
  // Signs that touch letters, and marks that open a quotation behind a letter.
  [
    /(?<=\p{L})[^\p{ASCII}\p{L}\p{M}\p{N}\p{P}\p{Z}]|[^\p{ASCII}\p{L}\p{M}\p{N}\p{P}\p{Z}](?=\p{L})/gu,
    1,
  ],
  [/(?<=\p{L})[¹²³¡¿‘“„‚«»‹›†‡•](?=\p{L})|(?<=\p{L})[‘“„‚‹¡¿]|[¼½¾](?=\p{L})/gu, 1],
  // Katakana of half width, which stand for single bytes.
  [/[\uFF61-\uFF9F]/g, 2],
  // Rare letters that are common ones of Turkish or Russian in another encoding.
  [/[ÞþÐðţŢ\u05B0-\u05C7\u05F0-\u05F4]/g, 0.2],
]

const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
  /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]/u,
]

function alphabetsOf(word: string): number {
  return ALPHABETS.filter(alphabet => alphabet.test(word)).length
}

/** The first bytes of the characters in common use, which the standards put first. */
const COMMON: Partial<Record<Encoding, readonly [number, number]>> = {
  gb18030: [0xa1, 0xd7],
  big5: [0xa1, 0xc6],
  'euc-jp': [0xa1, 0xcf],
  'euc-kr': [0xa1, 0xc8],
  shift_jis: [0x81, 0x97],
}

/** Characters that are rare in the languages an encoding is for. */
function countRare(text: string, bytes: Uint8Array, encoding: Encoding): number {
  const han = countOf(text, /\p{Script=Han}/gu)
  const kana = countOf(text, /[\u3041-\u30FE]/g)
  const [first, last] = COMMON[encoding] ?? [0, 0]
  let rare = 0
  for (let at = 0; last > 0 && at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    if (byte < first || byte > last) rare++
    at++
  }
  // Japanese is never without kana for long, Korean hardly has Chinese characters, Chinese has no kana.
  if (encoding === 'shift_jis' || encoding === 'euc-jp') return rare + Math.max(0, han / 2 - kana)
  if (encoding === 'euc-kr') return rare + han + kana
  return encoding === 'gb18030' || encoding === 'big5' ? rare + kana : rare
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
