import type { SceneNode } from '../../shared/diagram/scene.ts'

/** A box with its column and its row. */
export interface Block {
  node: SceneNode
  column: number
  row: number
}
