import type { SourceLine } from './compose-lines.ts'
import type { DocxDocument, DocxNode, DocxNumbering } from './docx-tree.ts'
import type { Warnings } from './warnings.ts'

/** Lays a parsed document out as lines: body, then footnotes, endnotes and comments in the order they are met. */
export function linesOfDocx(document: DocxDocument, warnings: Warnings): SourceLine[] {
  const walker = new Walker(document, warnings)
  walker.blocks(document.children ?? [])
  walker.appendix()
  return walker.lines
}

const NOTE_SECTIONS = [
  ['footnote', 'Footnotes', ''],
  ['endnote', 'Endnotes', 'e'],
] as const

class Walker {
  readonly lines: SourceLine[] = []
  readonly #document: DocxDocument
  readonly #warnings: Warnings
  #notes = { footnote: [] as DocxNode[], endnote: [] as DocxNode[] }
  #comments: string[] = []
  readonly #counters = new Map<DocxNumbering, number>()
  #isAppendix = false

  constructor(document: DocxDocument, warnings: Warnings) {
    this.#document = document
    this.#warnings = warnings
  }

  blocks(nodes: readonly DocxNode[]): void {
    for (const node of nodes) {
      if (node.type === 'table') this.#table(node)
      else if (node.type === 'paragraph') this.#paragraph(node)
      else this.#push(this.#inline(node), 'text')
    }
  }

  appendix(): void {
    this.#isAppendix = true
    for (const [type, title, prefix] of NOTE_SECTIONS) {
      const notes = this.#notes[type]
      if (notes.length === 0) continue
      this.#heading(title)
      this.#warnings.add('notes_moved', notes.length)
      for (const [index, reference] of notes.entries()) {
        const note = this.#document.notes.resolve(reference)
        this.#labelled(`[${prefix}${index + 1}] `, note?.body ?? [])
      }
    }
    this.#appendComments()
  }

  #appendComments(): void {
    const { comments } = this.#document
    if (comments.length === 0) return
    const order = new Map(this.#comments.map((id, index) => [id, index] as const).toReversed())
    const placeOf = (id: string) => order.get(id) ?? order.size
    const sorted = comments.toSorted((a, b) => placeOf(a.commentId) - placeOf(b.commentId))
    this.#heading('Comments')
    this.#warnings.add('comments_moved', comments.length)
    for (const { body, authorName, authorInitials } of sorted) {
      const author = authorName ?? authorInitials
      this.#labelled(author === null ? '' : `${author}: `, body)
    }
  }

  #heading(title: string): void {
    this.lines.push({ text: '', kind: 'paragraph', level: null })
    this.lines.push({ text: title, kind: 'heading', level: 1 })
  }

  #labelled(label: string, body: readonly DocxNode[]): void {
    const from = this.lines.length
    this.blocks(body)
    const words = this.lines.slice(from).filter(line => line.text.trim() !== '')
    const [first] = words
    if (first) first.text = label + first.text.trimStart()
    this.lines.length = from
    for (const line of words) this.lines.push(line)
  }

  #paragraph(node: DocxNode): void {
    const level = headingLevel(node.styleName)
    // A text box may stand inside a paragraph: its own paragraphs follow the line they interrupt.
    const nested: DocxNode[] = []
    const text = this.#inline(node, nested)
    if (level !== null && text.trim() !== '') {
      this.lines.push({ text: text.replace(/\s*\n\s*/g, ' ').trim(), kind: 'heading', level })
    } else {
      this.#push(text.trim() === '' ? '' : this.#marker(node.numbering ?? null) + text, 'text')
    }
    this.blocks(nested)
  }

  #push(text: string, kind: SourceLine['kind']): void {
    const own = this.#isAppendix ? 'paragraph' : kind
    for (const line of text.split('\n')) this.lines.push({ text: line, kind: own, level: null })
  }

  #table(table: DocxNode): void {
    for (const row of table.children ?? []) {
      const cells = (row.children ?? []).filter(cell => cell.type === 'tableCell')
      const [only] = cells
      // A frame around paragraphs, not a row of data.
      if (cells.length === 1 && only && (only.children?.length ?? 0) > 1)
        this.blocks(only.children ?? [])
      else this.#push(cells.map(cell => this.#cell(cell)).join('\t'), 'tableRow')
    }
  }

  #cell(cell: DocxNode): string {
    const inner = new Walker(this.#document, this.#warnings)
    inner.#adopt(this)
    inner.blocks(cell.children ?? [])
    return inner.lines
      .map(line => line.text.replace(/\s+/g, ' ').trim())
      .filter(text => text !== '')
      .join(' ')
  }

  /** Shares what is counted over the whole document. */
  #adopt(outer: Walker): void {
    this.#notes = outer.#notes
    this.#comments = outer.#comments
    this.#isAppendix = outer.#isAppendix
  }

  #marker(numbering: DocxNumbering | null): string {
    if (numbering === null) return ''
    const indent = '  '.repeat(Number(numbering.level) || 0)
    if (!numbering.isOrdered) return `${indent}- `
    this.#warnings.add('numbering_guessed')
    for (const [other] of this.#counters) {
      if (Number(other.level) > Number(numbering.level)) this.#counters.delete(other)
    }
    const number = (this.#counters.get(numbering) ?? 0) + 1
    this.#counters.set(numbering, number)
    return `${indent}${number}. `
  }

  #inline(node: DocxNode, nested: DocxNode[] = []): string {
    switch (node.type) {
      case 'text':
        return node.value ?? ''
      case 'tab':
        return '\t'
      case 'break':
        return '\n'
      case 'checkbox':
        return node.checked ? '☒' : '☐'
      case 'image':
        this.#warnings.add('image_dropped')
        return ''
      case 'noteReference':
        return this.#noteMark(node)
      case 'commentReference':
        if (node.commentId !== undefined) this.#comments.push(node.commentId)
        return ''
      case 'hyperlink':
        if (node.href) this.#warnings.add('link_dropped')
        break
      default:
        break
    }
    let text = ''
    for (const child of node.children ?? []) {
      if (child.type === 'paragraph' || child.type === 'table') nested.push(child)
      else text += this.#inline(child, nested)
    }
    return text
  }

  #noteMark(reference: DocxNode): string {
    const type = reference.noteType ?? 'footnote'
    if (this.#isAppendix || this.#document.notes.resolve(reference) === null) return ''
    const notes = this.#notes[type]
    notes.push(reference)
    return type === 'endnote' ? `[e${notes.length}]` : `[${notes.length}]`
  }
}

/** The level of a heading by its style's name, which Word keeps in English in every language. */
function headingLevel(style: string | null | undefined): number | null {
  if (!style) return null
  if (/^title$/i.test(style)) return 1
  if (/^subtitle$/i.test(style)) return 2
  const level = Number(/^heading ?([1-9])/i.exec(style)?.[1])
  return level >= 1 ? Math.min(level, 6) : null
}
