import { decodeEntities } from './entities.ts'

/** A piece of an HTML file. */
export type HtmlToken =
  | { type: 'text'; text: string }
  | { type: 'open'; name: string; attributes: string }
  | { type: 'close'; name: string }

/** Elements whose content is no text; it goes up to their own end tag, whatever it holds. */
const RAW = /^(?:script|style|noscript|template|iframe|object|svg|math|textarea|select|title|head)$/
const MAX_TAG = 100_000
const TAG = /<(\/?)([a-zA-Z][^\s/>]{0,60})/y

/** Takes HTML apart as browsers do: what is no proper tag is text, and nothing is an error. */
export function* readHtmlTokens(html: string): Generator<HtmlToken> {
  let text = 0
  for (let at = html.indexOf('<'); at !== -1; ) {
    TAG.lastIndex = at
    const tag = TAG.exec(html)
    const end = tag ? tagEnd(html, at) : skipDeclaration(html, at)
    if (end === -1) {
      at = html.indexOf('<', at + 1)
      continue
    }
    if (at > text) yield { type: 'text', text: decodeEntities(html.slice(text, at)) }
    text = end
    if (tag) {
      const name = (tag[2] ?? '').toLowerCase()
      if (tag[1] === '/') yield { type: 'close', name }
      else {
        yield { type: 'open', name, attributes: html.slice(TAG.lastIndex, end - 1) }
        if (RAW.test(name) && html.charAt(end - 2) !== '/') text = rawEnd(html, end, name)
      }
    }
    at = html.indexOf('<', text)
  }
  if (text < html.length) yield { type: 'text', text: decodeEntities(html.slice(text)) }
}

/** The index behind a tag; -1 where it never ends. A quoted value may hold a `>`. */
function tagEnd(html: string, open: number): number {
  let quote = ''
  const limit = Math.min(html.length, open + MAX_TAG)
  for (let at = open + 1; at < limit; at++) {
    const char = html.charAt(at)
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '>') return at + 1
    else if ((char === '"' || char === "'") && html.charAt(at - 1) === '=') quote = char
  }
  // A quote that never ends: up to the next bracket, as older browsers did.
  const close = html.indexOf('>', open)
  return close === -1 ? -1 : close + 1
}

/** The index behind a comment, a document type or another declaration; -1 where there is none. */
function skipDeclaration(html: string, open: number): number {
  const isComment = html.startsWith('<!--', open)
  if (!isComment && !/^<[!?/]/.test(html.slice(open, open + 2))) return -1
  const mark = isComment ? '-->' : '>'
  const close = html.indexOf(mark, open + (isComment ? 4 : 2))
  return close === -1 ? html.length : close + mark.length
}

function rawEnd(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  end.lastIndex = from
  const at = end.exec(html)?.index ?? -1
  // A head without end is closed by the body; anything else goes to the end of the file.
  if (at !== -1) return at
  const body = name === 'head' ? html.slice(from).search(/<body[\s>]/i) : -1
  return body === -1 ? (name === 'head' ? from : html.length) : from + body
}
