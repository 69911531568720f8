import { parentPort, workerData } from 'node:worker_threads'
import { buildScene } from '../../shared/diagram/build-scene.ts'
import type { DIAGRAM_PAGES, DiagramLook } from '../../shared/contract/diagrams.ts'
import type { PRODUCTS } from '../../shared/contract/exports.ts'
import { adjustScene, fromOrigin } from '../../shared/diagram/adjust-scene.ts'
import type { Adjustments } from '../../shared/diagram/adjustment.ts'
import { leaveOut } from '../../shared/diagram/leave-out.ts'
import type { FlowPicture } from '../../shared/review/flow-boxes.ts'
import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import type { FORM_PAPERS } from '../../shared/workshop/pack-choice.ts'
import type {
  DiagramInput,
  FontWeight,
  Layout,
  MeasureText,
  PlacedScene,
} from '../../shared/diagram/scene.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { drawScene } from '../../shared/diagram/draw-scene.ts'
import type { Drawing } from '../../shared/diagram/drawing.ts'
import { cardsHtml } from '../export/cards/cards-html.ts'
import { cardPages, type CardPages, type CardSheet } from '../export/cards/card-pages.ts'
import { cardsPdf } from '../export/cards/cards-pdf.ts'
import { flowDocx, flowPng, flowSvg } from '../export/flow-figure.ts'
import { diagramPdf, type PdfPage } from '../export/diagram-pdf.ts'
import { diagramPng } from '../export/diagram-png.ts'
import { diagramSvg } from '../export/diagram-svg.ts'
import { toDot } from '../export/graph/dot.ts'
import { toDrawio } from '../export/graph/drawio.ts'
import { toGraphml } from '../export/graph/graphml.ts'
import { toMermaid } from '../export/graph/mermaid.ts'
import { toPptx } from '../export/graph/pptx.ts'
import { toSceneJson } from '../export/graph/scene-json.ts'
import { votingPdf } from '../export/workshop/voting-pdf.ts'
import { type CutFonts, cutFonts, type DiagramFonts, loadDiagramFonts } from './fonts.ts'
import type { OnPlaced } from './place.ts'
import { placeOnce } from './place-once.ts'

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
  as: 'scene' | 'drawing' | DiagramEnding
  layout: Layout
  /** What was done to it by hand in this layout. */
  adjustments: Adjustments
  /** Configurations of these statuses are left out of it. */
  hiddenStatuses?: readonly string[] | undefined
  look?: DiagramLook
}

/** A file that is no diagram but needs the same fonts or takes as long: flash cards. */
export interface SheetRequest {
  cards: CardSheet
  as: '.pdf' | '.html' | 'pages'
}

/** Voting sheets of a workshop. */
export interface VotingRequest {
  voting: WorkshopPack
  paper: (typeof FORM_PAPERS)[number]
}

/** The flow of a review. */
export interface FlowRequest {
  flow: FlowPicture
  as: FlowEnding
}

/** A file ending that a flow can be written as. */
export type FlowEnding = (typeof PRODUCTS)['prisma'][number]

/** The typeface cut down to the letters of some texts, by weight. */
export interface FontsRequest {
  letters: Record<FontWeight, string>
}

/** What it answers; `id` is the request's. Before the answer it may say how far a layout has come. */
export type DiagramReply =
  | { id: number; progress: { done: number; total: number } }
  | {
      id: number
      ok: true
      value: PlacedScene | Drawing | CardPages | CutFonts | string | Uint8Array
    }
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

type Request = DiagramRequest | SheetRequest | VotingRequest | FontsRequest | FlowRequest

port.on('message', ({ id, ...request }: Request & { id: number }) => {
  const onPlaced = seldom((done, total) => {
    port.postMessage({ id, progress: { done, total } } satisfies DiagramReply)
  })
  ;('input' in request ? produce(request, onPlaced) : produceSheet(request)).then(
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

/** Tells of something now and then: each message costs as much as a small part of a layout. */
function seldom(tell: OnPlaced): OnPlaced {
  let last = performance.now()
  return (done, total) => {
    if (performance.now() - last < 100) return
    last = performance.now()
    tell(done, total)
  }
}

async function produceSheet(
  request: SheetRequest | VotingRequest | FontsRequest | FlowRequest,
): Promise<CardPages | CutFonts | string | Uint8Array> {
  const loaded = await loadFonts()
  if ('flow' in request) return FLOW_WRITERS[request.as](request.flow, { fonts: loaded, wasm })
  if ('letters' in request) return cutFonts(request.letters, loaded, wasm.harfbuzz)
  if ('voting' in request) return votingPdf(request.voting, request.paper, loaded)
  if (request.as === 'pages') return cardPages(request.cards, loaded.measureText)
  return request.as === '.pdf'
    ? cardsPdf(request.cards, loaded)
    : cardsHtml(request.cards, loaded, wasm.harfbuzz)
}

const FLOW_WRITERS = { '.svg': flowSvg, '.png': flowPng, '.docx': flowDocx }

function loadFonts(): Promise<DiagramFonts> {
  fonts ??= loadDiagramFonts(resourcesDir)
  return fonts
}

/** Lays a diagram out, does to it what was done by hand, and leaves out what is not to be shown. */
async function place(
  { input, layout, adjustments, hiddenStatuses = [] }: DiagramRequest,
  measureText: MeasureText,
  onPlaced: OnPlaced,
): Promise<PlacedScene> {
  const scene = buildScene(input, measureText)
  const placed = await placeOnce(layout, scene, measureText, onPlaced)
  const adjusted = adjustScene(placed, adjustments, measureText)
  if (hiddenStatuses.length === 0) return adjusted
  const shown = input.configurations.filter(({ status }) => !hiddenStatuses.includes(status))
  const ids = new Set(shown.map(({ id }) => id))
  return leaveOut(adjusted, id => ids.has(id))
}

async function produce(request: DiagramRequest, onPlaced: OnPlaced) {
  const { as, look = {} } = request
  const loaded = await loadFonts()
  const { theme = 'light', background = 'white', letters = 'text' } = look
  const { scale, page, isTiled, overlap } = look
  const drawn = { fonts: loaded, theme, background }
  const shown = await place(request, loaded.measureText, onPlaced)
  if (as === 'scene') return shown
  const placed = fromOrigin(shown)
  switch (as) {
    case 'drawing':
      return drawScene(placed, { theme, background, measure: loaded.measureText })
    case '.svg':
      return diagramSvg(placed, { ...drawn, letters, harfbuzzWasm: wasm.harfbuzz })
    case '.png':
      return diagramPng(placed, {
        ...{ ...drawn, resvgWasm: wasm.resvg },
        ...(scale !== undefined && { scale }),
      })
    case '.pdf':
      return diagramPdf(placed, {
        ...drawn,
        ...(page !== undefined && { page: PAGES[page] }),
        ...(scale !== undefined && { scale }),
        ...(isTiled !== undefined && { isTiled }),
        ...(overlap !== undefined && { overlap }),
      })
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
