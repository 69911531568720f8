import { z } from 'zod'
import { Id, Lineage, LongText, Name } from './common.ts'
import { Configuration } from './configurations.ts'
import { command, query } from './procedure.ts'

/** How configurations come of other configurations: copies, parts and mergers, and what is known of that. */
export const configurationLineage = {
  'configurations.duplicate': command({
    summary: 'Makes a copy of a configuration to vary, as a draft; where it comes from is kept.',
    input: z.strictObject({
      configurationId: Id,
      title: Name.optional(),
      handle: LongText.max(100).optional(),
      /** Copies its evidence and inferences too. */
      withEvidence: z.boolean().default(true),
      reason: LongText.default(''),
    }),
    output: Configuration,
  }),
  'configurations.split': command({
    summary:
      'Makes several configurations of one, each with some of its slots and evidence; it stays to be seen, with the status merged unless it is kept in use.',
    input: z.strictObject({
      configurationId: Id,
      into: z
        .array(
          z.strictObject({
            title: Name.optional(),
            handle: LongText.max(100).optional(),
            slotIds: z.array(Id).max(100),
            evidenceIds: z.array(Id).max(10_000).optional(),
          }),
        )
        .min(2)
        .max(20),
      isKept: z.boolean().default(false),
      reason: LongText.default(''),
    }),
    output: z.array(Configuration),
  }),
  'configurations.merge': command({
    summary:
      'Consolidates configurations into one, which gets the slots, evidence, inferences and links of all; the others stay to be seen, with the status merged and the reason.',
    input: z.strictObject({
      configurationIds: z.array(Id).min(1).max(200),
      into: Id,
      title: Name.optional(),
      reason: LongText.default(''),
    }),
    output: Configuration,
  }),
  'configurations.lineage': query({
    summary:
      'What a configuration was copied, split off or merged from, and what became of it, with reasons.',
    input: z.strictObject({ configurationId: Id }),
    output: z.object({ before: z.array(Lineage), after: z.array(Lineage) }),
  }),
}
