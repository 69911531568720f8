import type { CardPaper } from '../../../shared/domain/realist.ts'
import type { DiagramFonts } from '../../diagram/fonts.ts'
import { collectPdf, openPdf } from '../pdf-document.ts'
import { CARD_SIZES, type CardLine, layOutCards, type PrintedCard } from './lay-out-cards.ts'

/** Cards that are to be printed or shown. */
export interface CardSheet {
  title: string
  /** The day, such as 2026-03-02. */
  date: string
  paper: CardPaper
  cards: readonly PrintedCard[]
}

const A4 = { width: 595.28, height: 841.89 }
/** How far marks reach in from the edge of a sheet, and out from its middle, in points. */
const [EDGE_MARK, MIDDLE_MARK] = [44, 10]

/**
 * Cards as a PDF in the bundled typeface with text that can be selected: four to a sheet of A4 with marks to cut along, or
 * one to a page.
 */
export async function cardsPdf(sheet: CardSheet, fonts: DiagramFonts): Promise<Uint8Array> {
  const size = CARD_SIZES[sheet.paper]
  const pages = layOutCards(sheet.cards, size, fonts.measureText)
  const isSheet = sheet.paper === 'a4'
  const page = isSheet ? A4 : size
  const document = openPdf(sheet, fonts)
  const done = collectPdf(document)
  const perPage = isSheet ? 4 : 1
  // A file without a page is none.
  for (let at = 0; at < Math.max(1, pages.length); at += perPage) {
    document.addPage({ size: [page.width, page.height], margin: 0 })
    pages.slice(at, at + perPage).forEach((lines, place) => {
      const [column, row] = isSheet ? [place % 2, Math.floor(place / 2)] : [0, 0]
      drawCard(document, lines, (column * A4.width) / 2, (row * A4.height) / 2)
    })
    if (isSheet) drawCutMarks(document)
  }
  document.end()
  return done
}

function drawCard(
  document: PDFKit.PDFDocument,
  lines: readonly CardLine[],
  left: number,
  top: number,
): void {
  for (const { text, x, y, size, weight, isSoft } of lines) {
    document.font(String(weight)).fontSize(size)
    document.fillColor(isSoft ? '#5b5850' : '#1f1e1b')
    document.text(text, left + x, top + y, { lineBreak: false, baseline: 'alphabetic' })
  }
}

/** Strokes along the middle lines of the sheet, outside of every card. */
function drawCutMarks(document: PDFKit.PDFDocument): void {
  const { width, height } = A4
  const [x, y] = [width / 2, height / 2]
  const strokes = [
    [x, 0, x, EDGE_MARK],
    [x, height - EDGE_MARK, x, height],
    [0, y, EDGE_MARK, y],
    [width - EDGE_MARK, y, width, y],
    [x - MIDDLE_MARK, y, x + MIDDLE_MARK, y],
    [x, y - MIDDLE_MARK, x, y + MIDDLE_MARK],
  ] as const
  document.lineWidth(0.5).strokeColor('#8d897f')
  for (const [fromX, fromY, toX, toY] of strokes) {
    document.moveTo(fromX, fromY).lineTo(toX, toY).stroke()
  }
}
