import { fileURLToPath } from 'node:url'
import { placeScene } from '../../../../electron/diagram/layout.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import type { MeasureText } from '../../../../shared/diagram/scene.ts'
import { sampleTheory } from '../../shared/diagram/sample-theory.ts'

const file = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

export const resourcesDir = file('resources')
export const harfbuzzWasm = file('node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm')
export const resvgWasm = file('node_modules/@resvg/resvg-wasm/index_bg.wasm')

/** The made-up theory of a size, placed. */
export function placed(size: number, measure: MeasureText) {
  return placeScene(buildScene(sampleTheory(size), measure))
}
