import type { Layout, MeasureText, PlacedScene, Scene } from '../../shared/diagram/scene.ts'
import type { LaidOut } from './area-labels.ts'
import { placeScene } from './layout.ts'
import { placeInLanes, placeByPrinciple } from './place-lanes.ts'
import { placeInLayers } from './place-layers.ts'
import { placeMatrix } from './place-matrix.ts'

const LAYOUTS: Record<Exclude<Layout, 'roles'>, (scene: Scene, measure: MeasureText) => LaidOut> = {
  layers: placeInLayers,
  lanes: placeInLanes,
  principles: placeByPrinciple,
  matrix: placeMatrix,
}

/** Hears how many arrows have their way, of how many. */
export type OnPlaced = (done: number, total: number) => void

/** Lays a scene out in one of its ways. The same scene always gives the same picture. Blocks, as `placeScene` does. */
export async function placeAs(
  layout: Layout,
  scene: Scene,
  measure: MeasureText,
  onPlaced?: OnPlaced,
): Promise<PlacedScene> {
  if (layout === 'roles' || scene.nodes.length === 0) {
    return { ...(await placeScene(scene, onPlaced)), layout }
  }
  const { title, date } = scene
  return { title, date, ...LAYOUTS[layout](scene, measure), labels: [], hidden: [] }
}
