import { decodeEntities } from './entities.ts'

/** A piece of an HTML file. */
export type HtmlToken =
  | { type: 'text'; text: string }
  | { type: 'open'; name: string; attributes: string }
  | { type: 'close'; name: string }

/** Elements whose content is no text; it goes up to their own end tag, whatever it holds. */
const RAW = /^(?:script|style|noscript|template|iframe|object|svg|math|textarea|select|title|head)$/
const TAG = /<(\/?)([a-zA-Z][^\s/>]{0,60})/y
// Tags whose quotes never end make a scan to the end of the file; after some, quotes count for nothing any more.
const MAX_LONG_SCANS = 10

/** Takes HTML apart as browsers do: what is no proper tag is text, and nothing is an error. */
export function* readHtmlTokens(html: string): Generator<HtmlToken> {
  const scanner = new Scanner(html)
  let text = 0
  for (let at = html.indexOf('<'); at !== -1; ) {
    TAG.lastIndex = at
    const tag = TAG.exec(html)
    const nameEnd = TAG.lastIndex
    const end = tag ? scanner.tagEnd(at) : scanner.declarationEnd(at)
    if (end === -1) {
      at = html.indexOf('<', at + 1)
      continue
    }
    if (at > text) yield { type: 'text', text: decodeEntities(html.slice(text, at)) }
    text = end
    if (tag) {
      const name = (tag[2] ?? '').toLowerCase()
      const isClosed = html.charAt(end - 2) === '/'
      if (tag[1] === '/') yield { type: 'close', name }
      else yield { type: 'open', name, attributes: html.slice(nameEnd, end - 1) }
      if (tag[1] !== '/' && RAW.test(name) && !isClosed) text = scanner.rawEnd(end, name)
    }
    at = html.indexOf('<', text)
  }
  if (text < html.length) yield { type: 'text', text: decodeEntities(html.slice(text)) }
}

/** Finds where things end, and remembers what has no end, so that no search is made twice. */
class Scanner {
  readonly #html: string
  readonly #lastBracket: number
  readonly #missing = new Set<string>()
  #longScans = 0

  constructor(html: string) {
    this.#html = html
    this.#lastBracket = html.lastIndexOf('>')
  }

  /** The index behind a tag; -1 where it never ends. A quoted value may hold a `>`. */
  tagEnd(open: number): number {
    if (open > this.#lastBracket) return -1
    for (let at = open + 1; this.#longScans < MAX_LONG_SCANS; ) {
      const char = this.#html.charAt(at)
      if (char === '>') return at + 1
      const isQuote = (char === '"' || char === "'") && this.#html.charAt(at - 1) === '='
      const close = isQuote ? this.#html.indexOf(char, at + 1) : at
      if (char === '' || close === -1) {
        this.#longScans++
        break
      }
      at = close + 1
    }
    // A quote that never ends: up to the next bracket, as older browsers did.
    return this.#html.indexOf('>', open) + 1
  }

  /** The index behind a comment, a document type or another declaration; -1 where it is none or never ends. */
  declarationEnd(open: number): number {
    if (!/^<[!?/]/.test(this.#html.slice(open, open + 2))) return -1
    const isComment = this.#html.startsWith('<!--', open)
    return this.#behind(isComment ? '-->' : '>', open + 2)
  }

  /** Where the end tag of an element begins whose content is no text: the end of the file where there is none. */
  rawEnd(from: number, name: string): number {
    const end = this.#find(new RegExp(`</${name}(?=[\\s/>])`, 'gi'), from)
    if (end !== -1) return end
    // A head without end is closed by the body.
    if (name !== 'head') return this.#html.length
    return Math.max(from, this.#find(/<body(?=[\s/>])/gi, from))
  }

  #behind(mark: string, from: number): number {
    if (this.#missing.has(mark)) return -1
    const at = this.#html.indexOf(mark, from)
    if (at === -1) this.#missing.add(mark)
    return at === -1 ? -1 : at + mark.length
  }

  #find(pattern: RegExp, from: number): number {
    if (this.#missing.has(pattern.source)) return -1
    pattern.lastIndex = from
    const at = pattern.exec(this.#html)?.index ?? -1
    if (at === -1) this.#missing.add(pattern.source)
    return at
  }
}
