/** What `stripInline` made of a line, and how many marks of formatting it took away. */
export interface Stripped {
  text: string
  removed: number
  images: number
}

// Every expression excludes its own closing mark from its content, so none can backtrack over a long line.
const PUNCTUATION_BEFORE = String.raw`(?<![\p{L}\p{N}\\*_~])`
const PUNCTUATION_AFTER = String.raw`(?![\p{L}\p{N}*_~])`
const EMPHASIS = [
  /(?<!\\)\*\*\*(?=[^\s*])([^*\n]*[^\s*\\])\*\*\*/g,
  /(?<!\\)\*\*(?=[^\s*])([^*\n]*[^\s*\\])\*\*/g,
  new RegExp(
    String.raw`${PUNCTUATION_BEFORE}__(?=[^\s_])([^_\n]*[^\s_\\])__${PUNCTUATION_AFTER}`,
    'gu',
  ),
  /(?<!\\)~~(?=[^\s~])([^~\n]*[^\s~\\])~~/g,
  new RegExp(
    String.raw`${PUNCTUATION_BEFORE}\*(?=[^\s*])([^*\n]*[^\s*\\])\*${PUNCTUATION_AFTER}`,
    'gu',
  ),
  new RegExp(
    String.raw`${PUNCTUATION_BEFORE}_(?=[^\s_])([^_\n]*[^\s_\\])_${PUNCTUATION_AFTER}`,
    'gu',
  ),
]
const CODE = /(?<!`)`([^`\n]+)`(?!`)/g
const IMAGE = /!\[([^[\]\n]{0,500})\]\(([^()\s]{0,2000})(?: "[^"\n]{0,300}")?\)/g
const LINK = /\[([^[\]\n]{1,500})\]\(([^()\s]{0,2000})(?: "[^"\n]{0,300}")?\)/g
const ESCAPE = /\\([!-/:-@[-`{-~])/g

/** Takes unambiguous formatting marks out of one line of Markdown. No word goes; a link keeps its address in brackets. */
export function stripInline(line: string): Stripped {
  const stripped: Stripped = { text: line, removed: 0, images: 0 }
  const strip = (pattern: RegExp, replace: (...groups: string[]) => string) => {
    stripped.text = stripped.text.replace(pattern, (_, ...groups: string[]) => {
      stripped.removed++
      return replace(...groups)
    })
  }
  strip(IMAGE, alt => {
    stripped.images++
    return alt ?? ''
  })
  strip(LINK, (words, address) =>
    !address || words === address ? `${words}` : `${words} (${address})`,
  )
  for (const pattern of EMPHASIS) strip(pattern, words => words ?? '')
  strip(CODE, words => words ?? '')
  strip(ESCAPE, mark => mark ?? '')
  return stripped
}
