import { makeDraft } from './make-draft.ts'
import { stripInline } from './markdown-inline.ts'
import { readPlainText } from './text-file.ts'
import { Warnings } from './warnings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { BlockMark } from '../../shared/text/turns.ts'

/**
 * Reads a Markdown file to readable text, once and for all, since codings rest on it: headings lose their hashes, tables
 * become rows with tabs, emphasis marks go where they are unambiguous. List markers, code and every word stay.
 */
export function readMarkdown(name: string, bytes: Uint8Array): SourceDraft {
  const warnings = new Warnings()
  const { text: raw, encoding } = readPlainText(bytes, warnings)
  const reader = new MarkdownReader(warnings)
  reader.read(raw.split('\n'))
  // The last line has no line feed of its own.
  const text = reader.text.slice(0, -1)
  const { marks } = reader
  return makeDraft({ name, format: 'md', encoding, text, marks, warnings })
}

const ATX = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const RULE = /^ {0,3}(?:(?:-[ \t]?){3,}|(?:\*[ \t]?){3,}|(?:_[ \t]?){3,})\s*$/
const SETEXT = /^ {0,3}={3,}\s*$/
const TABLE_LINE = /^\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*$/
const QUOTE = /^ {0,3}(?:> ?){1,8}/
// Longer lines are prose, whatever stands in them.
const MAX_TABLE_LINE = 20_000

class MarkdownReader {
  text = ''
  readonly marks: BlockMark[] = []
  readonly #warnings: Warnings

  constructor(warnings: Warnings) {
    this.#warnings = warnings
  }

  read(lines: readonly string[]): void {
    let fence: string | null = null
    let isTable = false
    for (const [index, line] of lines.entries()) {
      const mark = FENCE.exec(line)?.[1] ?? null
      if (fence !== null || mark !== null) {
        if (fence === null) fence = mark
        else if (mark !== null && mark.startsWith(fence)) fence = null
        this.#keep(line)
        continue
      }
      const next = lines[index + 1] ?? ''
      if (isTable || (line.includes('|') && isTableLine(next))) {
        isTable = line.includes('|')
        if (isTable) {
          this.#row(line)
          continue
        }
      }
      this.#line(line, next)
    }
  }

  #line(line: string, next: string): void {
    const heading = ATX.exec(line)
    if (heading?.[1] && heading[2] !== undefined) {
      return this.#heading(heading[2].replace(/[ \t]+#+[ \t]*$/, ''), heading[1].length)
    }
    if (SETEXT.test(line) || RULE.test(line)) return this.#drop()
    if (SETEXT.test(next) && line.trim() !== '') return this.#heading(line.trim(), 1)
    const quote = QUOTE.exec(line)?.[0] ?? ''
    if (quote !== '') this.#warnings.add('formatting_removed')
    this.#keep(this.#inline(line.slice(quote.length).replace(/\\$/, '')))
  }

  #heading(words: string, level: number): void {
    this.#warnings.add('formatting_removed')
    this.marks.push({ start: this.text.length, kind: 'heading', level })
    this.#keep(this.#inline(words))
  }

  #row(line: string): void {
    if (isTableLine(line)) return this.#drop()
    const inner = line
      .trim()
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|$/, '')
    const cells = inner.split(/(?<!\\)\|/).map(cell => this.#inline(cell.trim()))
    this.marks.push({ start: this.text.length, kind: 'tableRow', level: null })
    this.#keep(cells.join('\t'))
  }

  #inline(line: string): string {
    const { text, removed, images } = stripInline(line)
    this.#warnings.add('formatting_removed', removed - images)
    this.#warnings.add('image_dropped', images)
    return text
  }

  #keep(line: string): void {
    this.text += `${line}\n`
  }

  /** Leaves out a line that is only a mark, such as the rule below a heading. */
  #drop(): void {
    this.#warnings.add('formatting_removed')
  }
}

function isTableLine(line: string): boolean {
  return line.length <= MAX_TABLE_LINE && line.includes('|') && TABLE_LINE.test(line)
}
