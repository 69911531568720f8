import { parentPort, workerData } from 'node:worker_threads'
import { buildScene } from '../../shared/diagram/build-scene.ts'
import type { DiagramInput, PlacedScene } from '../../shared/diagram/scene.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { diagramPdf } from '../export/diagram-pdf.ts'
import { diagramPng } from '../export/diagram-png.ts'
import { diagramSvg } from '../export/diagram-svg.ts'
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

/** What the thread is asked: a placed scene for the canvas, or a file's bytes. */
export interface DiagramRequest {
  id: number
  input: DiagramInput
  as: 'scene' | '.svg' | '.png' | '.pdf'
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
  if (as === '.svg') return diagramSvg(placed, { fonts: loaded, harfbuzzWasm: wasm.harfbuzz })
  if (as === '.png') return diagramPng(placed, { fonts: loaded, resvgWasm: wasm.resvg })
  if (as === '.pdf') return diagramPdf(placed, { fonts: loaded })
  return placed
}
