import { isSameBlock, type MemoBlock, type MemoSpan, tidyBlocks } from './memo-blocks.ts'
import { writeLink } from './memo-links.ts'
import { memoBlocks } from './read-memo.ts'

/** Writes blocks as a memo's Markdown; `memoBlocks` reads the same ones back. */
export function writeMemo(blocks: readonly MemoBlock[]): string {
  return joinBlocks(tidyBlocks(blocks).map(writeBlock))
}

/** Blocks that are written already, in a body: a blank line between two, one more for each that is empty. */
export function joinBlocks(written: readonly string[]): string {
  return written.map((text, at) => (at === 0 ? text : text === '' ? '\n' : `\n\n${text}`)).join('')
}

/**
 * How much is written plainly. Signs of Markdown stay as they were typed where they mean nothing there, so that a memo
 * reads well outside of the program; each further way escapes more, and the last one makes words bold with a tag.
 */
type Way = 0 | 1 | 2 | 3
const WAYS: readonly Way[] = [0, 1, 2, 3]

/** One tidy block as Markdown: in the plainest way that reads back as it is. */
export function writeBlock(block: MemoBlock): string {
  let text = ''
  for (const way of WAYS) {
    text = writeIn(block, way)
    const [read, ...more] = memoBlocks(text)
    if (read !== undefined && more.length === 0 && isSameBlock(read, block)) return text
  }
  return text
}

function writeIn(block: MemoBlock, way: Way): string {
  switch (block.kind) {
    case 'kept':
      return block.text
    case 'heading':
      return markLine('#'.repeat(block.level), writeLines(block.spans, way).join(' '))
    case 'quote':
      return writeLines(block.spans, way)
        .map(line => (line === '\\' || line === '' ? '>' : `> ${line}`))
        .join('\n')
    case 'list':
      return writeList(block, way)
    default:
      return writeLines(block.spans, way).join('\n')
  }
}

/** Numbers of items are written with five digits at most: a longer one would be a number in a text. */
const LAST_NUMBER = 99_999

function writeList({ items, start }: Extract<MemoBlock, { kind: 'list' }>, way: Way): string {
  /** How far the words of the last item of each depth are indented, and its number. */
  const above: { indent: number; number: number; isOrdered: boolean }[] = []
  return items
    .map(({ depth, isOrdered, spans }) => {
      const before = above[depth]
      const goesOn = before?.isOrdered === isOrdered
      const first = depth === 0 ? start : 1
      const number = goesOn ? Math.min(before.number + 1, LAST_NUMBER) : first
      const mark = isOrdered ? `${number}.` : '-'
      const indent = above[depth - 1]?.indent ?? 0
      const inner = indent + mark.length + 1
      above.length = depth
      above[depth] = { indent: inner, number, isOrdered }
      const [head = '', ...more] = writeLines(spans, way)
      const lines = [' '.repeat(indent) + markLine(mark, head)]
      return [...lines, ...more.map(line => ' '.repeat(inner) + line)].join('\n')
    })
    .join('\n')
}

/** No blank is left at the end where no words follow. */
function markLine(mark: string, words: string): string {
  return words === '' ? mark : `${mark} ${words}`
}

/** The lines of a block’s words, each such that it begins nothing else. */
function writeLines(spans: readonly MemoSpan[], way: Way): string[] {
  const text = writeSpans(spans, way)
  if (text === '') return ['']
  return text.split('\n').map(line => {
    if (line === '') return '\\'
    const blank = line.startsWith(' ') ? '&#32;' : line.startsWith('\t') ? '&#9;' : ''
    const rest = blank === '' ? line : line.slice(1)
    return way === 0 || blank !== '' ? blank + rest : escapeStart(rest)
  })
}

function escapeStart(line: string): string {
  return line
    .replace(
      /^(#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|-(?=[- \t]*$)|~~~|<(?!\/?(?:strong|em)>))/,
      '\\$1',
    )
    .replace(/^(\d{1,5})([.)](?:[ \t]|$))/, '$1\\$2')
}

const LOOKS = [
  { look: 'isBold', sign: '**', tag: 'strong' },
  { look: 'isItalic', sign: '*', tag: 'em' },
] as const
type Look = (typeof LOOKS)[number]

/** Words with their looks, each begun once and ended once for as long as it lasts. */
function writeSpans(spans: readonly MemoSpan[], way: Way): string {
  const open: Look[] = []
  let text = ''
  const begin = (look: Look) => {
    open.push(look)
    text += way === 3 ? `<${look.tag}>` : look.sign
  }
  const end = () => {
    const look = open.pop()
    if (look) text += way === 3 ? `</${look.tag}>` : look.sign
  }
  spans.forEach((span, at) => {
    while (open.some(({ look }) => !span[look])) end()
    const missing = LOOKS.filter(look => span[look.look] && !open.includes(look))
    // What lasts longer is begun first, so that it need not be broken off.
    const lasts = ({ look }: Look) => {
      const last = spans.findIndex((other, index) => index > at && !other[look])
      return last < 0 ? spans.length : last
    }
    for (const look of missing.sort((one, other) => lasts(other) - lasts(one))) begin(look)
    if (span.target !== null) text += writeLink(span.text, span.target)
    else text += escapeText(span.text, way, spans[at + 1]?.target != null)
  })
  while (open.length > 0) end()
  return text
}

const SIGNS =
  /[\\`*|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=\/?(?:strong|em)>)|&(?=#(?:9|32|33);)/gu
const ALL_SIGNS = /[\\`*|_[\]<&]/g

function escapeText(text: string, way: Way, isBeforeLink: boolean): string {
  if (way === 0) return text
  const escaped = text.replaceAll(way === 1 ? SIGNS : ALL_SIGNS, '\\$&')
  // A picture's sign, which `findLinks` looks for without minding backslashes.
  return isBeforeLink ? escaped.replace(/!$/, '&#33;') : escaped
}
