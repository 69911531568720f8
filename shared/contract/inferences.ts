import { z } from 'zod'
import { Id, InferenceKindField, InnerLinkField, Instant, LongText } from './common.ts'
import { command, query } from './procedure.ts'

const Text = LongText.refine(text => text.trim() !== '', 'must not be empty')

export const Inference = z.object({
  id: Id,
  configurationId: Id,
  /** The link of the configuration that it explains; null where it is about all of it. */
  link: InnerLinkField.nullable(),
  kind: InferenceKindField,
  text: z.string(),
  /** The passages it leans on. They are no evidence by this. */
  codingIds: z.array(Id),
  researcherId: Id,
  at: Instant,
})
/** What an analyst concludes about a configuration: kept and shown apart from quoted evidence. */
export type Inference = z.infer<typeof Inference>

export const inferences = {
  'inferences.list': query({
    summary: 'Inferences, oldest first: on a configuration, or all.',
    input: z.strictObject({ configurationId: Id.optional() }),
    output: z.array(Inference),
  }),
  'inferences.create': command({
    summary:
      'Records what an analyst concludes about a configuration or a link in it, with the passages it leans on.',
    input: z.strictObject({
      configurationId: Id,
      link: InnerLinkField.nullable().optional(),
      kind: InferenceKindField,
      text: Text,
      codingIds: z.array(Id).max(1_000).optional(),
    }),
    output: Inference,
  }),
  'inferences.update': command({
    summary: 'Changes an inference.',
    input: z.strictObject({
      inferenceId: Id,
      link: InnerLinkField.nullable().optional(),
      kind: InferenceKindField.optional(),
      text: Text.optional(),
      codingIds: z.array(Id).max(1_000).optional(),
    }),
    output: Inference,
  }),
  'inferences.remove': command({
    summary: 'Removes an inference; its passages stay.',
    input: z.strictObject({ inferenceId: Id }),
    output: z.object({ inferenceId: Id }),
  }),
}
