import type { PlacedScene } from '../../../shared/diagram/scene.ts'

/**
 * A diagram as data: every box and arrow with its place in CSS pixels, as `shared/diagram/scene.ts` describes it. What is
 * hidden is not named: it is not meant to be seen.
 */
export function toSceneJson({ hidden: _hidden, ...placed }: PlacedScene): string {
  return `${JSON.stringify({ format: 'retroduce-diagram', version: 1, ...placed }, null, 2)}\n`
}
