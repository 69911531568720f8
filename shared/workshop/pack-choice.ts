import { z } from 'zod'
import { Id, LongText } from '../contract/common.ts'
import { ATTRIBUTIONS } from '../tables/kinds.ts'
import { PACK_LIMITS } from './pack-limits.ts'

/** Papers that forms and voting sheets are made for. */
export const FORM_PAPERS = ['A4', 'Letter'] as const

/** What is chosen of a workshop for a review pack, a form, cards or voting sheets. */
export const PackChoice = z.strictObject({
  workshopId: Id,
  /** What people read first. */
  intro: LongText.max(PACK_LIMITS.words).default(''),
  /** Rounds that are in it; all of them where none are named. */
  roundIds: z.array(Id).max(PACK_LIMITS.items).optional(),
  /** Groups that people may say they belong to; all of the workshop where none are named. */
  groupIds: z.array(Id).max(PACK_LIMITS.items).optional(),
  /** How much is told of whoever said a quote: pseudonym and group, the group, or nothing. */
  attribution: z.enum(ATTRIBUTIONS).default('none'),
  asksName: z.boolean().default(false),
  asks: z
    .strictObject({
      comment: z.boolean().default(true),
      wording: z.boolean().default(true),
      elements: z.boolean().default(true),
    })
    .default({ comment: true, wording: true, elements: true }),
  /** Locks a review pack; whoever is to read it needs it. */
  passphrase: z.string().min(8, 'must have at least 8 characters').max(1_000).optional(),
  /** Paper of a form and of voting sheets. */
  paper: z.enum(FORM_PAPERS).default('A4'),
})
/** What is chosen of a workshop for a review pack, a form, cards or voting sheets. */
export type PackChoice = z.output<typeof PackChoice>
