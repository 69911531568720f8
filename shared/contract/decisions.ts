import { z } from 'zod'
import { DECISION_TARGETS } from '../domain/realist.ts'
import { Id, Instant, LongText } from './common.ts'
import { command, query } from './procedure.ts'

const Thing = z.strictObject({ kind: z.enum(DECISION_TARGETS), id: Id })
const Text = LongText.refine(text => text.trim() !== '', 'must not be empty')
/** A day, or an instant in UTC; a day counts from its beginning. */
const When = z.union([z.iso.date(), z.iso.datetime()])

export const Decision = z.object({
  id: Id,
  /** What was decided. */
  text: z.string(),
  reason: z.string(),
  /** What follows from it, such as what is to be asked next. */
  consequence: z.string(),
  /** When it was decided, as far as that was said; otherwise when it was recorded. */
  at: Instant,
  recordedAt: Instant,
  /** Who recorded it. */
  researcherId: Id,
  about: z.array(
    z.object({
      kind: z.enum(DECISION_TARGETS),
      id: Id,
      /** What it is called now; where it is gone, what it was called when it was decided on. */
      name: z.string(),
      isThere: z.boolean(),
    }),
  ),
  /** The passages that caused it. */
  codingIds: z.array(Id),
  /** The workshop that caused it; null where none did. */
  workshop: z.object({ id: Id, name: z.string() }).nullable(),
})
/** Something that the team decided about its theory. It stays when what it is about goes. */
export type Decision = z.infer<typeof Decision>

const fields = {
  reason: LongText.optional(),
  consequence: LongText.optional(),
  at: When.optional(),
  about: z.array(Thing).max(1_000).optional(),
  codingIds: z.array(Id).max(1_000).optional(),
}

export const decisions = {
  'decisions.list': query({
    summary: 'Decisions of the team, oldest first: about a thing, caused by a passage, or all.',
    input: z.strictObject({ about: Thing.optional(), codingId: Id.optional() }),
    output: z.array(Decision),
  }),
  'decisions.create': command({
    summary:
      'Records a decision of the team: what, why, when, about which configurations, elements, theory versions or principles, because of which passages, and what follows.',
    input: z.strictObject({ text: Text, ...fields }),
    output: Decision,
  }),
  'decisions.update': command({
    summary: 'Changes a decision.',
    input: z.strictObject({ decisionId: Id, text: Text.optional(), ...fields }),
    output: Decision,
  }),
  'decisions.remove': command({
    summary: 'Removes a decision; what it is about and its passages stay.',
    input: z.strictObject({ decisionId: Id }),
    output: z.object({ decisionId: Id }),
  }),
}
