import type { Layout, PlacedNode, Point } from '../../../shared/diagram/scene.ts'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import type { Picture } from './canvas-items.ts'
import { bendOf, type Motion } from './motion.ts'

/** Which picture is finished by hand: a layout of a version, or (null) of all configurations. */
export interface AdjustedPicture {
  theoryId: string | null
  layout: Layout
}

/** The picture as procedures name it. */
export function pictureInput({ theoryId, layout }: AdjustedPicture) {
  return { layout, ...(theoryId === null ? {} : { theoryId }) }
}

/** Farthest that words stand from the box that they go with, in pixels; others stand by themselves. */
const BESIDE = 160

/** Keeps where something was moved to; says so and throws where that is refused. */
export async function keepMotion(
  adjusted: AdjustedPicture,
  picture: Picture,
  { kind, id, by }: Motion,
): Promise<void> {
  try {
    if (kind === 'element') {
      await call('diagrams.move', { ...pictureInput(adjusted), elementIds: [id], by })
    } else if (kind === 'link') {
      const to = bendOf(picture, id, by)
      await call('diagrams.bend', { ...pictureInput(adjusted), linkId: id, to })
    } else {
      const label = picture.labels.find(each => each.id === id)
      if (label === undefined) return
      const place = placeOfWords(picture, { x: label.x + by.x, y: label.y + by.y })
      await call('diagrams.updateLabel', { labelId: id, ...place })
    }
  } catch (error) {
    sayError(error)
    throw error
  }
}

/** Where words stand: counted from the box next to them, so that they stay with it, or by themselves. */
export function placeOfWords(
  { nodes }: Picture,
  at: Point,
): { at: Point; anchorId: string | null } {
  const distance = (node: PlacedNode) =>
    Math.hypot(
      Math.max(node.x - at.x, 0, at.x - node.x - node.width),
      Math.max(node.y - at.y, 0, at.y - node.y - node.height),
    )
  let nearest: PlacedNode | null = null
  for (const node of nodes) {
    if (nearest === null || distance(node) < distance(nearest)) nearest = node
  }
  if (nearest === null || distance(nearest) > BESIDE) return { at, anchorId: null }
  return { at: { x: at.x - nearest.x, y: at.y - nearest.y }, anchorId: nearest.id }
}
