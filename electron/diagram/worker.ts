import { parentPort, workerData } from 'node:worker_threads'
import { buildScene } from '../../shared/diagram/build-scene.ts'
import type { PRODUCTS } from '../../shared/contract/exports.ts'
import type { DiagramInput, PlacedScene } from '../../shared/diagram/scene.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { diagramPdf } from '../export/diagram-pdf.ts'
import { diagramPng } from '../export/diagram-png.ts'
import { diagramSvg } from '../export/diagram-svg.ts'
import { toDot } from '../export/graph/dot.ts'
import { toDrawio } from '../export/graph/drawio.ts'
import { toGraphml } from '../export/graph/graphml.ts'
import { toMermaid } from '../export/graph/mermaid.ts'
import { toPptx } from '../export/graph/pptx.ts'
import { toSceneJson } from '../export/graph/scene-json.ts'
import { type DiagramFonts, loadDiagramFonts } from './fonts.ts'
import { placeScene } from './layout.ts'

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

/** What the thread is asked: a placed scene for the canvas, or a file's bytes. */
export interface DiagramRequest {
  id: number
  input: DiagramInput
  as: 'scene' | DiagramEnding
}

/** What it answers; `id` is the request's. */
export type DiagramReply =
  | { id: number; ok: true; value: PlacedScene | string | Uint8Array }
  | { id: number; ok: false; error: Pick<AppError, 'code' | 'message' | 'details'> }

const port = parentPort
if (port === null) throw new Error('Diagrams are drawn in a worker thread.')

const { resourcesDir, wasm } = workerData as DiagramWorkerData
let fonts: Promise<DiagramFonts> | undefined

port.on('message', ({ id, input, as }: DiagramRequest) => {
  produce(input, as).then(
    value => port.postMessage({ id, ok: true, value } satisfies DiagramReply),
    (error: unknown) => {
      // Any other cause is left out: a library's message could hold a label, and labels are study data.
      const { code, message, details } =
        error instanceof AppError
          ? error
          : new AppError('internal', 'The diagram could not be drawn. Nothing was lost.')
      port.postMessage({ id, ok: false, error: { code, message, details } } satisfies DiagramReply)
    },
  )
})

async function produce(input: DiagramInput, as: DiagramRequest['as']) {
  fonts ??= loadDiagramFonts(resourcesDir)
  const loaded = await fonts
  const placed = await placeScene(buildScene(input, loaded.measureText))
  switch (as) {
    case 'scene':
      return placed
    case '.svg':
      return diagramSvg(placed, { fonts: loaded, harfbuzzWasm: wasm.harfbuzz })
    case '.png':
      return diagramPng(placed, { fonts: loaded, resvgWasm: wasm.resvg })
    case '.pdf':
      return diagramPdf(placed, { fonts: loaded })
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
