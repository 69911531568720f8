import { rowLines } from './compose-lines.ts'
import { elementsOf } from './xml-tree.ts'
import type { SourceLine } from './compose-lines.ts'
import type { Warnings } from './warnings.ts'
import type { XmlElement } from './xml-tree.ts'

/** Elements that hold no text of the document. */
const SKIPPED = new Set([
  ...['text:sequence-decls', 'text:variable-decls', 'text:user-field-decls', 'office:forms'],
  ...['office:event-listeners', 'text:alphabetical-index-mark', 'text:toc-mark', 'svg:title'],
  ...['svg:desc', 'text:ruby-text', 'text:note-citation', 'office:binary-data', 'office:scripts'],
  ...['text:table-of-content-source', 'text:alphabetical-index-source', 'text:bibliography-source'],
  ...['text:dde-connection-decls', 'table:named-expressions', 'office:annotation-end'],
])
const REPEATED_CELLS = 1_000
const REPEATED_BLANKS = 1_000

/** A list that is being walked. */
interface List {
  style: string
  level: number
  count: number
}

/** Lays an OpenDocument body out as lines, and collects its notes and comments. */
export class OdtWalker {
  lines: SourceLine[] = []
  readonly footnotes: string[] = []
  readonly endnotes: string[] = []
  readonly comments: string[] = []
  readonly #numbered: ReadonlySet<string>
  readonly #warnings: Warnings
  /** Text boxes met within a paragraph; they follow it. */
  #boxes: XmlElement[] = []

  constructor(numbered: ReadonlySet<string>, warnings: Warnings) {
    this.#numbered = numbered
    this.#warnings = warnings
  }

  blocks(parent: XmlElement, list: List | null = null): void {
    for (const element of elementsOf(parent)) this.#block(element, list)
  }

  #block(element: XmlElement, list: List | null): void {
    const { name, attributes } = element
    if (SKIPPED.has(name)) return
    if (name === 'text:p' || name === 'text:h') this.#paragraph(element, null)
    else if (name === 'text:list') this.#list(element, attributes['text:style-name'] ?? '', list)
    else if (name === 'table:table') this.#table(element)
    else if (name === 'text:tracked-changes') this.#countDeletions(element)
    else if (/^(?:draw:|office:annotation$)/.test(name)) {
      this.#inline(element)
      this.#flushBoxes()
    } else this.blocks(element, list)
  }

  #paragraph(element: XmlElement, marker: string | null): void {
    const text = this.#inline(element).replace(/^ +/, '')
    const level = Math.min(6, Math.max(1, Number(element.attributes['text:outline-level'] ?? 1)))
    if (element.name === 'text:h' && text.trim() !== '') {
      const words = (marker ?? '') + text.replace(/\s*\n\s*/g, ' ').trim()
      this.lines.push({ text: words, kind: 'heading', level: level || 1 })
    } else {
      const all = text.trim() === '' ? '' : (marker ?? '') + text
      for (const line of all.split('\n')) this.lines.push({ text: line, kind: 'text', level: null })
    }
    this.#flushBoxes()
  }

  #list(element: XmlElement, style: string, outer: List | null): void {
    const list: List = {
      style: style || (outer?.style ?? ''),
      level: (outer?.level ?? 0) + 1,
      count: 0,
    }
    const isNumbered = this.#numbered.has(`${list.style} ${list.level}`)
    for (const item of elementsOf(element)) {
      if (item.name === 'text:list-header') {
        this.blocks(item, list)
        continue
      }
      let marker: string | null = null
      for (const child of elementsOf(item)) {
        if (child.name !== 'text:p' && child.name !== 'text:h') {
          this.#block(child, list)
          continue
        }
        // An item's first paragraph bears its number; headings of outline lists bear none in the text.
        if (marker === null && child.name === 'text:p') {
          marker = this.#marker(list, isNumbered)
          this.#paragraph(child, marker)
        } else this.#paragraph(child, null)
      }
    }
  }

  #marker(list: List, isNumbered: boolean): string {
    const indent = '  '.repeat(Math.min(8, list.level - 1))
    if (!isNumbered) return `${indent}- `
    this.#warnings.add('numbering_guessed')
    return `${indent}${++list.count}. `
  }

  #table(table: XmlElement): void {
    for (const child of elementsOf(table)) {
      if (child.name === 'table:table-row') {
        for (const line of rowLines(this.#cells(child))) this.lines.push(line)
      } else if (/^table:table-(?:header-rows|rows|row-group)$/.test(child.name)) this.#table(child)
    }
  }

  #cells(row: XmlElement): string[][] {
    const cells: string[][] = []
    for (const cell of elementsOf(row)) {
      if (cell.name !== 'table:table-cell') continue
      const words = this.#apart(cell)
      const repeat = Number(cell.attributes['table:number-columns-repeated'] ?? 1)
      const times = words.length === 0 ? 1 : Math.min(REPEATED_CELLS, Math.max(1, repeat || 1))
      for (let count = 0; count < times; count++) cells.push(words)
    }
    return cells
  }

  /** The lines of a part that does not stand in the body. */
  #apart(element: XmlElement): string[] {
    const outer = this.lines
    this.lines = []
    this.blocks(element)
    const words = this.lines.map(line => line.text.trim()).filter(text => text !== '')
    this.lines = outer
    return words
  }

  #inline(element: XmlElement): string {
    let text = ''
    // To look at the end of the whole text each time would be quadratic.
    let isAfterBlank = false
    for (const child of element.children) {
      const own =
        typeof child === 'string' ? child.replace(/[ \t\r\n]+/g, ' ') : this.#element(child)
      const words: string = typeof child === 'string' && isAfterBlank ? own.replace(/^ /, '') : own
      if (words === '') continue
      text += words
      isAfterBlank = words.endsWith(' ')
    }
    return text
  }

  #element(element: XmlElement): string {
    const { name, attributes } = element
    if (SKIPPED.has(name)) return ''
    switch (name) {
      case 'text:s':
        return ' '.repeat(
          Math.min(REPEATED_BLANKS, Math.max(1, Number(attributes['text:c'] ?? 1) || 1)),
        )
      case 'text:tab':
        return '\t'
      case 'text:line-break':
        return '\n'
      case 'text:note':
        return this.#note(element)
      case 'office:annotation':
        this.#comment(element)
        return ''
      case 'draw:image':
        this.#warnings.add('image_dropped')
        return ''
      case 'draw:object':
      case 'draw:object-ole':
        this.#warnings.add('object_dropped')
        return ''
      case 'draw:text-box':
        this.#warnings.add('text_box_moved')
        this.#boxes.push(element)
        return ''
      case 'text:p':
      case 'text:h':
      case 'text:list':
        // Text of a shape.
        this.#boxes.push({ name: '', attributes: {}, children: [element] })
        return ''
      case 'text:a':
        this.#warnings.add('link_dropped')
        return this.#inline(element)
      default:
        return this.#inline(element)
    }
  }

  #flushBoxes(): void {
    const boxes = this.#boxes
    this.#boxes = []
    for (const box of boxes) this.blocks(box)
  }

  #note(element: XmlElement): string {
    const isEndnote = element.attributes['text:note-class'] === 'endnote'
    const notes = isEndnote ? this.endnotes : this.footnotes
    const number = notes.push('')
    const words = elementsOf(element).flatMap(part => this.#apart(part))
    notes[number - 1] = words.join('\n')
    return isEndnote ? `[e${number}]` : `[${number}]`
  }

  #comment(element: XmlElement): void {
    const creator = elementsOf(element).find(child => child.name === 'dc:creator')
    const author = creator ? this.#inline(creator).trim() : ''
    const words = this.#apart(element).join('\n')
    if (words !== '') this.comments.push(author === '' ? words : `${author}: ${words}`)
  }

  #countDeletions(element: XmlElement): void {
    for (const region of elementsOf(element)) {
      const isDeletion = elementsOf(region).some(child => child.name === 'text:deletion')
      if (isDeletion) this.#warnings.add('deletion_dropped')
    }
  }
}
