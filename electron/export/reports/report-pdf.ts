import type { Sheet } from '../../../shared/reports/paper.ts'
import type { Report } from '../../../shared/reports/report.ts'
import type { DiagramFonts } from '../../diagram/fonts.ts'
import { collectPdf, drawMarks, openPdf } from '../pdf-document.ts'
import { layOutPages, type ReportPage } from './lay-out-pages.ts'

/**
 * A document as a PDF in the bundled typeface: text that can be selected, its headings as bookmarks, its title and page
 * numbers at the foot of every page.
 */
export async function reportPdf(
  report: Report,
  sheet: Sheet,
  fonts: DiagramFonts,
  compress = true,
): Promise<Uint8Array> {
  const { width, height } = sheet
  const document = openPdf({ title: report.title, date: report.date, compress }, fonts)
  const done = collectPdf(document)
  const marks = makeBookmarks(document)
  for (const page of layOutPages(report, sheet, fonts.measureText)) {
    document.addPage({ size: [width, height], margin: 0 })
    drawMarks(document, page.marks)
    marks(page)
  }
  document.end()
  return done
}

/** Adds the headings of a page where they belong among those of the pages before. */
function makeBookmarks(document: PDFKit.PDFDocument): (page: ReportPage) => void {
  const open: { level: number; item: PDFKit.PDFOutline }[] = []
  return ({ outline }) => {
    for (const { level, text } of outline) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      const parent = open.at(-1)?.item ?? document.outline
      open.push({ level, item: parent.addItem(text) })
    }
  }
}
