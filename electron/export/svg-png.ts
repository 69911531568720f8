import { readFile } from 'node:fs/promises'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { AppError } from '../../shared/domain/app-error.ts'
import type { DiagramFonts } from '../diagram/fonts.ts'

/** Most pixels of a picture: 400 MB of memory while it is drawn. */
const MAX_PIXELS = 100_000_000

let loading: Promise<void> | undefined

/** An SVG with its size in CSS pixels. */
export interface SizedSvg {
  svg: string
  width: number
  height: number
}

/**
 * A picture as PNG. `scale` is pixels per CSS pixel: 2 suits a slide, 3 or 4 print. `resvgWasm` is the path of resvg's
 * `index_bg.wasm`. Throws `invalid_input`, and `too_large` above 100 million pixels.
 */
export async function svgPng(
  { svg, width, height }: SizedSvg,
  { fonts, resvgWasm, scale = 2 }: { fonts: DiagramFonts; resvgWasm: string; scale?: number },
): Promise<Uint8Array> {
  if (!(scale > 0)) throw new AppError('invalid_input', 'The scale must be above zero.', { scale })
  if (width * height * scale * scale > MAX_PIXELS) {
    throw new AppError(
      'too_large',
      'The picture would have more than 100 million pixels. Choose a smaller scale, or export SVG or PDF.',
      { largestScale: Math.sqrt(MAX_PIXELS / (width * height)) },
    )
  }
  await loadResvg(resvgWasm)
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontBuffers: [fonts.files[400], fonts.files[600]],
      defaultFontFamily: 'Source Sans 3',
    },
  })
  try {
    const image = renderer.render()
    try {
      // A copy: the bytes lie in memory that `free` gives back.
      return image.asPng().slice()
    } finally {
      image.free()
    }
  } finally {
    renderer.free()
  }
}

/** resvg refuses to be started twice. A failed start may be tried again. */
function loadResvg(wasmFile: string): Promise<void> {
  loading ??= readFile(wasmFile)
    .then(bytes => initWasm(bytes))
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}
