import type { WorkshopPack } from '../../../shared/workshop/pack.ts'
import type { FORM_PAPERS } from '../../../shared/workshop/pack-choice.ts'
import type { DiagramFonts } from '../../diagram/fonts.ts'
import { collectPdf, drawMarks, openPdf } from '../pdf-document.ts'
import { votingPages } from './voting-pages.ts'

/** Voting sheets as a PDF in the bundled typeface with text that can be selected. */
export async function votingPdf(
  pack: WorkshopPack,
  paper: (typeof FORM_PAPERS)[number],
  fonts: DiagramFonts,
): Promise<Uint8Array> {
  const { width, height, pages } = votingPages(pack, paper, fonts.measureText)
  const document = openPdf({ title: pack.title, date: pack.madeOn }, fonts)
  const done = collectPdf(document)
  for (const marks of pages) {
    document.addPage({ size: [width, height], margin: 0 })
    drawMarks(document, marks)
  }
  document.end()
  return done
}
