import type { TextRange } from '../../shared/text/boundaries.ts'
import type { BlockSpan } from '../../shared/text/block-index.ts'
import type { BlockElements } from './block-elements.ts'
import type { Geometry } from './geometry.ts'
import type { BlockWindow } from './near-blocks.ts'

/** Where in a text the reader is: a block's place and how far its top lies above the top of the view. */
export interface ReadingPosition {
  blockIndex: number
  above: number
}

/** Clear space kept above and below a passage that is brought into view. */
const CLEARANCE = 72

/**
 * Scrolls until a passage is where it should be. Blocks that were never laid out have estimated heights, so the place
 * is corrected in the next frames as they are.
 */
export function reveal(
  geometry: Geometry,
  root: HTMLElement,
  scroller: HTMLElement,
  passage: TextRange,
  align: 'center' | 'nearest',
): void {
  let tries = 4
  const step = () => {
    const wanted = wantedScroll(geometry, root, scroller, passage, align)
    const isThere = Math.abs(wanted - scroller.scrollTop) < 1
    if (!isThere) scroller.scrollTop = wanted
    tries--
    if (tries > 0) requestAnimationFrame(step)
  }
  step()
}

function wantedScroll(
  geometry: Geometry,
  root: HTMLElement,
  scroller: HTMLElement,
  passage: TextRange,
  align: 'center' | 'nearest',
): number {
  const origin = root.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  const offset = origin + scroller.scrollTop
  const top = offset + geometry.characterBox(passage.start, 'behind').top
  const bottom = offset + geometry.characterBox(passage.end, 'before').bottom
  const height = scroller.clientHeight
  const now = scroller.scrollTop
  if (align === 'center') {
    const middle = top - Math.max(CLEARANCE, (height - (bottom - top)) / 2.4)
    return clamp(middle, scroller)
  }
  if (top < now + CLEARANCE) return clamp(top - CLEARANCE, scroller)
  if (bottom > now + height - CLEARANCE) {
    return clamp(Math.min(bottom - height + CLEARANCE, top - CLEARANCE), scroller)
  }
  return now
}

function clamp(wanted: number, scroller: HTMLElement): number {
  return Math.round(Math.min(Math.max(0, wanted), scroller.scrollHeight - scroller.clientHeight))
}

/** Reads where the reader is. */
export function readPosition(
  elements: BlockElements,
  scroller: HTMLElement,
  firstNear: number,
): ReadingPosition {
  const top = scroller.getBoundingClientRect().top
  for (let index = firstNear; index < elements.count; index++) {
    const rect = elements.at(index)?.getBoundingClientRect()
    if (rect !== undefined && rect.bottom > top) return { blockIndex: index, above: top - rect.top }
  }
  return { blockIndex: 0, above: 0 }
}

/** Puts the reader back where `readPosition` found them. */
export function restorePosition(
  elements: BlockElements,
  scroller: HTMLElement,
  { blockIndex, above }: ReadingPosition,
): void {
  const block = elements.at(blockIndex)
  if (block === null) return
  const top = block.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  scroller.scrollTop += top + above
}

/** The offsets at the upper and at the lower edge of the view, by the share of the blocks that lie there. */
export function readVisible(
  elements: BlockElements,
  scroller: HTMLElement,
  near: BlockWindow,
  blocks: readonly BlockSpan[],
): { from: number; to: number } {
  const { top, bottom } = scroller.getBoundingClientRect()
  let from: number | null = null
  let to = 0
  for (let index = near.first; index <= near.last; index++) {
    const block = blocks[index]
    const rect = elements.at(index)?.getBoundingClientRect()
    if (block === undefined || rect === undefined || rect.bottom <= top) continue
    if (rect.top >= bottom) break
    const offsetAt = (y: number) => {
      const share = Math.min(1, Math.max(0, (y - rect.top) / Math.max(1, rect.height)))
      return Math.round(block.start + share * (block.end - block.start))
    }
    from ??= offsetAt(top)
    to = offsetAt(bottom)
  }
  return { from: from ?? 0, to }
}
