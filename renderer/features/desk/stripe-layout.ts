import type { Coding } from '../../../shared/contract/codings.ts'
import { type BlockSpan, blockIndexAt } from '../../../shared/text/block-index.ts'
import { assignLanes, type Lanes, type Span } from '../../../shared/text/lanes.ts'
import { LINE_CHARACTERS } from '../../editor/block-looks.ts'
import { keyOf } from './pending.ts'

/** A desk narrower than this has no gutter. */
const NARROW = 560
/** Width of a lane where there is room, in CSS pixels; narrower it goes down to a bar without its letter. */
const LANE_WIDTH = 18
const LEAST_LANE_WIDTH = 6
/** A lane narrower than this has no room for letters. */
export const LETTER_LANE_WIDTH = 11
/** Width that the words should keep, and the share of the desk that stripes may always take. */
const TEXT_WIDTH = 520
const MOST_SHARE = 0.24
const MOST_SHARE_NARROW = 0.16
/** Clear space between the words and the first stripe. */
const STRIPES_GAP = 20
const STRIPES_GAP_NARROW = 10
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
  const known = spansOf.get(blocks) ?? new WeakMap<Coding, Span>()
  spansOf.set(blocks, known)
  const spans = codings.map(coding => {
    const span = known.get(coding) ?? spanOf(coding, blocks)
    known.set(coding, span)
    return span
  })
  return assignLanes(spans, previous)
}

/** Spans of codings by the blocks of their text: few of a list change at a time. */
const spansOf = new WeakMap<readonly BlockSpan[], WeakMap<Coding, Span>>()

function spanOf({ id, start, end }: Coding, blocks: readonly BlockSpan[]): Span {
  const place = (offset: number) => offset + blockIndexAt(blocks, offset) * LINE_CHARACTERS
  const last = place(Math.max(start, end - 1))
  return { id: keyOf(id), start: place(start), end: last + 1 + LINE_CHARACTERS }
}

/** How the width of the desk is divided; CSS pixels. */
export interface DeskLayout {
  /** Before the words, for speakers. */
  gutter: number
  /** Too narrow for a gutter: speakers stand above the words. */
  isNarrow: boolean
  /** Behind the words, for stripes, with the gap before the first. */
  margin: number
  laneWidth: number
  /** In that margin, between the words and the first stripe. */
  gap: number
}

/** Divides a desk of some width between speakers, words and stripes. */
export function layOut(laneCount: number, deskWidth: number): DeskLayout {
  const isNarrow = deskWidth < NARROW
  const gutter = isNarrow ? 16 : Math.round(Math.min(152, Math.max(84, deskWidth * 0.15)))
  const lanes = Math.max(LEAST_LANES, laneCount)
  const gap = isNarrow ? STRIPES_GAP_NARROW : STRIPES_GAP
  const share = isNarrow ? MOST_SHARE_NARROW : MOST_SHARE
  const room = Math.max(deskWidth - gutter - TEXT_WIDTH, deskWidth * share) - gap - 8
  const laneWidth = Math.max(LEAST_LANE_WIDTH, Math.min(LANE_WIDTH, Math.floor(room / lanes)))
  return { gutter, isNarrow, laneWidth, gap, margin: gap + lanes * laneWidth + 8 }
}

/** Width of some characters of running text, in CSS: the unit `ch` is a figure's width, and letters are narrower. */
export function measureOf(characters: number): string {
  return `${Math.round(characters * 0.886 * 10) / 10}ch`
}

/** How far from the right edge of the page a lane ends. */
export function laneRight(lane: number, { margin, laneWidth, gap }: DeskLayout): number {
  return margin - gap - (lane + 1) * laneWidth
}
