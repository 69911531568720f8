import PDFDocument from 'pdfkit'
import { drawScene } from '../../shared/diagram/draw-scene.ts'
import type { Drawing, Mark } from '../../shared/diagram/drawing.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import type { DiagramFonts } from '../diagram/fonts.ts'
import type { DiagramExportOptions } from './diagram-svg.ts'

/** Width and height in points, upright. */
const PAPER = {
  a4: { width: 595.28, height: 841.89 },
  a3: { width: 841.89, height: 1190.55 },
  a2: { width: 1190.55, height: 1683.78 },
  a1: { width: 1683.78, height: 2383.94 },
} as const

/** Points per CSS pixel at natural size. */
const NATURAL = 0.75
/** Below this share of natural size, labels get smaller than 6.5 points and the next paper is taken. */
const LEAST_SHRINK = 0.67
/** Largest side of a page that readers open (PDF 32000-1, annex C). */
const MAX_SIDE = 14_400
/** 10 mm: the edge that desktop printers leave white. */
const PAPER_MARGIN = 28.35

/** A paper, turned as suits the diagram; `diagram` is a page of the diagram's own size. */
export type PdfPage = keyof typeof PAPER | 'diagram' | { width: number; height: number }

/**
 * A diagram as a one-page PDF with real vectors and selectable text. Without `page`, A4 or else A3 if the labels stay
 * readable on it, or else a page of the diagram's own size. Custom sizes are in points (1/72 inch).
 */
export async function diagramPdf(
  placed: PlacedScene,
  options: DiagramExportOptions & { page?: PdfPage; compress?: boolean },
): Promise<Uint8Array> {
  const { fonts, page, compress = true, ...look } = options
  const drawing = drawScene(placed, { ...look, measure: fonts.measureText })
  const sheet = chooseSheet(drawing, page)
  const document = openDocument(drawing, sheet, fonts, compress)
  const done = collect(document)
  document.addPage({ size: [sheet.width, sheet.height], margin: 0 })
  if (drawing.background !== null) {
    document.rect(0, 0, sheet.width, sheet.height).fill(drawing.background)
  }
  document.translate(sheet.x, sheet.y).scale(sheet.scale)
  drawMarks(document, drawing.marks)
  document.end()
  return done
}

/** The page and where the drawing stands on it, in points; `scale` is points per CSS pixel. */
interface Sheet {
  width: number
  height: number
  x: number
  y: number
  scale: number
}

function chooseSheet(drawing: Drawing, page: PdfPage | undefined): Sheet {
  if (page === undefined) {
    const sheets = [
      fitOn(drawing, turn(PAPER.a4, drawing)),
      fitOn(drawing, turn(PAPER.a3, drawing)),
    ]
    return sheets.find(sheet => sheet.scale >= LEAST_SHRINK * NATURAL) ?? ownSheet(drawing)
  }
  if (page === 'diagram') return ownSheet(drawing)
  return fitOn(drawing, typeof page === 'string' ? turn(PAPER[page], drawing) : page)
}

function turn(paper: { width: number; height: number }, drawing: Drawing) {
  const isWide = drawing.width >= drawing.height
  return isWide ? { width: paper.height, height: paper.width } : paper
}

/** Shrinks a drawing to a paper, never enlarges it; centred across, and from the top. */
function fitOn(drawing: Drawing, paper: { width: number; height: number }): Sheet {
  const scale = Math.min(
    NATURAL,
    (paper.width - 2 * PAPER_MARGIN) / drawing.width,
    (paper.height - 2 * PAPER_MARGIN) / drawing.height,
  )
  return { ...paper, scale, x: (paper.width - drawing.width * scale) / 2, y: PAPER_MARGIN }
}

function ownSheet(drawing: Drawing): Sheet {
  const scale = Math.min(NATURAL, MAX_SIDE / drawing.width, MAX_SIDE / drawing.height)
  return { width: drawing.width * scale, height: drawing.height * scale, x: 0, y: 0, scale }
}

function openDocument(drawing: Drawing, sheet: Sheet, fonts: DiagramFonts, compress: boolean) {
  const time = Date.parse(drawing.date)
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [sheet.width, sheet.height],
    margin: 0,
    compress,
    lang: 'en-GB',
    displayTitle: true,
    pdfVersion: '1.7',
    // A font of our own from the start: otherwise pdfkit reads Helvetica's metrics from its package folder.
    font: Buffer.from(fonts.files[400]) as unknown as string,
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

function drawMarks(document: PDFKit.PDFDocument, marks: Mark[]): void {
  for (const mark of marks) {
    if (mark.kind === 'group') drawMarks(document, mark.marks)
    else if (mark.kind === 'text') {
      document.font(String(mark.weight)).fontSize(mark.size).fillColor(mark.fill)
      const left = mark.anchor === 'middle' ? document.widthOfString(mark.text) / 2 : 0
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

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.on('error', reject)
  })
}
