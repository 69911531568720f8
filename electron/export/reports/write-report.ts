import { strToU8 } from 'fflate'
import type { ReportEnding } from '../../../shared/reports/endings.ts'
import type { Sheet } from '../../../shared/reports/paper.ts'
import type { Report } from '../../../shared/reports/report.ts'
import type { DiagramFonts } from '../../diagram/fonts.ts'
import { reportDocx } from './report-docx.ts'
import { reportHtml } from './report-html.ts'
import { reportMarkdown } from './report-markdown.ts'
import { reportPdf } from './report-pdf.ts'

/** A document as the content of a file; the same document gives the same bytes. */
export async function writeReport(
  report: Report,
  ending: ReportEnding,
  sheet: Sheet,
  fonts: () => Promise<DiagramFonts>,
): Promise<Uint8Array> {
  switch (ending) {
    case '.docx':
      return reportDocx(report)
    case '.pdf':
      return reportPdf(report, sheet, await fonts())
    case '.html':
      return strToU8(reportHtml(report))
    case '.md':
      return strToU8(reportMarkdown(report))
  }
}
