import { type MemoSpan, tidySpans } from './memo-blocks.ts'
import { findLinks } from './memo-links.ts'

/**
 * The inside of a block: bold and italic by the rules of CommonMark, the program's own links, backslashes, and the tags
 * that `write-memo.ts` falls back on. Everything else is text and stays what it is: addresses, pictures, code, HTML.
 */

/** A sign that a backslash before it makes plain. */
export const ESCAPABLE = /[\\`*_[\]<&#>+\-.)|~]/

interface Token {
  text: string
  target: MemoSpan['target']
  /** A run of `*` or `_` that may begin or end a look; how many of it are left. */
  run?: { sign: string; left: number; size: number; opens: boolean; closes: boolean }
  tag?: { name: string; isEnd: boolean }
}

/** Reads the lines of a paragraph, heading, quote or item. */
export function readSpans(source: string): MemoSpan[] {
  const tokens: Token[] = []
  let at = 0
  for (const { start, end, words, kind, id } of findLinks(source)) {
    readText(source, at, start, tokens)
    tokens.push({ text: words === '' ? kind : words, target: { kind, id } })
    at = end
  }
  readText(source, at, source.length, tokens)
  const looks = { isBold: new Looks(tokens.length), isItalic: new Looks(tokens.length) }
  pairTags(tokens, looks)
  pairRuns(tokens, looks)
  const [bold, italic] = [looks.isBold.flags(), looks.isItalic.flags()]
  return tidySpans(
    tokens.map(({ text, target, run }, index) => ({
      text: run ? run.sign.repeat(run.left) : text,
      isBold: bold[index] ?? false,
      isItalic: italic[index] ?? false,
      target,
    })),
  )
}

const ENTITIES: Record<string, string> = { '&#9;': '\t', '&#32;': ' ', '&#33;': '!' }
/** What is not plain text, tried where it can begin. */
const SPECIAL = /\\[^]|`+|\*+|_+|<\/?(?:strong|em)>|&#(?:9|32|33);/g

/** Adds the tokens of `[start, end)`, in which there is no link. */
function readText(source: string, start: number, end: number, tokens: Token[]): void {
  const add = (text: string) => text !== '' && tokens.push({ text, target: null })
  const unclosed = new Set<number>()
  let at = start
  SPECIAL.lastIndex = start
  for (let match = SPECIAL.exec(source); match; match = SPECIAL.exec(source)) {
    const [sign] = match
    if (match.index >= end) break
    const after = Math.min(match.index + sign.length, end)
    if (sign.startsWith('`')) {
      const close = unclosed.has(sign.length) ? -1 : endOfCode(source, after, end, sign.length)
      // What stands between is code: it stays text, signs and all.
      if (close >= 0) SPECIAL.lastIndex = close
      else unclosed.add(sign.length)
      continue
    }
    if (sign.startsWith('\\') && !(after > match.index + 1 && ESCAPABLE.test(sign.slice(1)))) {
      SPECIAL.lastIndex = match.index + 1
      continue
    }
    add(source.slice(at, match.index))
    at = after
    if (sign.startsWith('\\')) add(sign.slice(1))
    else if (sign.startsWith('&')) add(ENTITIES[sign] ?? sign)
    else if (sign.startsWith('<')) {
      const tag = { name: sign.replaceAll(/[</>]/g, ''), isEnd: sign[1] === '/' }
      tokens.push({ text: sign, target: null, tag })
    } else tokens.push({ text: sign, target: null, run: readRun(source, match.index, sign) })
  }
  add(source.slice(at, end))
}

/** Where the code ends that a run of that many backticks began; -1 where none of that length follows. */
function endOfCode(source: string, from: number, end: number, size: number): number {
  for (const match of source.slice(from, end).matchAll(/`+/g)) {
    if (match[0].length === size) return from + match.index + size
  }
  return -1
}

function readRun(source: string, at: number, run: string): NonNullable<Token['run']> {
  const sign = run[0] ?? ''
  const before = /[^]$/u.exec(source.slice(Math.max(0, at - 2), at))?.[0] ?? ' '
  const after = String.fromCodePoint(source.codePointAt(at + run.length) ?? 32)
  const [isBlankBefore, isBlankAfter] = [/\s/.test(before), /\s/.test(after)]
  const [isSignBefore, isSignAfter] = [before, after].map(char => /[\p{P}\p{S}]/u.test(char))
  const isLeft = !isBlankAfter && (!isSignAfter || isBlankBefore || isSignBefore === true)
  const isRight = !isBlankBefore && (!isSignBefore || isBlankAfter || isSignAfter === true)
  const isWord = sign === '_'
  return {
    sign,
    left: run.length,
    size: run.length,
    opens: isLeft && (!isWord || !isRight || isSignBefore === true),
    closes: isRight && (!isWord || !isLeft || isSignAfter === true),
  }
}

/** Which tokens have a look, noted as stretches. */
class Looks {
  readonly #steps: number[]

  constructor(size: number) {
    this.#steps = Array.from({ length: size + 1 }, () => 0)
  }

  /** The tokens strictly between two. */
  add(open: number, close: number): void {
    this.#steps[open + 1] = (this.#steps[open + 1] ?? 0) + 1
    this.#steps[close] = (this.#steps[close] ?? 0) - 1
  }

  flags(): boolean[] {
    let depth = 0
    return this.#steps.map(step => {
      depth += step
      return depth > 0
    })
  }
}

type LookPair = Record<'isBold' | 'isItalic', Looks>

function pairTags(tokens: Token[], looks: LookPair): void {
  const open: Record<string, number[]> = { strong: [], em: [] }
  tokens.forEach((token, index) => {
    if (token.tag === undefined) return
    const { name, isEnd } = token.tag
    const start = isEnd ? open[name]?.pop() : undefined
    if (!isEnd) open[name]?.push(index)
    if (start === undefined) return
    looks[name === 'strong' ? 'isBold' : 'isItalic'].add(start, index)
    for (const used of [tokens[start], token]) if (used) used.text = ''
  })
}

/** CommonMark’s “process emphasis”: each run that may close looks back for one that opened. */
function pairRuns(tokens: Token[], looks: LookPair): void {
  const openers: number[] = []
  /** Below these openers there is none for a run of that kind. */
  const bottoms = new Map<string, number>()
  tokens.forEach(({ run: closer }, index) => {
    if (closer === undefined) return
    const kind = `${closer.sign}${closer.opens}${closer.size % 3}`
    while (closer.closes && closer.left > 0) {
      const bottom = bottoms.get(kind) ?? -1
      const place = openers.findLastIndex(at => at > bottom && fits(tokens[at]?.run, closer))
      const start = openers[place]
      const opener = start === undefined ? undefined : tokens[start]?.run
      if (start === undefined || opener === undefined) {
        bottoms.set(kind, openers.at(-1) ?? -1)
        break
      }
      const used = opener.left >= 2 && closer.left >= 2 ? 2 : 1
      looks[used === 2 ? 'isBold' : 'isItalic'].add(start, index)
      opener.left -= used
      closer.left -= used
      openers.length = opener.left > 0 ? place + 1 : place
    }
    if (closer.opens && closer.left > 0) openers.push(index)
  })
}

function fits(opener: Token['run'], closer: NonNullable<Token['run']>): boolean {
  if (opener?.sign !== closer.sign) return false
  const isEither = opener.closes || closer.opens
  const isThird = (opener.size + closer.size) % 3 === 0
  return !isEither || !isThird || (opener.size % 3 === 0 && closer.size % 3 === 0)
}
