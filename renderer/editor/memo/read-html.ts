import {
  type MemoBlock,
  type MemoItem,
  type MemoSpan,
  tidySpans,
} from '../../../shared/memos/memo-blocks.ts'

/**
 * What is pasted from elsewhere, as blocks of a memo: headings, paragraphs, quotes, lists, bold and italic words. Nothing
 * else comes in. It is parsed by the browser's own sanitiser, in a page that loads nothing and runs nothing.
 */
export function readHtml(html: string): MemoBlock[] | null {
  const { body } = document.implementation.createHTMLDocument('')
  if (!canSanitise(body)) return null
  body.setHTML(html, { sanitizer: { attributes: ['href', 'style'] } })
  const reader = new HtmlReader()
  reader.readChildren(body, PLAIN)
  reader.endBlock()
  return reader.blocks
}

interface Sanitising {
  setHTML: (html: string, options: { sanitizer: { attributes: string[] } }) => void
}

/** Browsers before Chromium 146 have no sanitiser: there, the plain words are pasted. */
function canSanitise(element: object): element is Sanitising {
  return 'setHTML' in element
}

type Look = Pick<MemoSpan, 'isBold' | 'isItalic'>
const PLAIN: Look = { isBold: false, isItalic: false }

const SKIPPED = new Set(['script', 'style', 'template', 'title', 'svg', 'math', 'iframe', 'object'])
const OWN_LINE = new Set(
  'address article aside dd div dl dt figcaption figure footer form header hr main nav p pre section table tbody td tfoot th thead tr'.split(
    ' ',
  ),
)

class HtmlReader {
  readonly blocks: MemoBlock[] = []
  #spans: MemoSpan[] = []
  #level = 0
  #quotes = 0
  /** The kinds of the lists around, outermost first, and the items of the outermost. */
  #lists: boolean[] = []
  #items: MemoItem[] = []

  readChildren(parent: Node, look: Look): void {
    for (const child of parent.childNodes) {
      if (child instanceof Text || child.nodeType === Node.TEXT_NODE) {
        this.#add(child.textContent ?? '', look)
      } else if (child.nodeType === Node.ELEMENT_NODE) this.#readElement(child as Element, look)
    }
  }

  /** What came so far is a block; blanks alone are none. */
  endBlock(): void {
    const spans = trimSpans(tidySpans(this.#spans))
    this.#spans = []
    if (spans.length === 0) return
    if (this.#lists.length > 0) {
      const isOrdered = this.#lists.at(-1) ?? false
      this.#items.push({ depth: this.#lists.length - 1, isOrdered, spans })
    } else if (this.#level > 0) this.blocks.push({ kind: 'heading', level: this.#level, spans })
    else this.blocks.push({ kind: this.#quotes > 0 ? 'quote' : 'paragraph', spans })
  }

  #readElement(element: Element, look: Look): void {
    const name = element.localName
    if (SKIPPED.has(name)) return
    if (name === 'br') this.#spans.push({ text: '\n', isBold: true, isItalic: true, target: null })
    else if (/^h[1-6]$/.test(name)) this.#readHeading(element, Number(name[1]))
    else if (name === 'blockquote') this.#readQuote(element, look)
    else if (name === 'ul' || name === 'ol') this.#readList(element, name === 'ol', look)
    else if (name === 'li' || OWN_LINE.has(name)) {
      this.endBlock()
      this.readChildren(element, look)
      this.endBlock()
    } else {
      this.readChildren(element, lookOf(element, look))
      if (name === 'a') this.#add(addressOf(element), look)
    }
  }

  #readHeading(element: Element, level: number): void {
    this.endBlock()
    this.#level = level
    this.readChildren(element, PLAIN)
    this.endBlock()
    this.#level = 0
  }

  #readQuote(element: Element, look: Look): void {
    this.endBlock()
    this.#quotes += 1
    this.readChildren(element, look)
    this.endBlock()
    this.#quotes -= 1
  }

  #readList(element: Element, isOrdered: boolean, look: Look): void {
    this.endBlock()
    this.#lists.push(isOrdered)
    this.readChildren(element, look)
    this.endBlock()
    this.#lists.pop()
    if (this.#lists.length > 0) return
    if (this.#items.length > 0) this.blocks.push({ kind: 'list', start: 1, items: this.#items })
    this.#items = []
  }

  #add(text: string, look: Look): void {
    const words = text
      .replaceAll(/[ \t\n\r\f]+/g, ' ')
      .replaceAll('\0', '')
      .toWellFormed()
    if (words !== '') this.#spans.push({ text: words, ...look, target: null })
  }
}

/** What the tag says, unless a style says otherwise: word processors wrap plain words into a <b> that is not bold. */
function lookOf(element: Element, look: Look): Look {
  const name = element.localName
  const style = element.getAttribute('style') ?? ''
  const weight = /font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]
  const slant = /font-style:\s*([a-z]+)/i.exec(style)?.[1]
  const isBold = look.isBold || name === 'b' || name === 'strong'
  const isItalic = look.isItalic || name === 'i' || name === 'em' || name === 'cite'
  return {
    isBold: weight === undefined ? isBold : /^(?:bold|[6-9]00)/i.test(weight),
    isItalic: slant === undefined ? isItalic : slant.toLowerCase() === 'italic',
  }
}

/** Where a link led, behind its words: an address of the web or of a person, to be read and not to be followed. */
function addressOf(element: Element): string {
  const address = element.getAttribute('href') ?? ''
  if (!/^(?:https?|mailto):/i.test(address) || element.textContent.trim() === address) return ''
  return ` (${address})`
}

function trimSpans(spans: MemoSpan[]): MemoSpan[] {
  const words = spans.map(span => ({ ...span, text: span.text.replaceAll(/ *\n */g, '\n') }))
  const [first, last] = [words[0], words.at(-1)]
  if (first) first.text = first.text.trimStart()
  if (last) last.text = last.text.trimEnd()
  return words.filter(({ text }) => text !== '')
}
