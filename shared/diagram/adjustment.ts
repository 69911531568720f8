import type { Point } from './scene.ts'

/**
 * What was done to a picture by hand, in one layout of one theory version. It is kept apart from the picture: it is done
 * again after each layout, to whatever of it is in the picture. Lengths are CSS pixels.
 */
export interface Adjustments {
  elements: ElementAdjustment[]
  links: LinkAdjustment[]
  labels: FreeLabel[]
  groups: ElementGroup[]
}

/** What was done to a box. */
export interface ElementAdjustment {
  elementId: string
  isHidden: boolean
  /** How far it stands from where the layout puts it. */
  shift: Point
}

/** What was done to an arrow. */
export interface LinkAdjustment {
  linkId: string
  isHidden: boolean
  /** A point that it passes through, counted from halfway between the middles of its two boxes; null where it runs as it may. */
  bend: Point | null
}

/** Words written into the picture. */
export interface FreeLabel {
  id: string
  text: string
  /** Their top left corner, counted from that of the box they go with, or in the picture where they go with none. */
  at: Point
  /** The element whose box they go with. */
  anchorId: string | null
}

/** A frame around boxes. */
export interface ElementGroup {
  id: string
  name: string
  elementIds: string[]
}

/** Nothing done by hand. */
export const NO_ADJUSTMENTS: Adjustments = { elements: [], links: [], labels: [], groups: [] }

/** True where nothing was done by hand. */
export function isUntouched({ elements, links, labels, groups }: Adjustments): boolean {
  return elements.length + links.length + labels.length + groups.length === 0
}
