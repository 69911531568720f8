import type { Layout, MeasureText, PlacedScene, Scene } from '../../shared/diagram/scene.ts'
import { type OnPlaced, placeAs } from './place.ts'

/** Layouts that are kept. What is done to a picture by hand, and each file of it, begins with the same one. */
const KEPT = 4

const before = new Map<string, PlacedScene>()

/** Lays a scene out, or takes the layout of the same scene from before. */
export async function placeOnce(
  layout: Layout,
  scene: Scene,
  measure: MeasureText,
  onPlaced?: OnPlaced,
): Promise<PlacedScene> {
  const key = JSON.stringify([layout, scene])
  const known = before.get(key)
  const placed = known ?? (await placeAs(layout, scene, measure, onPlaced))
  // Last again: those that are asked for stay, the one that was asked for longest ago goes.
  before.delete(key)
  before.set(key, placed)
  const [oldest] = before.keys()
  if (before.size > KEPT && oldest !== undefined) before.delete(oldest)
  return placed
}
