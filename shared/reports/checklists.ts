import type { StandardText } from './checklist-item.ts'
import { RAMESES } from './rameses.ts'
import { RAMESES_II } from './rameses-ii.ts'

/**
 * The reporting standards for realist work: their items by number, section and name as published. What an item asks for is
 * put in short words of our own; the standards themselves say it in full.
 */

/** The reporting standards that are known. */
export const STANDARDS = ['rameses-ii', 'rameses'] as const
/** A reporting standard. */
export type Standard = (typeof STANDARDS)[number]

/** How far an item is. */
export const ITEM_STATES = ['open', 'done', 'not-applicable'] as const
/** How far an item is. */
export type ItemState = (typeof ITEM_STATES)[number]

/** The words for how far an item is. */
export const STATE_WORDS: Record<ItemState, string> = {
  open: 'Open',
  done: 'Reported',
  'not-applicable': 'Not applicable',
}

/** The standards with their items in order. */
export const CHECKLISTS: Record<Standard, StandardText> = {
  'rameses-ii': RAMESES_II,
  rameses: RAMESES,
}
