import PDFDocument from 'pdfkit'
import { collectPdf, drawMarks } from './pdf-document.ts'
import { drawScene } from '../../shared/diagram/draw-scene.ts'
import type { Drawing } from '../../shared/diagram/drawing.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { DiagramFonts } from '../diagram/fonts.ts'
import type { DiagramExportOptions } from './diagram-svg.ts'
import { PAPER, PAPER_MARGIN, PER_MM, planPoster, type Poster, sheetName } from './poster.ts'

/** Points per CSS pixel at natural size. */
const NATURAL = 0.75
/** Below this share of natural size, labels get smaller than 6.5 points and the next paper is taken. */
const LEAST_SHRINK = 0.67
/** Largest side of a page that readers open (PDF 32000-1, annex C). */
const MAX_SIDE = 14_400
/** Millimetres by which the sheets of a poster overlap where it is not said. */
const OVERLAP = 10
/** How far crop marks reach from a corner of what is cut out, and how far off it they begin, in points. */
const CROP = { length: 12, gap: 3 }

/** A paper, turned as suits the diagram; `diagram` is a page of the diagram's own size. */
export type PdfPage = keyof typeof PAPER | 'diagram' | { width: number; height: number }

/** How a PDF is made, beside how the picture looks. */
interface PdfOptions extends DiagramExportOptions {
  page?: PdfPage
  /** How many times its natural size the picture is at most; on one page it is never larger than the page. */
  scale?: number
  /** Over as many sheets of the page, A4 where none is named, as it takes. */
  isTiled?: boolean
  /** Millimetres by which the sheets overlap. */
  overlap?: number
  compress?: boolean
}

/**
 * A diagram as a PDF with real vectors and selectable text, on one page or as a poster of several sheets. Without `page`,
 * A4 or else A3 if the labels stay readable on it, or else a page of the diagram's own size. Custom sizes are in points
 * (1/72 inch). Throws `invalid_input` for a poster on no paper, and `too_large` for one of more than 400 sheets.
 */
export async function diagramPdf(placed: PlacedScene, options: PdfOptions): Promise<Uint8Array> {
  const { fonts, page, scale = 1, isTiled = false, compress = true, ...look } = options
  const drawing = drawScene(placed, { ...look, measure: fonts.measureText })
  if (isTiled) return tiledPdf(drawing, options)
  const sheet = chooseSheet(drawing, page, scale)
  const document = openDocument(drawing, sheet, fonts, compress)
  const done = collectPdf(document)
  document.addPage({ size: [sheet.width, sheet.height], margin: 0 })
  if (drawing.background !== null) {
    document.rect(0, 0, sheet.width, sheet.height).fill(drawing.background)
  }
  document.translate(sheet.x, sheet.y).scale(sheet.scale)
  drawMarks(document, drawing.marks)
  document.end()
  return done
}

async function tiledPdf(
  drawing: Drawing,
  { fonts, page = 'a4', scale = 1, overlap = OVERLAP, compress = true }: PdfOptions,
): Promise<Uint8Array> {
  if (typeof page !== 'string' || page === 'diagram') {
    const message = 'A poster of several sheets needs a paper: A4, A3, A2 or A1.'
    throw new AppError('invalid_input', message)
  }
  const ratio = NATURAL * scale
  const size = { width: drawing.width * ratio, height: drawing.height * ratio }
  const poster = planPoster(size, page, overlap * PER_MM)
  const document = openDocument(drawing, poster.paper, fonts, compress)
  const done = collectPdf(document)
  for (const sheet of poster.sheets) {
    const { tile } = poster
    document.addPage({ size: [poster.paper.width, poster.paper.height], margin: 0 }).save()
    document.rect(PAPER_MARGIN, PAPER_MARGIN, tile.width, tile.height).clip()
    if (drawing.background !== null) {
      document.rect(PAPER_MARGIN, PAPER_MARGIN, tile.width, tile.height).fill(drawing.background)
    }
    document.translate(PAPER_MARGIN - sheet.left, PAPER_MARGIN - sheet.top).scale(ratio)
    const [left, top] = [sheet.left / ratio, sheet.top / ratio]
    const [right, bottom] = [left + tile.width / ratio, top + tile.height / ratio]
    drawMarks(
      document,
      drawing.marks,
      // Words that a sheet does not show should not be found on it either.
      ({ x, y, size, width }) =>
        x < right && x + width > left && y - size < bottom && y + size > top,
    )
    document.restore()
    drawCropMarks(document, poster, sheet)
  }
  document.end()
  return done
}

/** Where a sheet is to be cut, up to where its neighbours are glued over it, and which sheet it is. */
function drawCropMarks(
  document: PDFKit.PDFDocument,
  { paper, tile, overlap, columns, rows, sheets }: Poster,
  sheet: Poster['sheets'][number],
): void {
  const [left, top] = [PAPER_MARGIN, PAPER_MARGIN]
  const [right, bottom] = [left + tile.width, top + tile.height]
  const { length, gap } = CROP
  document.undash().lineWidth(0.5).strokeColor('#000000')
  for (const x of [left, right]) {
    document.moveTo(x, top - gap).lineTo(x, top - gap - length)
    document.moveTo(x, bottom + gap).lineTo(x, bottom + gap + length)
  }
  for (const y of [top, bottom]) {
    document.moveTo(left - gap, y).lineTo(left - gap - length, y)
    document.moveTo(right + gap, y).lineTo(right + gap + length, y)
  }
  document.stroke()
  document.dash(1.5, { space: 1.5 })
  if (sheet.column < columns - 1) {
    const x = right - overlap
    document.moveTo(x, top - gap).lineTo(x, top - gap - length)
    document.moveTo(x, bottom + gap).lineTo(x, bottom + gap + length)
  }
  if (sheet.row < rows - 1) {
    const y = bottom - overlap
    document.moveTo(left - gap, y).lineTo(left - gap - length, y)
    document.moveTo(right + gap, y).lineTo(right + gap + length, y)
  }
  document.stroke().undash()
  const number = sheet.row * columns + sheet.column + 1
  const name = `Sheet ${sheetName(sheet)} · ${number} of ${sheets.length}`
  document.font('400').fontSize(8).fillColor('#000000')
  document.text(name, left + 24, paper.height - PAPER_MARGIN + 12, {
    ...{ lineBreak: false, baseline: 'alphabetic' },
  })
}

/** The page and where the drawing stands on it, in points; `scale` is points per CSS pixel. */
interface Sheet {
  width: number
  height: number
  x: number
  y: number
  scale: number
}

function chooseSheet(drawing: Drawing, page: PdfPage | undefined, scale: number): Sheet {
  if (page === undefined) {
    const sheets = [
      fitOn(drawing, turn(PAPER.a4, drawing), scale),
      fitOn(drawing, turn(PAPER.a3, drawing), scale),
    ]
    return sheets.find(sheet => sheet.scale >= LEAST_SHRINK * NATURAL) ?? ownSheet(drawing, scale)
  }
  if (page === 'diagram') return ownSheet(drawing, scale)
  return fitOn(drawing, typeof page === 'string' ? turn(PAPER[page], drawing) : page, scale)
}

function turn(paper: { width: number; height: number }, drawing: Drawing) {
  const isWide = drawing.width >= drawing.height
  return isWide ? { width: paper.height, height: paper.width } : paper
}

/** Shrinks a drawing to a paper, enlarges it to `most` times its size at most; centred across, and from the top. */
function fitOn(drawing: Drawing, paper: { width: number; height: number }, most: number): Sheet {
  const scale = Math.min(
    NATURAL * most,
    (paper.width - 2 * PAPER_MARGIN) / drawing.width,
    (paper.height - 2 * PAPER_MARGIN) / drawing.height,
  )
  return { ...paper, scale, x: (paper.width - drawing.width * scale) / 2, y: PAPER_MARGIN }
}

function ownSheet(drawing: Drawing, most: number): Sheet {
  const scale = Math.min(NATURAL * most, MAX_SIDE / drawing.width, MAX_SIDE / drawing.height)
  return { width: drawing.width * scale, height: drawing.height * scale, x: 0, y: 0, scale }
}

function openDocument(
  drawing: Drawing,
  sheet: { width: number; height: number },
  fonts: DiagramFonts,
  compress: boolean,
) {
  const time = Date.parse(drawing.date)
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [sheet.width, sheet.height],
    margin: 0,
    compress,
    lang: 'en-GB',
    displayTitle: true,
    pdfVersion: '1.7',
    // None from the start: pdfkit would read Helvetica's metrics from its package folder, and one that is registered under
    // a name as well would be read anew for every text.
    font: null as unknown as string,
    info: {
      Title: drawing.title,
      Subject: drawing.description,
      Creator: 'Retroduce',
      Producer: 'Retroduce',
      // From the theory, not the clock, so that the same theory gives the same file.
      CreationDate: new Date(Number.isNaN(time) ? 0 : time),
    },
  })
  document.registerFont('400', Buffer.from(fonts.files[400]))
  document.registerFont('600', Buffer.from(fonts.files[600]))
  return document
}
