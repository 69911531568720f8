/** Lays text in lines no wider than `maxWidth`; `width` measures a string, in the same unit. Always at least one line. */
export function wrapText(
  text: string,
  maxWidth: number,
  width: (text: string) => number,
): string[] {
  const words = text.split(/[^\S\u00A0\u202F]+/u).filter(word => word !== '')
  const space = width(' ')
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  for (const word of words.flatMap(word => pieces(word, maxWidth, width))) {
    const wordWidth = width(word)
    if (line !== '' && lineWidth + space + wordWidth > maxWidth) {
      lines.push(line)
      line = ''
    }
    lineWidth = line === '' ? wordWidth : lineWidth + space + wordWidth
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A word that fits, or its pieces where it is longer than a line; never cuts inside a visible character. */
function pieces(word: string, maxWidth: number, width: (text: string) => number): string[] {
  if (width(word) <= maxWidth) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && width(part + segment) > maxWidth) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
