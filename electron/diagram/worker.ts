import { parentPort, workerData } from 'node:worker_threads'
import type { Story } from '../../shared/contract/theory-comparison.ts'
import { buildScene } from '../../shared/diagram/build-scene.ts'
import type { DIAGRAM_PAGES, DiagramLook } from '../../shared/contract/diagrams.ts'
import type { PRODUCTS } from '../../shared/contract/exports.ts'
import type { DiagramInput, Layout, PlacedScene } from '../../shared/diagram/scene.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { cardsHtml } from '../export/cards/cards-html.ts'
import { type CardSheet, cardsPdf } from '../export/cards/cards-pdf.ts'
import { diagramPdf, type PdfPage } from '../export/diagram-pdf.ts'
import { diagramPng } from '../export/diagram-png.ts'
import { diagramSvg } from '../export/diagram-svg.ts'
import { toDot } from '../export/graph/dot.ts'
import { toDrawio } from '../export/graph/drawio.ts'
import { toGraphml } from '../export/graph/graphml.ts'
import { toMermaid } from '../export/graph/mermaid.ts'
import { toPptx } from '../export/graph/pptx.ts'
import { toSceneJson } from '../export/graph/scene-json.ts'
import { storyDocx } from '../export/story/story-docx.ts'
import { type DiagramFonts, loadDiagramFonts } from './fonts.ts'
import { placeAs } from './place.ts'

/**
 * Entry of the thread that lays diagrams out and draws them. Both block for up to seconds, so they never run where a
 * window or the engine waits; fonts and drawing libraries are loaded here alone.
 */

/** Where the thread finds what it reads. */
export interface DiagramWorkerData {
  resourcesDir: string
  wasm: { resvg: string; harfbuzz: string }
}

/** A file ending that a diagram can be written as. */
export type DiagramEnding = (typeof PRODUCTS)['diagram'][number]

/** A placed scene for the canvas, or a diagram as a file's content. */
export interface DiagramRequest {
  input: DiagramInput
  as: 'scene' | DiagramEnding
  /** By role where it is not said. */
  layout?: Layout
  look?: DiagramLook
}

/** A file that is no diagram but needs the same fonts or takes as long: flash cards, or the story of a theory. */
export type SheetRequest =
  | { cards: CardSheet; as: '.pdf' | '.html' }
  | { story: Story; date: string; as: '.docx' }

/** What it answers; `id` is the request's. */
export type DiagramReply =
  | { id: number; ok: true; value: PlacedScene | string | Uint8Array }
  | { id: number; ok: false; error: Pick<AppError, 'code' | 'message' | 'details'> }

/** The papers of the contract as the PDF writer knows them. */
const PAGES: Record<(typeof DIAGRAM_PAGES)[number], PdfPage> = {
  picture: 'diagram',
  A4: 'a4',
  A3: 'a3',
  A2: 'a2',
  A1: 'a1',
}

const port = parentPort
if (port === null) throw new Error('Diagrams are drawn in a worker thread.')

const { resourcesDir, wasm } = workerData as DiagramWorkerData
let fonts: Promise<DiagramFonts> | undefined

port.on('message', ({ id, ...request }: (DiagramRequest | SheetRequest) & { id: number }) => {
  ;('input' in request ? produce(request) : produceSheet(request)).then(
    value => port.postMessage({ id, ok: true, value } satisfies DiagramReply),
    (error: unknown) => {
      // Any other cause is left out: a library's message could hold a label, and labels are study data.
      const { code, message, details } =
        error instanceof AppError
          ? error
          : new AppError('internal', 'This could not be drawn. Nothing was lost.')
      port.postMessage({ id, ok: false, error: { code, message, details } } satisfies DiagramReply)
    },
  )
})

async function produceSheet(request: SheetRequest): Promise<string | Uint8Array> {
  if ('story' in request) return storyDocx(request.story, request.date)
  const loaded = await loadFonts()
  return request.as === '.pdf'
    ? cardsPdf(request.cards, loaded)
    : cardsHtml(request.cards, loaded, wasm.harfbuzz)
}

function loadFonts(): Promise<DiagramFonts> {
  fonts ??= loadDiagramFonts(resourcesDir)
  return fonts
}

async function produce({ input, as, layout = 'roles', look = {} }: DiagramRequest) {
  const loaded = await loadFonts()
  const { measureText } = loaded
  const { theme = 'light', background = 'white', scale, page } = look
  const drawn = { fonts: loaded, theme, background }
  const placed = await placeAs(layout, buildScene(input, measureText), measureText)
  switch (as) {
    case 'scene':
      return placed
    case '.svg':
      return diagramSvg(placed, { ...drawn, harfbuzzWasm: wasm.harfbuzz })
    case '.png':
      return diagramPng(placed, {
        ...{ ...drawn, resvgWasm: wasm.resvg },
        ...(scale !== undefined && { scale }),
      })
    case '.pdf':
      return diagramPdf(placed, { ...drawn, ...(page !== undefined && { page: PAGES[page] }) })
    case '.pptx':
      return toPptx(placed)
    case '.graphml':
      return toGraphml(placed)
    case '.dot':
      return toDot(placed)
    case '.mmd':
      return toMermaid(placed)
    case '.drawio':
      return toDrawio(placed)
    case '.json':
      return toSceneJson(placed)
  }
}
