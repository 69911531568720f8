import { parentPort, workerData } from 'node:worker_threads'
import type { ChartData, ChartLook, DrawnChart } from '../../shared/contract/charts.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { type DiagramFonts, fontFaces, loadDiagramFonts } from '../diagram/fonts.ts'
import type { DiagramWorkerData } from '../diagram/worker.ts'
import { svgPdf } from '../export/svg-pdf.ts'
import { svgPng } from '../export/svg-png.ts'
import { drawChart } from './draw-chart.ts'

/** Entry of the thread that draws charts; their library and the fonts are loaded here alone. */

/** A chart with its boxes for the window, or as a file's content. */
export interface ChartRequest {
  data: ChartData
  look: ChartLook
  as: 'drawn' | '.svg' | '.png' | '.pdf'
  /** The day that a PDF stands for. */
  date?: string
}

const port = parentPort
if (port === null) throw new Error('Charts are drawn in a worker thread.')

const { resourcesDir, wasm } = workerData as DiagramWorkerData
let fonts: Promise<DiagramFonts> | undefined

port.on('message', ({ id, ...request }: ChartRequest & { id: number }) => {
  produce(request).then(
    value => port.postMessage({ id, ok: true, value }),
    (error: unknown) => {
      // Any other cause is left out: a library's message could hold a name, and names are study data.
      const { code, message, details } =
        error instanceof AppError
          ? error
          : new AppError('internal', 'The chart could not be drawn. Nothing was lost.')
      port.postMessage({ id, ok: false, error: { code, message, details } })
    },
  )
})

async function produce({
  data,
  look,
  as,
  date = '',
}: ChartRequest): Promise<DrawnChart | string | Uint8Array> {
  fonts ??= loadDiagramFonts(resourcesDir)
  const loaded = await fonts
  const drawn = drawChart(data, look, loaded.measureText)
  if (as === '.png') {
    const { scale } = look
    const options = { fonts: loaded, resvgWasm: wasm.resvg }
    return svgPng(drawn, { ...options, ...(scale !== undefined && { scale }) })
  }
  if (as === '.pdf') return svgPdf(drawn, loaded, { title: data.title, date })
  // All that is written; a few characters more than each weight has.
  const written = [...new Set(drawn.svg.replace(/<[^>]*>/g, ''))].join('')
  const faces = await fontFaces({ 400: written, 600: written }, loaded, wasm.harfbuzz)
  const svg = drawn.svg.replace('</desc>', () => `</desc>\n<style>${faces}</style>`)
  return as === 'drawn' ? { ...drawn, svg } : svg
}
