import { rowLines } from './compose-lines.ts'
import { LIMITS, tooManyLines } from './limits.ts'
import { RtfText } from './rtf-text.ts'
import { readTokens } from './rtf-tokens.ts'
import { CHARACTERS, READ, SKIPPED, encodingOfCharset, encodingOfPage } from './rtf-words.ts'
import type { SourceLine } from './compose-lines.ts'
import type { Warnings } from './warnings.ts'

/** Where the text of a group goes. */
type Target = 'body' | 'note' | 'comment' | 'author' | 'marker' | 'fonts' | 'styles' | 'skip'

/** What a group's end restores. */
interface Group {
  target: Target
  /** How many characters stand behind a `\u` for readers that do not know it. */
  fallback: number
  encoding: string
  isDeleted: boolean
  isHidden: boolean
  isStarred: boolean
}

/** Walks over the tokens of an RTF file and collects lines, notes and comments. */
export class RtfReader {
  readonly lines: SourceLine[] = []
  readonly footnotes: string[] = []
  readonly endnotes: string[] = []
  readonly comments: string[] = []
  readonly #warnings: Warnings
  #group: Group = {
    ...{ target: 'body', fallback: 1, encoding: 'windows-1252' },
    ...{ isDeleted: false, isHidden: false, isStarred: false },
  }
  readonly #stack: Group[] = []
  #isOpened = false
  #skip = 0
  #defaultEncoding = 'windows-1252'
  readonly #fonts = new Map<number, string>()
  #font = 0
  readonly #headings = new Map<number, number>()
  #style = 0
  readonly #body = new RtfText()
  readonly #aside = new RtfText()
  #isEndnote = false
  #author = ''
  #level: number | null = null
  #isInTable = false
  #cell: string[] = []
  #cells: string[][] = []

  constructor(warnings: Warnings) {
    this.#warnings = warnings
  }

  read(rtf: string): void {
    for (const token of readTokens(rtf)) {
      if (token.type === 'open') this.#open()
      else if (token.type === 'close') this.#close()
      else if (token.type === 'word') this.#word(token.name, token.value)
      else if (token.type === 'byte') this.#byte(token.byte)
      else this.#text(token.text)
    }
    while (this.#stack.length > 0) this.#close()
    if (this.#cells.length > 0 || this.#cell.length > 0) this.#row()
    this.#paragraph()
  }

  #open(): void {
    this.#stack.push(this.#group)
    this.#group = { ...this.#group, isStarred: false }
    this.#isOpened = true
    this.#skip = 0
  }

  #close(): void {
    const { target } = this.#group
    this.#group = this.#stack.pop() ?? this.#group
    this.#skip = 0
    this.#isOpened = false
    if (target === this.#group.target) return
    if (target === 'marker') this.#body.append(this.#aside.takeMarker())
    else if (target === 'author') this.#author = this.#aside.take().trim()
    else if (target === 'note') {
      const notes = this.#isEndnote ? this.endnotes : this.footnotes
      notes.push(this.#aside.take().trim())
      this.#body.append(this.#isEndnote ? `[e${notes.length}]` : `[${notes.length}]`)
      this.#isEndnote = false
    } else if (target === 'comment') {
      const words = this.#aside.take().trim()
      if (words !== '')
        this.comments.push(this.#author === '' ? words : `${this.#author}: ${words}`)
      this.#author = ''
    }
  }

  #word(name: string, value: number | null): void {
    if (name === '*') {
      this.#group.isStarred = true
      return
    }
    const isFirst = this.#isOpened
    this.#isOpened = false
    if (isFirst && this.#opensDestination(name)) return
    if (name === 'u' && value !== null) return this.#unicode(value)
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    const character = CHARACTERS.get(name)
    if (character !== undefined) this.#append(character)
    else if (name === '\n' || name === '\r') this.#break('par')
    else this.#property(name, value)
  }

  #opensDestination(name: string): boolean {
    const { target, isStarred } = this.#group
    if (target === 'skip') return true
    const next = this.#destination(name, isStarred)
    if (next === null) return false
    if (name === 'pict') this.#warnings.add('image_dropped')
    if (name === 'objdata') this.#warnings.add('object_dropped')
    if (/^(?:header|footer)/.test(name)) this.#warnings.add('header_dropped')
    this.#group.target = next
    return true
  }

  #destination(name: string, isStarred: boolean): Target | null {
    if (name === 'fonttbl') return 'fonts'
    if (name === 'stylesheet') return 'styles'
    if (name === 'footnote') return 'note'
    if (name === 'annotation') return 'comment'
    if (name === 'atnauthor') return 'author'
    if (name === 'listtext' || name === 'pntext') return 'marker'
    if (SKIPPED.has(name) || (isStarred && !READ.has(name))) {
      // Styles and fonts may be starred too, and are read where they stand.
      const isTable = this.#group.target === 'fonts' || this.#group.target === 'styles'
      return isTable && /^(?:cs|ds|ts|f)$/.test(name) ? null : 'skip'
    }
    return null
  }

  #property(name: string, value: number | null): void {
    const group = this.#group
    switch (name) {
      case 'uc':
        group.fallback = Math.min(16, Math.max(0, value ?? 1))
        break
      case 'ansicpg':
        this.#defaultEncoding = encodingOfPage(value ?? 1252)
        group.encoding = this.#defaultEncoding
        break
      case 'mac':
        this.#defaultEncoding = 'macintosh'
        group.encoding = this.#defaultEncoding
        break
      case 'f':
        this.#font = value ?? 0
        group.encoding = this.#fonts.get(this.#font) ?? this.#defaultEncoding
        break
      case 'fcharset':
        if (group.target === 'fonts') {
          const encoding = encodingOfCharset(value ?? 0)
          if (encoding !== null) this.#fonts.set(this.#font, encoding)
        }
        break
      case 's':
        this.#style = value ?? 0
        if (group.target === 'body') this.#level = this.#headings.get(this.#style) ?? this.#level
        break
      case 'outlinelevel':
        if (group.target === 'styles') this.#headings.set(this.#style, (value ?? 0) + 1)
        else if (group.target === 'body' && (value ?? 9) < 9) this.#level = (value ?? 0) + 1
        break
      case 'plain':
        group.encoding = this.#defaultEncoding
        group.isHidden = false
        group.isDeleted = false
        break
      case 'deleted':
        group.isDeleted = value !== 0
        if (group.isDeleted) this.#warnings.add('deletion_dropped')
        break
      case 'v':
        group.isHidden = value !== 0
        if (group.isHidden) this.#warnings.add('hidden_dropped')
        break
      case 'ftnalt':
        this.#isEndnote = true
        break
      default:
        if (this.#isReading()) this.#break(name)
    }
  }

  #isReading(): boolean {
    return /^(?:body|note|comment)$/.test(this.#group.target)
  }

  #break(name: string): void {
    const isBody = this.#group.target === 'body'
    if (/^(?:par|line|page|sect|lbr|softline)$/.test(name)) {
      if (isBody) this.#paragraph()
      else if (this.#isReading()) this.#aside.append('\n')
    } else if (!isBody) return
    else if (name === 'pard') {
      this.#isInTable = false
      this.#level = null
    } else if (name === 'intbl') this.#isInTable = true
    else if (name === 'cell') this.#endCell()
    else if (name === 'row') this.#row()
    else if (name === 'nestcell' || name === 'nestrow') this.#body.append(' ')
  }

  #paragraph(): void {
    const text = this.#body.take()
    if (this.#isInTable) {
      this.#cell.push(text)
      return
    }
    if (this.#cells.length > 0) this.#row()
    const level = this.#level
    if (level === null || text.trim() === '') this.#push({ text, kind: 'text', level: null })
    else this.#push({ text: text.trim(), kind: 'heading', level: Math.min(6, level) })
  }

  #push(line: SourceLine): void {
    if (this.lines.length >= LIMITS.lines) throw tooManyLines()
    this.lines.push(line)
  }

  #endCell(): void {
    this.#cells.push([...this.#cell, this.#body.take()])
    this.#cell = []
  }

  #row(): void {
    if (this.#cell.length > 0) this.#endCell()
    for (const line of rowLines(this.#cells)) this.#push(line)
    this.#cells = []
  }

  #unicode(value: number): void {
    this.#append(String.fromCharCode(value & 0xffff))
    this.#skip = this.#group.fallback
  }

  #byte(byte: number): void {
    this.#isOpened = false
    if (this.#skip > 0) this.#skip--
    else if (this.#isVisible()) this.#target()?.appendByte(byte, this.#group.encoding)
  }

  #text(text: string): void {
    this.#isOpened = false
    const rest = text.slice(this.#skip)
    this.#skip = Math.max(0, this.#skip - text.length)
    if (this.#group.target === 'styles') this.#styleName(rest)
    this.#append(rest)
  }

  #append(text: string): void {
    if (this.#isVisible()) this.#target()?.append(text)
  }

  #isVisible(): boolean {
    return !this.#group.isDeleted && !this.#group.isHidden
  }

  #target(): RtfText | null {
    const { target } = this.#group
    if (target === 'body') return this.#body
    return /^(?:note|comment|author|marker)$/.test(target) ? this.#aside : null
  }

  #styleName(name: string): void {
    const level = Number(/^heading ([1-9])/i.exec(name.trim())?.[1])
    if (level >= 1) this.#headings.set(this.#style, level)
  }
}
