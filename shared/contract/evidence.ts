import { z } from 'zod'
import {
  EvidenceCounts,
  Id,
  InnerLinkField,
  LongText,
  NAMES_ITS_ATTRIBUTE,
  RoleOutput,
  StanceField,
  StrengthField,
} from './common.ts'
import { command, query } from './procedure.ts'

export const Evidence = z.object({
  id: Id,
  codingId: Id,
  elementId: Id.nullable(),
  configurationId: Id.nullable(),
  stance: StanceField,
  note: z.string(),
  /** The link of the configuration that the passage speaks to; null where it speaks to all of it. */
  link: InnerLinkField.nullable(),
  /** The weight a researcher gives it; null where nobody has said. */
  strength: StrengthField.nullable(),
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

const OriginCounts = EvidenceCounts.extend({
  /** The group's name, the attribute's value, or the id of the participant or source; `null` where there is none. */
  id: z.string().nullable(),
  name: z.string().nullable(),
})

export const evidence = {
  'evidence.list': query({
    summary:
      'Evidence of an element, of a configuration (with that of its elements if asked), or of a coding; of all if none is named. Of a theory version that was kept, as it was then.',
    input: z.strictObject({
      /** A version; one that is live has the evidence of now. */
      theoryId: Id.optional(),
      elementId: Id.optional(),
      configurationId: Id.optional(),
      codingId: Id.optional(),
      includeElements: z.boolean().optional(),
    }),
    output: z.array(Evidence),
  }),
  'evidence.breakdown': query({
    summary:
      'How many passages say what, by stakeholder group, participant, source or what an attribute says of participants: of a configuration or several with their elements, of an element, or of the whole study. A passage counts once per stance.',
    input: z
      .strictObject({
        configurationId: Id.optional(),
        configurationIds: z.array(Id).max(10_000).optional(),
        elementId: Id.optional(),
        by: z.enum(['group', 'participant', 'source', 'attribute']),
        attributeId: Id.optional(),
      })
      .refine(
        ({ configurationId, configurationIds, elementId }) =>
          [configurationId, configurationIds, elementId].filter(one => one !== undefined).length <
          2,
        'name a configuration, several or an element, not more than one of these',
      )
      .refine(...NAMES_ITS_ATTRIBUTE),
    output: z.array(OriginCounts),
  }),
  'evidence.balance': query({
    summary:
      'What speaks for and against a configuration by stakeholder group, participant, source or what an attribute says (such as a site): as a whole, on itself, on each of its elements and on each of its links. A passage counts once per stance in each part.',
    input: z
      .strictObject({
        configurationId: Id,
        by: z.enum(['group', 'participant', 'source', 'attribute']),
        attributeId: Id.optional(),
      })
      .refine(...NAMES_ITS_ATTRIBUTE),
    output: z.object({
      whole: z.array(OriginCounts),
      parts: z.array(
        z.object({
          /** `configuration`: what is attached to it itself, on its links too. */
          kind: z.enum(['configuration', 'element', 'link']),
          elementId: Id.nullable(),
          role: RoleOutput.nullable(),
          label: z.string().nullable(),
          link: InnerLinkField.nullable(),
          rows: z.array(OriginCounts),
        }),
      ),
    }),
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
        /** Only with a configuration. */
        link: InnerLinkField.nullable().optional(),
        strength: StrengthField.nullable().optional(),
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
        /** Only with a configuration. */
        link: InnerLinkField.nullable().optional(),
        strength: StrengthField.nullable().optional(),
      })
      .refine(
        input => (input.elementId === undefined) !== (input.configurationId === undefined),
        'name either elementId or configurationId',
      ),
    output: Evidence,
  }),
  'evidence.update': command({
    summary: 'Changes the stance, note, link or strength of a piece of evidence.',
    input: z.strictObject({
      evidenceId: Id,
      stance: StanceField.optional(),
      note: LongText.optional(),
      /** Only where it is attached to a configuration. */
      link: InnerLinkField.nullable().optional(),
      strength: StrengthField.nullable().optional(),
    }),
    output: Evidence,
  }),
  'evidence.detach': command({
    summary: 'Detaches a piece of evidence; the coding stays.',
    input: z.strictObject({ evidenceId: Id }),
    output: z.object({ codingId: Id }),
  }),
}
