/**
 * Reads the little Markdown that the user guide is written in: headings, paragraphs, lists, tables, pictures and text
 * to copy (between lines of three backticks, without an empty line in it); within a line bold, emphasis, code, links. Anything else stays the text that it is. The result is data, never HTML.
 */

/** A stretch of a line. */
export type Inline =
  | { kind: 'text' | 'strong' | 'emphasis' | 'code'; text: string }
  | { kind: 'link'; text: string; target: string }

/** A block of a page. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; anchor: string }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'picture'; alt: string; source: string }
  | { kind: 'verbatim'; text: string }

const HEADING = /^(#{1,3}) +(.+)$/
const PICTURE = /^!\[([^\]]*)\]\(([^)\s]+)\)$/
const ITEM = /^(?:- |(\d+)\. +)/
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/g

/** The blocks of a page, in order. */
export function readMarkdown(text: string): Block[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .flatMap(chunk => readChunk(chunk.split('\n').map(line => line.trimEnd())))
}

/** Lines without an empty one between them: a heading may stand right above the rest. */
function readChunk(lines: string[]): Block[] {
  const filled = lines.filter(line => line !== '')
  const [first, ...rest] = filled
  if (first === undefined) return []
  const heading = HEADING.exec(first)
  if (heading) {
    const [, marks = '', title = ''] = heading
    const level = marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3
    const words = plain(readInline(title))
    return [{ kind: 'heading', level, text: words, anchor: anchorOf(words) }, ...readChunk(rest)]
  }
  const picture = rest.length === 0 ? PICTURE.exec(first) : null
  if (picture) return [{ kind: 'picture', alt: picture[1] ?? '', source: picture[2] ?? '' }]
  if (first.startsWith('```')) return [{ kind: 'verbatim', text: rest.slice(0, -1).join('\n') }]
  if (first.startsWith('|')) return [readTable(filled)]
  const item = ITEM.exec(first)
  if (item) return [{ kind: 'list', isOrdered: item[1] !== undefined, items: readItems(filled) }]
  return [{ kind: 'paragraph', inlines: readInline(filled.join(' ')) }]
}

/** A line that begins no item goes on with the one above it. */
function readItems(lines: string[]): Inline[][] {
  const items: string[] = []
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return items.map(readInline)
}

function readTable(lines: string[]): Block {
  const [head = [], , ...rows] = lines.map(line =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(cell => readInline(cell.trim())),
  )
  return { kind: 'table', head, rows }
}

/** The stretches of a line; signs that close nothing are text. */
export function readInline(text: string): Inline[] {
  const inlines: Inline[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) })
    const [whole, code, strong, emphasis, words = '', target = ''] = match
    if (code !== undefined) inlines.push({ kind: 'code', text: code })
    else if (strong !== undefined) inlines.push({ kind: 'strong', text: strong })
    else if (emphasis !== undefined) inlines.push({ kind: 'emphasis', text: emphasis })
    else inlines.push({ kind: 'link', text: words, target })
    end = match.index + whole.length
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) })
  return inlines
}

/** The words of stretches, without their looks. */
export function plain(inlines: readonly Inline[]): string {
  return inlines.map(({ text }) => text).join('')
}

/** What a link to a heading is called, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
