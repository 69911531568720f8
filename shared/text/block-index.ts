import type { Block } from './source-draft.ts'

/** The part of a block that the places of a text are counted by. */
export type BlockSpan = Pick<Block, 'start' | 'end' | 'contentStart' | 'turn'>

/** The block an offset lies in: the last that begins at or before it; -1 where there are no blocks. */
export function blockIndexAt(blocks: readonly BlockSpan[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as BlockSpan).start <= offset) low = middle + 1
    else high = middle
  }
  return blocks.length === 0 ? -1 : Math.max(0, low - 1)
}
