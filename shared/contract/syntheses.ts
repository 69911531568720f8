import { z } from 'zod'
import { SYNTHESIS_OPERATIONS } from '../domain/realist.ts'
import { Id, Instant, LongText, Name } from './common.ts'
import { command, query } from './procedure.ts'

const Operation = z.enum(SYNTHESIS_OPERATIONS)

export const Synthesis = z.object({
  id: Id,
  operation: Operation,
  /** What was looked at together; a configuration that is removed is no longer among them. */
  configurationIds: z.array(Id),
  reason: z.string(),
  codingIds: z.array(Id),
  /** What came of it, in words. */
  result: z.string(),
  /** The configuration that an adjudication prefers; the others stay as they are. */
  favoured: Id.nullable(),
  /** The cross-case configuration that a consolidation made. */
  intoId: Id.nullable(),
  researcherId: Id,
  at: Instant,
})
/** An act of synthesis across cases or sources, with its reason. */
export type Synthesis = z.infer<typeof Synthesis>

const Configurations = z.array(Id).min(2).max(200)
const Codings = z.array(Id).max(10_000)

export const syntheses = {
  'syntheses.list': query({
    summary: 'Acts of synthesis across configurations, oldest first: all, or those about one.',
    input: z.strictObject({ configurationId: Id.optional() }),
    output: z.array(Synthesis),
  }),
  'syntheses.create': command({
    summary:
      'Juxtaposes, reconciles, adjudicates, consolidates or situates configurations, with the reason; consolidating may make a cross-case configuration of them, which leaves them in use.',
    input: z
      .strictObject({
        operation: Operation,
        configurationIds: Configurations,
        reason: LongText.default(''),
        codingIds: Codings.default([]),
        result: LongText.default(''),
        favoured: Id.nullable().optional(),
        into: z
          .strictObject({ title: Name.optional(), handle: LongText.max(100).optional() })
          .optional(),
      })
      .refine(
        ({ operation, favoured }) => operation === 'adjudicate' || favoured == null,
        'only adjudicate names a favoured configuration',
      )
      .refine(
        ({ operation, into }) => operation === 'consolidate' || into === undefined,
        'only consolidate makes a configuration',
      ),
    output: Synthesis,
  }),
  'syntheses.update': command({
    summary:
      'Changes an act of synthesis: its operation, configurations, reason, passages, result or preference.',
    input: z.strictObject({
      synthesisId: Id,
      operation: Operation.optional(),
      configurationIds: Configurations.optional(),
      reason: LongText.optional(),
      codingIds: Codings.optional(),
      result: LongText.optional(),
      favoured: Id.nullable().optional(),
    }),
    output: Synthesis,
  }),
  'syntheses.remove': command({
    summary: 'Removes an act of synthesis; all configurations stay, one that it made too.',
    input: z.strictObject({ synthesisId: Id }),
    output: z.object({ synthesisId: Id }),
  }),
}
