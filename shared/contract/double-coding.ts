import { z } from 'zod'
import { Id, Instant, LongText, Name } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const UNITS = ['source', 'turn'] as const

/** More researchers than are ever compared in one study. */
const MOST_CODERS = 12

const RESEARCHERS = z
  .array(Id)
  .min(2, 'must name two researchers or more')
  .max(MOST_CODERS)
  .refine(ids => new Set(ids).size === ids.length, 'must not name a researcher twice')

/** What is drawn from, how much, and by what chance. */
const Draw = z.strictObject({
  /** Whole sources, or turns; of those only what respondents say. */
  unit: z.enum(UNITS).default('source'),
  /** So many, or a share of all in per cent, rounded up. */
  size: z.union([
    z.strictObject({ number: z.int().min(1).max(1_000_000) }),
    z.strictObject({ percent: z.number().gt(0).max(100) }),
  ]),
  /** The same seed draws the same sample again. */
  seed: z.int().min(0).max(2_147_483_647),
  /** Each group in proportion. */
  isStratified: z.boolean().default(true),
  /** Draws among these sources only. */
  sourceIds: z.array(Id).min(1).max(100_000).optional(),
})
/** What is drawn from, how much, and by what chance, with what was not said filled in. */
export type Draw = z.output<typeof Draw>

const Stratum = z.object({
  /** Null for what is in no group. */
  group: z.string().nullable(),
  of: z.number(),
  drawn: z.number(),
})

const STATES = ['drawn', 'running', 'done', 'ended'] as const

const DoubleCoding = z.object({
  id: Id,
  name: z.string(),
  unit: z.enum(UNITS),
  /** How much was asked for: one of the two. */
  number: z.number().nullable(),
  percent: z.number().nullable(),
  seed: z.number(),
  isStratified: z.boolean(),
  /** How many sources or turns there were to draw from. */
  drawnFrom: z.number(),
  drawnBy: Id,
  drawnAt: Instant,
  startedAt: Instant.nullable(),
  /** When blindness was ended before everybody was done; null where it was not. */
  endedAt: Instant.nullable(),
  endReason: z.string(),
  /** `drawn`: not begun. `running`: blind. `done`: by all with all. `ended`: blindness was ended early. */
  state: z.enum(STATES),
  researcherIds: z.array(Id),
  sources: z.array(
    z.object({
      sourceId: Id,
      title: z.string(),
      group: z.string().nullable(),
      /** The turns that were drawn, where they stand in the text as it is now; none where whole sources were. */
      turns: z.array(z.object({ start: z.number(), end: z.number() })),
      doneBy: z.array(Id),
      /** Whether what the others coded there is hidden from the researcher who is coding now. */
      isHidden: z.boolean(),
    }),
  ),
})
/** A sample that several researchers code independently. */
export type DoubleCoding = z.infer<typeof DoubleCoding>

const DoubleCodingId = z.strictObject({ doubleCodingId: Id })

export const doubleCoding = {
  'doubleCoding.list': query({
    summary: 'Samples for double coding, oldest first, with who is done with what.',
    input: Nothing,
    output: z.array(DoubleCoding),
  }),
  'doubleCoding.preview': query({
    summary: 'What drawing a sample would give, group by group. Nothing is kept.',
    input: Draw,
    output: z.object({
      /** How many there are to draw from, and how many are drawn. */
      of: z.number(),
      drawn: z.number(),
      strata: z.array(Stratum),
      /** The sources drawn from, by title. */
      sources: z.array(z.object({ sourceId: Id, title: z.string(), turns: z.number() })),
    }),
  }),
  'doubleCoding.draw': command({
    summary:
      'Draws a sample of sources or turns at random and gives it to two researchers or more. Without a seed one is made; it is kept with the sample.',
    input: Draw.extend({
      name: Name,
      researcherIds: RESEARCHERS,
      seed: Draw.shape.seed.optional(),
    }),
    output: DoubleCoding,
  }),
  'doubleCoding.update': command({
    summary: 'Renames a sample, or gives it to other researchers before it is begun.',
    input: DoubleCodingId.extend({ name: Name.optional(), researcherIds: RESEARCHERS.optional() }),
    output: DoubleCoding,
  }),
  'doubleCoding.start': command({
    summary:
      'Begins blind coding: until all are done with a source, those who take part see no coding in it but their own.',
    input: DoubleCodingId,
    output: DoubleCoding,
  }),
  'doubleCoding.markDone': command({
    summary: 'Says that the current researcher is done with a source of a sample, or not yet.',
    input: DoubleCodingId.extend({ sourceId: Id, isDone: z.boolean().default(true) }),
    output: DoubleCoding,
  }),
  'doubleCoding.endBlindness': command({
    summary: 'Ends blind coding before everybody is done, for everybody, with the reason.',
    input: DoubleCodingId.extend({
      reason: LongText.refine(text => text.trim() !== '', 'must not be empty'),
    }),
    output: DoubleCoding,
  }),
  'doubleCoding.remove': command({
    summary: 'Removes a sample that is not being coded blind. No coding goes with it.',
    input: DoubleCodingId,
    output: z.object({ doubleCodingId: Id }),
  }),
}
