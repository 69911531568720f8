import { drawScene } from '../../shared/diagram/draw-scene.ts'
import type { PlacedScene } from '../../shared/diagram/scene.ts'
import { drawingToSvg } from '../../shared/diagram/to-svg.ts'
import type { DiagramExportOptions } from './diagram-svg.ts'
import { svgPng } from './svg-png.ts'

/** A diagram as PNG; like `svgPng`, and throws what that throws. */
export function diagramPng(
  placed: PlacedScene,
  options: DiagramExportOptions & { resvgWasm: string; scale?: number },
): Promise<Uint8Array> {
  const { fonts, resvgWasm, scale, ...look } = options
  const drawing = drawScene(placed, { ...look, measure: fonts.measureText })
  const { width, height } = drawing
  return svgPng(
    { svg: drawingToSvg(drawing), width, height },
    { fonts, resvgWasm, ...(scale !== undefined && { scale }) },
  )
}
