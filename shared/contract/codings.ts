import { z } from 'zod'
import { Id, Instant, LongText, RoleOutput, RolesInput } from './common.ts'
import { command, query } from './procedure.ts'

const Confidence = z.enum(['low', 'medium', 'high'])

export const Coding = z.object({
  id: Id,
  sourceId: Id,
  /** UTF-16 code units of the source's text, end exclusive. */
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  roles: z.array(RoleOutput),
  codeIds: z.array(Id),
  note: z.string(),
  confidence: Confidence.nullable(),
  researcherId: Id,
  createdAt: Instant,
  /** True after an edit took its words away: it keeps its quote, and waits to be placed anew or removed. */
  isOrphan: z.boolean(),
  /** The speaker of the turn in which the passage begins. */
  speaker: z.string().nullable(),
})
/** One researcher's judgement on one passage. */
export type Coding = z.infer<typeof Coding>

const Offset = z.int().min(0)

export const codings = {
  'codings.list': query({
    summary: 'Codings in the order of their passages, of one source or of all.',
    input: z.strictObject({ sourceId: Id.optional() }),
    output: z.array(Coding),
  }),
  'codings.get': query({
    summary: 'One coding.',
    input: z.strictObject({ codingId: Id }),
    output: Coding,
  }),
  'codings.create': command({
    summary: 'Codes a passage with roles, codes and a note.',
    input: z.strictObject({
      sourceId: Id,
      start: Offset,
      end: Offset,
      roles: RolesInput.optional(),
      codeIds: z.array(Id).max(200).optional(),
      note: LongText.optional(),
      confidence: Confidence.nullable().optional(),
    }),
    output: Coding,
  }),
  'codings.update': command({
    summary: 'Changes the edges, roles, codes, note or confidence of a coding.',
    input: z.strictObject({
      codingId: Id,
      start: Offset.optional(),
      end: Offset.optional(),
      roles: RolesInput.optional(),
      codeIds: z.array(Id).max(200).optional(),
      note: LongText.optional(),
      confidence: Confidence.nullable().optional(),
    }),
    output: Coding,
  }),
  'codings.remove': command({
    summary: 'Removes a coding and the evidence it gives.',
    input: z.strictObject({ codingId: Id }),
    output: z.object({ removedEvidence: z.number() }),
  }),
}
