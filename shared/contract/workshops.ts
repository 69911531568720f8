import { z } from 'zod'
import {
  RESPONSE_ORIGINS,
  ROUND_KINDS,
  WORKSHOP_DECISIONS,
  WORKSHOP_ITEM_KINDS,
  WORKSHOP_STANCES,
  WORKSHOP_STATUSES,
} from '../domain/workshop.ts'
import { FacetField, Id, Instant, RoleOutput } from './common.ts'

const Stance = z.enum(WORKSHOP_STANCES)
const WorkshopGroup = z.object({
  id: Id,
  name: z.string(),
  /** How many people of it take part; null where nobody has said. */
  size: z.number().nullable(),
})
/** A stakeholder group that takes part. */
export type WorkshopGroup = z.infer<typeof WorkshopGroup>

const WorkshopQuote = z.object({
  id: Id,
  codingId: Id,
  /** As it stands in the source; for the facilitator, never for those who take part. */
  quote: z.string(),
  /** As it is shown, perhaps with something left out. */
  words: z.string(),
  /** Whether a researcher has said that these words may be shown; nothing else of a quote ever is. */
  mayBeShown: z.boolean(),
})
/** A quote that was chosen for an item. */
export type WorkshopQuote = z.infer<typeof WorkshopQuote>

export const WorkshopItem = z.object({
  id: Id,
  kind: z.enum(WORKSHOP_ITEM_KINDS),
  /** The configuration or the principle; of a diagram the theory version, or null for all configurations in use. */
  thingId: Id.nullable(),
  /** What that is called now, or was where it is gone; for the facilitator. */
  name: z.string(),
  isThere: z.boolean(),
  /** The words that the wording started from. */
  startedFrom: z.string(),
  /** What is put to those who take part. */
  wording: z.string(),
  /** What they are asked about it; empty: the question of the round. */
  question: z.string(),
  /** For the facilitator alone. */
  notes: z.string(),
  /** Whether its parts, or its diagram, are shown beside the wording. */
  hasPicture: z.boolean(),
  /** The elements of a configuration as they are now, in order; empty without a picture. */
  parts: z.array(z.object({ role: RoleOutput, facet: FacetField.nullable(), label: z.string() })),
  quotes: z.array(WorkshopQuote),
  /** What the panel made of it, in the words of the team; written after the workshop. */
  reflection: z.string(),
})
/** A part of the theory as it is put to a workshop. */
export type WorkshopItem = z.infer<typeof WorkshopItem>

export const WorkshopRound = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(ROUND_KINDS),
  /** What is asked about each item that has no question of its own. */
  question: z.string(),
  /** How many dots each person has, where dots are shared out. */
  dots: z.number(),
  items: z.array(WorkshopItem),
})
/** A part of a workshop in which one thing is done with some items, one after the other. */
export type WorkshopRound = z.infer<typeof WorkshopRound>

/** What is said of a workshop as a whole. */
export const plan = {
  name: z.string(),
  /** ISO 8601 day, or empty. */
  date: z.string(),
  place: z.string(),
  facilitators: z.string(),
  purpose: z.string(),
  status: z.enum(WORKSHOP_STATUSES),
}

export const Workshop = z.object({
  id: Id,
  ...plan,
  createdAt: Instant,
  groups: z.array(WorkshopGroup),
  rounds: z.array(WorkshopRound),
})
/** A session in which stakeholders respond to the theory: who takes part, and what is put to them in which words. */
export type Workshop = z.infer<typeof Workshop>

const WorkshopAnswer = z.object({
  itemId: Id,
  stance: Stance.nullable(),
  comment: z.string(),
  /** How they would word it. */
  wording: z.string(),
  /** From 1, the first; null where it was not put in order. */
  rank: z.number().nullable(),
  dots: z.number().nullable(),
  elements: z.array(z.object({ role: RoleOutput, text: z.string() })),
})
/** What somebody made of one item. */
export type WorkshopAnswer = z.infer<typeof WorkshopAnswer>

export const WorkshopResponse = z.object({
  id: Id,
  workshopId: Id,
  /** Null where nobody knows. */
  groupId: Id.nullable(),
  /** The pseudonym of whoever responds, or empty. */
  person: z.string(),
  /** How many people it stands for. */
  people: z.number(),
  origin: z.enum(RESPONSE_ORIGINS),
  packResponseId: z.string().nullable(),
  /** What they said about all of it. */
  note: z.string(),
  /** Who took it down or in. */
  researcherId: Id,
  at: Instant,
  answers: z.array(WorkshopAnswer),
})
/** What one person, or several who say the same, made of one or more items. */
export type WorkshopResponse = z.infer<typeof WorkshopResponse>

const StanceCounts = z.object({
  agree: z.number(),
  'agree-with-changes': z.number(),
  disagree: z.number(),
  unsure: z.number(),
  'not-my-experience': z.number(),
})
/** How many people said what. */
export type StanceCounts = z.infer<typeof StanceCounts>

const Tally = z.object({
  stances: StanceCounts,
  dots: z.number(),
  /** The mean of the ranks that it was given, and by how many people; null where nobody ranked it. */
  meanRank: z.number().nullable(),
  rankedBy: z.number(),
})
/** What several people made of an item, counted. */
export type WorkshopTally = z.infer<typeof Tally>

const Said = z.object({
  responseId: Id,
  groupId: Id.nullable(),
  person: z.string(),
  text: z.string(),
})

export const ItemResult = Tally.extend({
  itemId: Id,
  /** By the groups of the workshop, in their order; last, with null, those of no known group, where there are any. */
  byGroup: z.array(Tally.extend({ groupId: Id.nullable(), group: z.string() })),
  comments: z.array(Said),
  wordings: z.array(Said),
  elements: z.array(Said.extend({ role: RoleOutput })),
  /** What was decided on it, oldest first. */
  decisions: z.array(
    z.object({
      decisionId: Id,
      kind: z.enum(WORKSHOP_DECISIONS),
      text: z.string(),
      reason: z.string(),
      at: Instant,
    }),
  ),
})
/** What became of an item in a workshop. */
export type WorkshopResult = z.infer<typeof ItemResult>

export const Candidate = z.object({
  codingId: Id,
  quote: z.string(),
  stance: z.enum(['supports', 'refines', 'challenges']),
  sourceTitle: z.string(),
  group: z.string().nullable(),
  isChosen: z.boolean(),
})
/** A passage of an item's evidence that could be shown. */
export type WorkshopCandidate = z.infer<typeof Candidate>
