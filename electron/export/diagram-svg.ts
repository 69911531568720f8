import { type DrawOptions, drawScene } from '../../shared/diagram/draw-scene.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import { drawingToSvg } from '../../shared/diagram/to-svg.ts'
import { type DiagramFonts, fontFaceCss } from '../diagram/fonts.ts'

/** What every diagram export takes. */
export interface DiagramExportOptions extends Omit<DrawOptions, 'measure'> {
  fonts: DiagramFonts
}

/** A diagram as an SVG file that carries its typeface. `harfbuzzWasm` is the path of `harfbuzz-subset.wasm`. */
export async function diagramSvg(
  placed: PlacedScene,
  options: DiagramExportOptions & { harfbuzzWasm: string },
): Promise<string> {
  const { fonts, harfbuzzWasm, ...look } = options
  const drawing = drawScene(placed, { ...look, measure: fonts.measureText })
  return drawingToSvg(drawing, await fontFaceCss(drawing, fonts, harfbuzzWasm))
}
