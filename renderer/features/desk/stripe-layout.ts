import type { Coding } from '../../../shared/contract/codings.ts'
import { type BlockSpan, blockIndexAt } from '../../../shared/text/block-index.ts'
import { assignLanes, type Lanes } from '../../../shared/text/lanes.ts'
import { LINE_CHARACTERS } from '../../editor/block-looks.ts'
import { keyOf } from './pending.ts'

/** Width of a lane, in CSS pixels. */
export const LANE_WIDTH = 18
/** Clear space between the words and the first stripe. */
export const STRIPES_GAP = 20
/** Lanes the margin always has room for, so that a second coding over a place shifts nothing. */
const LEAST_LANES = 5

/**
 * Lanes for the codings of a whole source. Two codings on one line need two lanes even if they share no word, so
 * places are counted with a line's length kept clear behind each coding, and blocks, which begin on lines of their
 * own, are moved apart by as much.
 */
export function lanesOf(
  codings: readonly Coding[],
  blocks: readonly BlockSpan[],
  previous: Lanes,
): Lanes {
  const place = (offset: number) => offset + blockIndexAt(blocks, offset) * LINE_CHARACTERS
  const spans = codings.map(({ id, start, end }) => ({
    id: keyOf(id),
    start: place(start),
    end: place(Math.max(start, end - 1)) + 1 + LINE_CHARACTERS,
  }))
  return assignLanes(spans, previous)
}

/** Width of the margin that the stripes stand in. */
export function stripesWidth(laneCount: number): number {
  return STRIPES_GAP + Math.max(LEAST_LANES, laneCount) * LANE_WIDTH + 8
}
