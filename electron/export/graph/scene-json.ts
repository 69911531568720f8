import type { PlacedScene } from '../../../shared/diagram/scene.ts'

/** A diagram as data: every box and arrow with its place in CSS pixels, as `shared/diagram/scene.ts` describes it. */
export function toSceneJson(placed: PlacedScene): string {
  return `${JSON.stringify({ format: 'retroduce-diagram', version: 1, ...placed }, null, 2)}\n`
}
