import { z } from 'zod'
import { EvidenceCounts, Id, LongText, RoleOutput, StanceField } from './common.ts'
import { command, query } from './procedure.ts'

export const Evidence = z.object({
  id: Id,
  codingId: Id,
  elementId: Id.nullable(),
  configurationId: Id.nullable(),
  stance: StanceField,
  note: z.string(),
  sourceId: Id,
  sourceTitle: z.string(),
  /** The stakeholder group of the participant who speaks, or else of the source. */
  group: z.string().nullable(),
  participantId: Id.nullable(),
  /** The pseudonym of the participant in whose turn the passage begins. */
  participant: z.string().nullable(),
  speaker: z.string().nullable(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  roles: z.array(RoleOutput),
})
/** A passage attached to an element or a configuration, with a stance, ready to be read. */
export type Evidence = z.infer<typeof Evidence>

export const evidence = {
  'evidence.list': query({
    summary:
      'Evidence of an element, of a configuration (with that of its elements if asked), or of a coding; of all if none is named.',
    input: z.strictObject({
      elementId: Id.optional(),
      configurationId: Id.optional(),
      codingId: Id.optional(),
      includeElements: z.boolean().optional(),
    }),
    output: z.array(Evidence),
  }),
  'evidence.breakdown': query({
    summary:
      'How many passages say what, by stakeholder group, participant or source: of a configuration with its elements, or of the whole study. A passage counts once per stance.',
    input: z.strictObject({
      configurationId: Id.optional(),
      by: z.enum(['group', 'participant', 'source']),
    }),
    output: z.array(
      EvidenceCounts.extend({
        /** The group's name, or the id of the participant or source; `null` where there is none. */
        id: z.string().nullable(),
        name: z.string().nullable(),
      }),
    ),
  }),
  'evidence.attachMany': command({
    summary:
      'Attaches several codings to an element or to a configuration, in one step; those attached already stay as they are.',
    input: z
      .strictObject({
        codingIds: z.array(Id).min(1).max(10_000),
        elementId: Id.optional(),
        configurationId: Id.optional(),
        stance: StanceField.default('supports'),
      })
      .refine(
        input => (input.elementId === undefined) !== (input.configurationId === undefined),
        'name either elementId or configurationId',
      ),
    output: z.object({ attached: z.number() }),
  }),
  'evidence.attach': command({
    summary:
      'Attaches a coding to an element or to a configuration (one of the two), with a stance.',
    input: z
      .strictObject({
        codingId: Id,
        elementId: Id.optional(),
        configurationId: Id.optional(),
        stance: StanceField.default('supports'),
        note: LongText.optional(),
      })
      .refine(
        input => (input.elementId === undefined) !== (input.configurationId === undefined),
        'name either elementId or configurationId',
      ),
    output: Evidence,
  }),
  'evidence.update': command({
    summary: 'Changes the stance or the note of a piece of evidence.',
    input: z.strictObject({
      evidenceId: Id,
      stance: StanceField.optional(),
      note: LongText.optional(),
    }),
    output: Evidence,
  }),
  'evidence.detach': command({
    summary: 'Detaches a piece of evidence; the coding stays.',
    input: z.strictObject({ evidenceId: Id }),
    output: z.object({ codingId: Id }),
  }),
}
