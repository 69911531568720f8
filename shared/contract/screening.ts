import { z } from 'zod'
import { DECISIONS, OUTCOMES, STAGES } from '../review/stages.ts'
import { Id, Instant, LongText, Name } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Stage = z.enum(STAGES)
const Decision = z.enum(DECISIONS)
const Final = z.enum(['include', 'exclude'])
const OnReference = z.strictObject({ referenceId: Id, stage: Stage })

const Reason = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  /** How often it was given. */
  uses: z.number(),
})
/** A reason of the protocol for leaving a reference out. */
export type ExclusionReason = z.infer<typeof Reason>

const Decided = z.object({
  researcherId: Id,
  decision: Decision,
  reasonId: Id.nullable(),
  note: z.string(),
  at: Instant,
})
const Settled = z
  .object({
    decision: Final,
    reasonId: Id.nullable(),
    why: z.string(),
    researcherId: Id,
    at: Instant,
  })
  .nullable()

const Sample = z.object({
  id: Id,
  stage: Stage,
  percent: z.number(),
  seed: z.number(),
  researcherIds: z.tuple([Id, Id]),
  drawnFrom: z.number(),
  drawnAt: Instant,
  endedAt: Instant.nullable(),
  endReason: z.string(),
  references: z.number(),
  /** How many of them both have decided on. */
  both: z.number(),
  /** How many of these they decided alike. */
  alike: z.number(),
  /** Cohen's kappa over include, exclude and unsure; null where it is not defined. */
  kappa: z.number().nullable(),
})
/** References that two people screen independently. */
export type ScreeningSample = z.infer<typeof Sample>

const Conflict = z.object({
  referenceId: Id,
  stage: Stage,
  title: z.string(),
  citation: z.string(),
  decided: z.array(Decided),
  settled: Settled,
})
/** A reference on which people differ, or did. */
export type ScreeningConflict = z.infer<typeof Conflict>

const Progress = z.object({
  stage: Stage,
  /** How many there are to screen at this stage. */
  of: z.number(),
  included: z.number(),
  excluded: z.number(),
  unsure: z.number(),
  conflicts: z.number(),
  awaiting: z.number(),
  open: z.number(),
  screeners: z.array(
    z.object({
      researcherId: Id,
      decided: z.number(),
      included: z.number(),
      excluded: z.number(),
      unsure: z.number(),
    }),
  ),
})
/** How far screening has come at a stage. */
export type ScreeningProgress = z.infer<typeof Progress>

export const screening = {
  'screening.reasons': query({
    summary: 'The protocol’s reasons for exclusion, in order.',
    input: Nothing,
    output: z.array(Reason),
  }),
  'screening.saveReasons': command({
    summary: 'Sets the reasons for exclusion, in order. One that was given cannot be left out.',
    input: z.strictObject({
      reasons: z
        .array(
          z.strictObject({
            id: Id.optional(),
            name: Name.max(200),
            description: LongText.max(5_000).default(''),
          }),
        )
        .max(50),
    }),
    output: z.array(Reason),
  }),
  'screening.queue': query({
    summary:
      'The references of a stage in order, with what the current researcher has still to do.',
    input: z.strictObject({ stage: Stage }),
    output: z.array(
      z.object({
        referenceId: Id,
        outcome: z.enum(OUTCOMES),
        mine: Decision.nullable(),
        isDouble: z.boolean(),
        /** Whether it waits for whoever is working now. */
        isOpen: z.boolean(),
      }),
    ),
  }),
  'screening.get': query({
    summary:
      'What was decided on a reference at a stage, as far as the current researcher may see it.',
    input: OnReference,
    output: z.object({ decided: z.array(Decided), settled: Settled }),
  }),
  'screening.decide': command({
    summary:
      'Includes or excludes a reference at a stage, or says that one is unsure. A full text is excluded for a reason.',
    input: OnReference.extend({
      decision: Decision,
      reasonId: Id.nullable().optional(),
      note: LongText.max(5_000).optional(),
    }),
    output: z.object({ decided: z.array(Decided), settled: Settled }),
  }),
  'screening.clear': command({
    summary: 'Takes back what the current researcher decided on a reference at a stage.',
    input: OnReference,
    output: z.object({ decided: z.array(Decided), settled: Settled }),
  }),
  'screening.settle': command({
    summary: 'Settles a reference on which people differ, with the reason why.',
    input: OnReference.extend({
      decision: Final,
      reasonId: Id.nullable().optional(),
      why: LongText.max(5_000).refine(text => text.trim() !== '', 'must not be empty'),
    }),
    output: z.object({ decided: z.array(Decided), settled: Settled }),
  }),
  'screening.conflicts': query({
    summary: 'References on which people differ, then those that were settled.',
    input: Nothing,
    output: z.array(Conflict),
  }),
  'screening.progress': query({
    summary: 'How far screening has come at each stage, and what each screener has done.',
    input: Nothing,
    output: z.array(Progress),
  }),
  'screening.samples': query({
    summary: 'The shares that two people screen independently, with their agreement, oldest first.',
    input: Nothing,
    output: z.array(Sample),
  }),
  'screening.draw': command({
    summary:
      'Draws a random share of a stage’s references for two people to screen independently. Neither sees what the other decided before both have. Without a seed one is made; it is kept.',
    input: z.strictObject({
      stage: Stage,
      percent: z.number().gt(0).max(100),
      seed: z.int().min(0).max(2_147_483_647).optional(),
      researcherIds: z
        .tuple([Id, Id])
        .refine(([one, other]) => one !== other, 'must name two researchers'),
    }),
    output: Sample,
  }),
  'screening.end': command({
    summary: 'Ends screening a share twice before it is done, with the reason; both then see all.',
    input: z.strictObject({
      sampleId: Id,
      reason: LongText.max(5_000).refine(text => text.trim() !== '', 'must not be empty'),
    }),
    output: Sample,
  }),
}
