import { type DrawOptions, drawScene } from '../../shared/diagram/draw-scene.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import { drawingToSvg } from '../../shared/diagram/to-svg.ts'
import { type DiagramFonts, fontFaceCss } from '../diagram/fonts.ts'
import { outlineTexts } from '../diagram/outline-texts.ts'

/** What every diagram export takes. */
export interface DiagramExportOptions extends Omit<DrawOptions, 'measure'> {
  fonts: DiagramFonts
}

/**
 * A diagram as an SVG file that carries its typeface, or whose letters are shapes. `harfbuzzWasm` is the path of
 * `harfbuzz-subset.wasm`.
 */
export async function diagramSvg(
  placed: PlacedScene,
  options: DiagramExportOptions & { harfbuzzWasm: string; letters?: 'text' | 'shapes' },
): Promise<string> {
  const { fonts, harfbuzzWasm, letters = 'text', ...look } = options
  const written = drawScene(placed, { ...look, measure: fonts.measureText })
  const drawing = letters === 'shapes' ? outlineTexts(written, fonts) : written
  return drawingToSvg(drawing, await fontFaceCss(drawing, fonts, harfbuzzWasm))
}
