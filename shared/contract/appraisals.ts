import { z } from 'zod'
import { Id, Instant, LongText, Name } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Scale = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  /** The lowest first. */
  choices: z.array(z.string()),
})
/** A scale by which references are appraised, such as richness. */
export type AppraisalScale = z.infer<typeof Scale>

const Judgement = z.object({
  referenceId: Id,
  /** The id of a scale, or an item of the MMAT such as `mmat:1.1`. */
  itemId: z.string(),
  researcherId: Id,
  value: z.string(),
  reason: z.string(),
  at: Instant,
})
/** What somebody thinks of a reference by one scale or question. */
export type Judgement = z.infer<typeof Judgement>

const Text = LongText.max(20_000).refine(text => text.trim() !== '', 'must not be empty')
const OnItem = z.strictObject({ referenceId: Id, itemId: z.string().min(1).max(64) })

export const appraisals = {
  'appraisals.scales': query({
    summary: 'The scales by which references are appraised, in order.',
    input: Nothing,
    output: z.array(Scale),
  }),
  'appraisals.saveScales': command({
    summary: 'Sets the scales, in order. What was judged by one that is left out goes with it.',
    input: z.strictObject({
      scales: z
        .array(
          z.strictObject({
            id: Id.optional(),
            name: Name.max(200),
            description: LongText.max(5_000).default(''),
            choices: z
              .array(Name.max(200))
              .min(2, 'must have two choices or more')
              .max(20)
              .refine(all => new Set(all).size === all.length, 'must not say one twice'),
          }),
        )
        .max(20),
    }),
    output: z.array(Scale),
  }),
  'appraisals.list': query({
    summary: 'All judgements on references, and those that were settled between people.',
    input: z.strictObject({ referenceId: Id.optional() }),
    output: z.object({ judgements: z.array(Judgement), settled: z.array(Judgement) }),
  }),
  'appraisals.judge': command({
    summary: 'Judges a reference by a scale or a question of the MMAT 2018, with the reason.',
    input: OnItem.extend({ value: Name.max(200), reason: Text }),
    output: Judgement,
  }),
  'appraisals.clear': command({
    summary: 'Takes back what the current researcher judged.',
    input: OnItem,
    output: OnItem,
  }),
  'appraisals.settle': command({
    summary: 'Settles a judgement on which two people differ, with the reason.',
    input: OnItem.extend({ value: Name.max(200), reason: Text }),
    output: Judgement,
  }),
}
