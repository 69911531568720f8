import { AppError } from '../../shared/domain/app-error.ts'
import { cleanText } from './clean-text.ts'
import { makeDraft } from './make-draft.ts'
import { orderLines } from './pdf-columns.ts'
import { linesOfItems } from './pdf-lines.ts'
import { dropCutLines, dropMarginNumbers, dropRunningHeads } from './pdf-margins.ts'
import { readPages } from './pdf-pages.ts'
import { paragraphsOf } from './pdf-paragraphs.ts'
import { Warnings } from './warnings.ts'
import type { PageStart, SourceDraft } from '../../shared/text/source-draft.ts'
import type { BlockMark } from '../../shared/text/turns.ts'
import type { PdfPage } from './pdf-items.ts'
import type { Paragraph } from './pdf-paragraphs.ts'

/**
 * Reads a PDF: its text in the order of reading, lines joined to paragraphs, columns one after the other, with the place
 * where each page begins. Throws `format_broken`, `too_large`, and `source_empty` where the pages are pictures.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<SourceDraft> {
  const warnings = new Warnings()
  const found = await readPages(bytes, warnings)
  const empty = found.filter(page => page.items.length === 0).length
  const comments = found.flatMap(page => page.comments)
  if (empty === found.length && comments.length === 0) throw withoutText(found.length)
  warnings.add('page_without_text', empty)
  dropMarginNumbers(found, warnings)
  const asides = takeAsides(found)
  const pages = found.map(({ number, height, items }) => ({
    number,
    height,
    lines: orderLines(linesOfItems(items)),
  }))
  dropRunningHeads(pages, warnings)
  dropCutLines(pages, warnings)
  const { paragraphs, bodySize } = paragraphsOf(pages, warnings)
  const composer = new Composer(bodySize, warnings)
  composer.paragraphs(paragraphs)
  composer.appendix('Text beside the pages', asides)
  composer.appendix('Comments', comments)
  warnings.add('comments_moved', comments.length)
  return makeDraft({ name, format: 'pdf', encoding: null, ...composer.content(), warnings })
}

function withoutText(pages: number): AppError {
  return new AppError(
    'source_empty',
    'The PDF holds no text: its pages are probably scanned pictures. Run text recognition (OCR) on it first. Nothing was imported.',
    { format: 'pdf', pages },
  )
}

/** Text that runs up or down the edge of a page, each wording once. */
function takeAsides(pages: readonly PdfPage[]): string[] {
  const found = new Set<string>()
  for (const page of pages) {
    const turned = page.items.filter(item => item.isTurned)
    if (turned.length === 0) continue
    found.add(turned.map(item => item.text.trim()).join(' '))
    page.items = page.items.filter(item => !item.isTurned)
  }
  return [...found]
}

/** A larger size makes a heading of a short paragraph. */
const HEADING_RATIO = 1.15
const MAX_HEADING = 200

class Composer {
  #text = ''
  readonly #marks: BlockMark[] = []
  readonly #pages: PageStart[] = []
  readonly #bodySize: number
  readonly #warnings: Warnings

  constructor(bodySize: number, warnings: Warnings) {
    this.#bodySize = bodySize
    this.#warnings = warnings
  }

  paragraphs(paragraphs: readonly Paragraph[]): void {
    const isHeading = ({ size, text }: Paragraph) =>
      size >= this.#bodySize * HEADING_RATIO && text.length <= MAX_HEADING && /\p{L}/u.test(text)
    const sizes = paragraphs.filter(isHeading).map(({ size }) => Math.round(size))
    const levels = [...new Set(sizes)].toSorted((a, b) => b - a)
    for (const paragraph of paragraphs) {
      const { text, size, pages } = paragraph
      const start = this.#text.length
      for (const page of pages) {
        this.#pages.push({ number: page.number, start: start + page.start })
      }
      if (isHeading(paragraph)) {
        const level = Math.min(6, levels.indexOf(Math.round(size)) + 1)
        this.#marks.push({ start, kind: 'heading', level })
      } else if (text.includes('\t')) {
        this.#marks.push({ start, kind: 'tableRow', level: null })
      }
      this.#line(text)
    }
  }

  appendix(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return
    this.#line('')
    this.#marks.push({ start: this.#text.length, kind: 'heading', level: 1 })
    this.#line(title)
    for (const line of lines) {
      this.#marks.push({ start: this.#text.length, kind: 'paragraph', level: null })
      this.#line(line)
    }
  }

  content(): { text: string; marks: BlockMark[]; pages: PageStart[] } {
    return { text: this.#text.slice(0, -1), marks: this.#marks, pages: this.#pages }
  }

  #line(text: string): void {
    this.#text += `${cleanText(text, this.#warnings).replaceAll('\n', ' ')}\n`
  }
}
