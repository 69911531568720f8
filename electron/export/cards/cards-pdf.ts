import type { DiagramFonts } from '../../diagram/fonts.ts'
import { collectPdf, drawMarks, openPdf } from '../pdf-document.ts'
import { cardPages, type CardSheet } from './card-pages.ts'

/** Cards as a PDF in the bundled typeface with text that can be selected. */
export async function cardsPdf(sheet: CardSheet, fonts: DiagramFonts): Promise<Uint8Array> {
  const { width, height, pages } = cardPages(sheet, fonts.measureText)
  const document = openPdf(sheet, fonts)
  const done = collectPdf(document)
  for (const marks of pages) {
    document.addPage({ size: [width, height], margin: 0 })
    drawMarks(document, marks)
  }
  document.end()
  return done
}
