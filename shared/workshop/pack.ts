import { z } from 'zod'
import { Id } from '../contract/common.ts'
import { ROLES } from '../domain/roles.ts'
import { ROUND_KINDS, WORKSHOP_ITEM_KINDS, WORKSHOP_STANCES } from '../domain/workshop.ts'
import { PACK_LIMITS } from './pack-limits.ts'

/**
 * A review pack is a workshop as one file for people without the program: they read the items in plain words, answer, and
 * send a small response file back. A pack holds what was chosen for it and nothing else, so it is made of copies and has no
 * way to ask for more.
 */

const Words = z.string().max(PACK_LIMITS.words)
const Line = z.string().max(PACK_LIMITS.line)

const Weight = z.union([z.literal(400), z.literal(600)])
const Mark = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('path'),
    d: z.string(),
    fill: z.string().optional(),
    stroke: z.string().optional(),
    strokeWidth: z.number().optional(),
    dash: z.array(z.number()).readonly().optional(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    x: z.number(),
    y: z.number(),
    text: z.string(),
    size: z.number(),
    weight: Weight,
    fill: z.string(),
    anchor: z.enum(['start', 'middle']),
  }),
])

/** Words that stand in the picture of an item, with the role they play. */
const PackPart = z.strictObject({ role: z.enum(ROLES), text: Words })

const PackItem = z.strictObject({
  id: Id,
  kind: z.enum(WORKSHOP_ITEM_KINDS),
  /** Its plain wording for this workshop. */
  text: Words,
  /** What is asked about it; empty: the question of the round. */
  question: Words,
  /** Its picture in boxes, from context to outcome; empty where there is none. */
  parts: z.array(PackPart),
  /** Its picture as drawn; only a diagram has one. Lengths are CSS pixels. */
  drawing: z
    .strictObject({
      ...{ width: z.number(), height: z.number(), marks: z.array(Mark) },
      /** The typeface it was measured with, cut down to its letters: TrueType in base64, by weight. */
      fonts: z.array(z.strictObject({ weight: Weight, data: z.base64() })),
    })
    .nullable(),
  /** Quotes that may be shown; `by` is a pseudonym, a group, or empty. */
  quotes: z.array(z.strictObject({ text: Words, by: Line })),
})
/** A part of the theory that people are asked about. */
export type PackItem = z.infer<typeof PackItem>

const PackRound = z.strictObject({
  id: Id,
  kind: z.enum(ROUND_KINDS),
  title: Line,
  /** What is asked in this round; empty where its kind says it. */
  question: Words,
  /** Dots that each person may give in a round of dots; 0 in the others. */
  dots: z.int().min(0).max(PACK_LIMITS.dots),
  items: z.array(PackItem),
})
/** Items that are asked about in one way, one after the other. */
export type PackRound = z.infer<typeof PackRound>

export const WorkshopPack = z.strictObject({
  format: z.literal('retroduce-pack'),
  version: z.literal(1),
  /** Of this file: two packs of one workshop differ. */
  packId: Id,
  workshopId: Id,
  title: Line,
  intro: Words,
  /** The day it was made, such as 2026-03-02. */
  madeOn: Line,
  /** Groups that people may say they belong to. */
  groups: z.array(z.strictObject({ id: Id, name: Line })),
  /** Whether people may give a name, or what they want to be called. */
  asksName: z.boolean(),
  /** What is asked of each item besides the stance. */
  asks: z.strictObject({ comment: z.boolean(), wording: z.boolean(), elements: z.boolean() }),
  rounds: z.array(PackRound),
})
/** All that a review pack carries. */
export type WorkshopPack = z.infer<typeof WorkshopPack>

const Said = z.string().max(PACK_LIMITS.said).refine(isPlain, 'must hold no control characters')
const SaidLine = z.string().max(PACK_LIMITS.line).refine(isPlain, 'must hold no control characters')

const PackAnswer = z.strictObject({
  itemId: Id,
  stance: z.enum(WORKSHOP_STANCES).nullable(),
  comment: Said,
  wording: Said,
  elements: z.array(z.strictObject({ role: z.enum(ROLES), text: Said })).max(PACK_LIMITS.elements),
  /** Its place in a ranking, from 1; null where it was not ranked. */
  rank: z.int().min(1).max(PACK_LIMITS.items).nullable(),
  /** Dots it was given; null where it was given none to decide on. */
  dots: z.int().min(0).max(PACK_LIMITS.dots).nullable(),
})
/** What one person says to one item. */
export type PackAnswer = z.infer<typeof PackAnswer>

export const PackResponse = z.strictObject({
  packId: Id,
  workshopId: Id,
  /** Stays the same when somebody opens a saved response and goes on. */
  responseId: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  savedAt: z.iso.datetime(),
  groupId: Id.nullable(),
  /** What the person wants to be called; empty where nothing was said. */
  name: SaidLine,
  answers: z.array(PackAnswer).max(PACK_LIMITS.items),
})
/** The answers of one person to one pack, as its file carries them. */
export type PackResponse = z.infer<typeof PackResponse>

/** Tab and line breaks are the only control characters that people type. */
function isPlain(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the very characters that are looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text)
}
