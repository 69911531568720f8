import type { StanceCounts } from '../contract/workshops.ts'
import { WORKSHOP_STANCES, type WorkshopStance } from './workshop.ts'

/** A part of a bar, in people from the middle line on: below 0 lies left of it. */
export interface BarPart {
  stance: WorkshopStance
  from: number
  to: number
}

/** What lies on which side: who disagrees left, who agrees right. */
const RIGHT = ['agree-with-changes', 'agree'] as const
const LEFT = ['disagree'] as const

/**
 * The parts of one group's bar. Who agrees stands right of the middle line, first those who would change something; who
 * disagrees left of it. Who is unsure, or has no experience of it, takes no side and is in no part: see `countAside`.
 */
export function divergingParts(counts: StanceCounts): BarPart[] {
  const along = (stances: readonly WorkshopStance[], sign: 1 | -1): BarPart[] => {
    let at = 0
    return stances.flatMap(stance => {
      const from = at
      at += sign * counts[stance]
      return at === from ? [] : [{ stance, from: Math.min(from, at), to: Math.max(from, at) }]
    })
  }
  return [...along(LEFT, -1), ...along(RIGHT, 1)]
}

/** How far the longest of some bars reaches to either side, in people; at least one. */
export function reachOf(all: readonly StanceCounts[]): number {
  const ends = all.flatMap(divergingParts).flatMap(({ from, to }) => [-from, to])
  return Math.max(1, ...ends)
}

/** How many take no side. */
export function countAside(counts: StanceCounts): number {
  return counts.unsure + counts['not-my-experience']
}

/** How many said anything. */
export function countStances(counts: StanceCounts): number {
  return WORKSHOP_STANCES.reduce((sum, stance) => sum + counts[stance], 0)
}
