import { type MemoBlock, type MemoItem, type MemoSpan, tidyBlocks } from './memo-blocks.ts'
import { readSpans } from './read-spans.ts'

/** A block with the lines that it was read from. */
export interface ReadBlock {
  block: MemoBlock
  source: string
}

const BLANK = /^[ \t]*$/
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+([^]*))?$/
const QUOTE = /^ {0,3}> ?/
const FENCE = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/
const HTML = /^ {0,3}<(?!\/?(?:strong|em)>)[a-z/!?]/i
const TABLE_LINE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const ITEM = /^([ \t]*)([-+*]|\d{1,5}[.)])(?:([ \t]+)([^]*))?$/

/** Reads a memo's Markdown. Every line of it is in one of the sources, but for blank lines between them. */
export function readMemo(body: string): ReadBlock[] {
  const lines = body.replaceAll(/\r\n?/g, '\n').split('\n')
  const blocks: ReadBlock[] = []
  let at = 0
  while (at < lines.length) {
    const start = at
    while (at < lines.length && BLANK.test(lines[at] ?? '')) at += 1
    blocks.push(...emptyParagraphs(at - start, at === lines.length))
    if (at === lines.length) break
    const end = endOfBlock(lines, at)
    const own = lines.slice(at, end)
    blocks.push({ block: readBlock(own), source: own.join('\n') })
    at = end
  }
  return blocks
}

/** A memo's blocks in the one form that writing and reading again keeps. */
export function memoBlocks(body: string): MemoBlock[] {
  return tidyBlocks(readMemo(body).map(({ block }) => block))
}

/** One blank line parts two blocks; each further one is an empty paragraph. */
function emptyParagraphs(blanks: number, isLast: boolean): ReadBlock[] {
  return Array.from({ length: Math.max(0, isLast ? blanks : blanks - 1) }, () => ({
    block: { kind: 'paragraph' as const, spans: [] },
    source: '',
  }))
}

/** Whether a line begins something that is no paragraph. */
function beginsBlock(line: string): boolean {
  return [HEADING, QUOTE, FENCE, HTML].some(form => form.test(line)) || isItem(line, '')
}

/** Whether a line begins an item; `above` is the line of a paragraph that it may break off, or empty. */
function isItem(line: string, above: string): boolean {
  const item = ITEM.exec(line)
  if (item === null || RULE.test(line) || indentOf(item[1] ?? '') > 3) return false
  const [, , mark = '', , words = ''] = item
  return above === '' || (words !== '' && /^(?:[-+*]|0*1[.)])$/.test(mark))
}

function isTable(lines: readonly string[], at: number): boolean {
  const second = lines[at + 1] ?? ''
  return second.includes('|') && TABLE_LINE.test(second) && (lines[at] ?? '').includes('|')
}

function endOfBlock(lines: readonly string[], start: number): number {
  const first = lines[start] ?? ''
  if (HEADING.test(first)) return start + 1
  if (FENCE.test(first)) return endOfFence(lines, start)
  if (HTML.test(first) || isTable(lines, start)) return endOf(lines, start, () => true)
  if (QUOTE.test(first)) {
    // A line without its sign goes on with the quote's last paragraph.
    return endOf(lines, start, line => QUOTE.test(line) || !beginsBlock(line))
  }
  if (isItem(first, '')) return endOfList(lines, start)
  return endOf(lines, start, (line, above, at) => {
    const begins = [HEADING, QUOTE, FENCE].some(form => form.test(line)) || isItem(line, above)
    return !begins && !isTable(lines, at)
  })
}

/** The end of lines that go on with the first; a blank line always ends them. */
function endOf(
  lines: readonly string[],
  start: number,
  goesOn: (line: string, above: string, at: number) => boolean,
): number {
  let at = start + 1
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (BLANK.test(line) || !goesOn(line, lines[at - 1] ?? '', at)) break
  }
  return at
}

function endOfFence(lines: readonly string[], start: number): number {
  const [, ticks, tildes] = FENCE.exec(lines[start] ?? '') ?? []
  const fence = ticks ?? tildes ?? ''
  const close = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},}[ \\t]*$`)
  const end = lines.findIndex((line, index) => index > start && close.test(line))
  return end < 0 ? lines.length : end + 1
}

/** A list goes on over one blank line, where another item or an indented paragraph follows. */
function endOfList(lines: readonly string[], start: number): number {
  const isOrdered = /^\s*\d/.test(lines[start] ?? '')
  let at = start + 1
  for (; at < lines.length; at += 1) {
    const isAfterBlank = BLANK.test(lines[at] ?? '')
    const next = lines[isAfterBlank ? at + 1 : at] ?? ''
    if (BLANK.test(next)) break
    const isIndented = /^(?: {2,}|\t)/.test(next)
    const isOwnItem = isItem(next, '') && /^\s*\d/.test(next) === isOrdered
    const isLazy = !isAfterBlank && !beginsBlock(next) && !RULE.test(next)
    if (!isIndented && !isOwnItem && !isLazy) break
    if (isAfterBlank) at += 1
  }
  return at
}

function readBlock(lines: string[]): MemoBlock {
  const text = lines.join('\n')
  const first = lines[0] ?? ''
  const kept: MemoBlock = { kind: 'kept', text }
  if (FENCE.test(first) || HTML.test(first) || isTable(lines, 0)) return kept
  const heading = HEADING.exec(first)
  if (heading) {
    const [, signs = '', words = ''] = heading
    return { kind: 'heading', level: signs.length, spans: readLines([words]) }
  }
  if (QUOTE.test(first)) {
    const inner = lines.map(line => line.replace(QUOTE, ''))
    const isPlain = inner.every((line, at) => !beginsBlock(line) && !isTable(inner, at))
    return isPlain ? { kind: 'quote', spans: readLines(inner) } : kept
  }
  if (isItem(first, '')) return readList(lines) ?? kept
  return { kind: 'paragraph', spans: readLines(lines) }
}

/** Blanks before a line mean nothing; a backslash alone is an empty line. */
function readLines(lines: readonly string[]): MemoSpan[] {
  return readSpans(
    lines
      .map(line => line.replace(/^[ \t]+/, ''))
      .map(line => (line === '\\' ? '' : line))
      .join('\n'),
  )
}

/** Columns of the blanks before an item. */
function indentOf(blanks: string): number {
  return blanks.replaceAll('\t', '    ').length
}

/** The items of a list; null where there is more in them than words. */
function readList(lines: readonly string[]): MemoBlock | null {
  const items: (Omit<MemoItem, 'spans'> & { lines: string[] })[] = []
  /** The column at which the words of the last item of each depth begin. */
  let columns: number[] = []
  let start = 1
  for (const [index, line] of lines.entries()) {
    const [, blanks = '', mark, gap = '', words = ''] = ITEM.exec(line) ?? []
    if (BLANK.test(line)) {
      if (ITEM.test(lines[index + 1] ?? '')) continue
      return null
    }
    if (mark === undefined || RULE.test(line)) {
      if (beginsBlock(line.trim())) return null
      items.at(-1)?.lines.push(line)
      continue
    }
    if (beginsBlock(words)) return null
    const indent = indentOf(blanks)
    columns = columns.filter(column => indent >= column)
    const depth = columns.length
    const width = indentOf(gap)
    columns.push(indent + mark.length + (words === '' || width > 4 ? 1 : width))
    const isOrdered = /^\d/.test(mark)
    if (items.length === 0 && isOrdered) start = Number.parseInt(mark, 10)
    items.push({ depth, isOrdered, lines: [words] })
  }
  const isMixed = items.some(
    ({ depth, isOrdered }) => depth === 0 && isOrdered !== items[0]?.isOrdered,
  )
  if (isMixed) return null
  return {
    kind: 'list',
    start,
    items: items.map(({ lines: own, ...item }) => ({ ...item, spans: readLines(own) })),
  }
}
