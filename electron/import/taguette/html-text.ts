import { readHtmlTokens } from '../html-tokens.ts'

/** The words of a page in lines, and where each byte of its text nodes has come to. */
export interface HtmlText {
  text: string
  /** Turns an offset in bytes of UTF-8 of all text nodes together into an offset of the text, in UTF-16 code units. */
  at: (byteOffset: number) => number
}

const BLOCK =
  /^(?:address|article|blockquote|body|br|dd|div|dl|dt|figure|h[1-6]|header|hr|html|li|ol|p|pre|section|table|td|th|tr|ul)$/

/**
 * Lays the words of a page out in lines. Taguette counts the bytes of all text nodes, line breaks between tags included,
 * so every piece keeps where it began.
 */
export function layOutHtml(html: string): HtmlText {
  const pieces: Piece[] = []
  let [byte, length, isAfterBlank, isLineOver] = [0, 0, true, false]
  for (const token of readHtmlTokens(html)) {
    if (token.type !== 'text') {
      if (BLOCK.test(token.name) && length > 0) isLineOver = true
      continue
    }
    if (token.text.trim() !== '') {
      if (isLineOver) {
        pieces.push({ byte, start: length, text: '\n' })
        length += 1
        isAfterBlank = true
        isLineOver = false
      }
      // Character for character, so that places can be told, but for blanks at the beginning of a line.
      const words = token.text.replace(/[\s\u00A0]/g, ' ')
      const skipped = isAfterBlank ? words.length - words.trimStart().length : 0
      const start = byte + Buffer.byteLength(token.text.slice(0, skipped))
      pieces.push({ byte: start, start: length, text: words.slice(skipped) })
      length += words.length - skipped
      isAfterBlank = words.endsWith(' ')
    }
    byte += Buffer.byteLength(token.text)
  }
  const text = pieces
    .map(piece => piece.text)
    .join('')
    .trimEnd()
  return { text, at: offset => placeOf(pieces, offset, text.length) }
}

interface Piece {
  /** Where it begins, in bytes of UTF-8 of all text nodes. */
  byte: number
  /** Where it begins in the text. */
  start: number
  text: string
}

function placeOf(pieces: readonly Piece[], offset: number, length: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.byte ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const piece = pieces[low - 1]
  if (piece === undefined) return 0
  let [bytes, units] = [piece.byte, 0]
  for (const character of piece.text) {
    const size = Buffer.byteLength(character)
    if (bytes + size > offset) break
    bytes += size
    units += character.length
  }
  return Math.min(length, piece.start + units)
}
