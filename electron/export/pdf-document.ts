import PDFDocument from 'pdfkit'
import type { Mark } from '../../shared/diagram/drawing.ts'
import type { DiagramFonts } from '../diagram/fonts.ts'

/** What a PDF says of itself. */
export interface PdfProperties {
  title: string
  /** The day of its content, `2026-03-31`, so that the same content gives the same bytes. */
  date: string
  compress?: boolean
}

/** A PDF in the bundled typeface, without pages yet. */
export function openPdf(
  { title, date, compress = true }: PdfProperties,
  fonts: DiagramFonts,
): PDFKit.PDFDocument {
  const time = Date.parse(date)
  const document = new PDFDocument({
    ...{ autoFirstPage: false, margin: 0, compress },
    ...{ lang: 'en-GB', displayTitle: true, pdfVersion: '1.7' },
    // None from the start: pdfkit would read Helvetica's metrics from its package folder, and one that is registered under
    // a name as well would be read anew for every text.
    font: null as unknown as string,
    info: {
      ...{ Title: title, Creator: 'Retroduce', Producer: 'Retroduce' },
      CreationDate: new Date(Number.isNaN(time) ? 0 : time),
    },
  })
  document.registerFont('400', Buffer.from(fonts.files[400]))
  document.registerFont('600', Buffer.from(fonts.files[600]))
  return document
}

/** Words in a picture, in CSS pixels; `y` is the base line. */
interface PlacedWords {
  x: number
  y: number
  size: number
  width: number
}

/** Draws marks on the current page, but of words only those that are shown. */
export function drawMarks(
  document: PDFKit.PDFDocument,
  marks: readonly Mark[],
  isShown: (words: PlacedWords) => boolean = () => true,
): void {
  for (const mark of marks) {
    if (mark.kind === 'group') drawMarks(document, mark.marks, isShown)
    else if (mark.kind === 'text') {
      document.font(String(mark.weight)).fontSize(mark.size).fillColor(mark.fill)
      const width = document.widthOfString(mark.text)
      const left = mark.anchor === 'middle' ? width / 2 : 0
      if (!isShown({ x: mark.x - left, y: mark.y, size: mark.size, width })) continue
      document.text(mark.text, mark.x - left, mark.y, { lineBreak: false, baseline: 'alphabetic' })
    } else {
      document.path(mark.d)
      if (mark.stroke !== undefined) {
        document.lineWidth(mark.strokeWidth ?? 1).strokeColor(mark.stroke)
        if (mark.dash === undefined) document.undash()
        // The types know one length only; pdfkit takes a whole pattern.
        else document.dash([...mark.dash] as unknown as number, {})
      }
      if (mark.fill !== undefined && mark.stroke !== undefined) {
        document.fillAndStroke(mark.fill, mark.stroke)
      } else if (mark.fill !== undefined) document.fill(mark.fill)
      else document.stroke()
    }
  }
}

/** Its bytes, once it is ended. */
export function collectPdf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.on('error', reject)
  })
}
