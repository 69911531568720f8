import { rowLines } from './compose-lines.ts'
import { readHtmlTokens } from './html-tokens.ts'
import type { SourceLine } from './compose-lines.ts'
import type { Warnings } from './warnings.ts'

/** Elements that begin and end a line. */
const BLOCK =
  /^(?:address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/
/** Elements with blank lines around them, as browsers show them. */
const SPACED = /^(?:p|h[1-6]|blockquote|ul|ol|dl|table|pre|figure)$/
const MAX_LIST_DEPTH = 8

/** Walks over the tokens of a page and lays its words out as lines. */
export class HtmlReader {
  readonly lines: SourceLine[] = []
  readonly #warnings: Warnings
  #text = ''
  /** Whether the line so far is empty or ends with white space: to look at its end each time would be quadratic. */
  #isAfterBlank = true
  #heading: number | null = null
  #marker = ''
  /** The numbers of the lists around; null for a list without. */
  #lists: (number | null)[] = []
  #preformatted = 0
  /** Tables around; only the outermost one makes rows. */
  #tables = 0
  #cells: string[][] | null = null

  constructor(warnings: Warnings) {
    this.#warnings = warnings
  }

  read(html: string): void {
    for (const token of readHtmlTokens(html)) {
      if (token.type === 'text') this.#append(token.text)
      else if (token.type === 'open') this.#open(token.name, token.attributes)
      else this.#close(token.name)
    }
    this.#endLine()
    this.#endRow()
  }

  #append(text: string): void {
    const words = this.#preformatted > 0 ? text : this.#collapse(text)
    if (words === '') return
    this.#text += words
    this.#isAfterBlank = /\s/.test(words.charAt(words.length - 1))
  }

  #collapse(text: string): string {
    const words = text.replace(/[ \t\n\f]+/g, ' ')
    return this.#isAfterBlank ? words.replace(/^ /, '') : words
  }

  #open(name: string, attributes: string): void {
    if (name === 'br') return this.#breakLine()
    if (name === 'img') this.#warnings.add('image_dropped')
    else if (/^(?:object|iframe|svg|math|video|audio|embed)$/.test(name)) {
      this.#warnings.add('object_dropped')
    } else if (name === 'a' && /\shref\s*=/i.test(attributes)) this.#warnings.add('link_dropped')
    else if (name === 'td' || name === 'th') this.#startCell()
    if (!BLOCK.test(name)) return
    this.#endLine()
    if (SPACED.test(name)) this.#blank()
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name.charAt(1))
    else if (name === 'ul' || name === 'ol' || name === 'menu') {
      this.#lists.push(name === 'ol' ? 0 : null)
    } else if (name === 'li') this.#item()
    else if (name === 'pre') this.#preformatted++
    else if (name === 'table') this.#tables++
    else if (name === 'tr' && this.#tables <= 1) {
      this.#endRow()
      this.#cells = []
    }
  }

  #close(name: string): void {
    if (name === 'td' || name === 'th') return this.#endLine()
    if (!BLOCK.test(name)) return
    this.#endLine()
    if (/^h[1-6]$/.test(name)) this.#heading = null
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.#lists.pop()
    else if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted - 1)
    else if (name === 'tr' && this.#tables <= 1) this.#endRow()
    else if (name === 'table') {
      this.#tables = Math.max(0, this.#tables - 1)
      if (this.#tables === 0) this.#endRow()
    }
    if (SPACED.test(name)) this.#blank()
  }

  #item(): void {
    const indent = '  '.repeat(Math.min(MAX_LIST_DEPTH, Math.max(0, this.#lists.length - 1)))
    const count = this.#lists.at(-1)
    if (count === null || count === undefined) this.#marker = `${indent}- `
    else {
      this.#lists[this.#lists.length - 1] = count + 1
      this.#marker = `${indent}${count + 1}. `
    }
  }

  #startCell(): void {
    if (this.#tables > 1) return
    this.#endLine()
    this.#cells ??= []
    this.#cells.push([])
  }

  #endRow(): void {
    if (this.#cells === null) return
    for (const line of rowLines(this.#cells)) this.lines.push(line)
    this.#cells = null
  }

  #breakLine(): void {
    if (this.#preformatted > 0) this.#append('\n')
    else if (this.#heading !== null) this.#append(' ')
    else this.#endLine()
  }

  #endLine(): void {
    const text = this.#text
    this.#text = ''
    this.#isAfterBlank = true
    const marker = this.#marker
    if (text.trim() === '') return
    this.#marker = ''
    for (const line of text.split('\n')) {
      const words = this.#preformatted > 0 ? line.trimEnd() : marker + line.trim()
      if (this.#cells !== null) this.#keepInCell(words)
      else if (this.#heading === null) this.lines.push({ text: words, kind: 'text', level: null })
      else this.lines.push({ text: words.trim(), kind: 'heading', level: this.#heading })
    }
  }

  #keepInCell(words: string): void {
    const cell = this.#cells?.at(-1)
    if (cell) cell.push(words)
    else this.#cells?.push([words])
  }

  #blank(): void {
    const isInside = this.#cells !== null || this.#lists.length > 0
    if (!isInside) this.lines.push({ text: '', kind: 'text', level: null })
  }
}
