import { z } from 'zod'
import {
  EvidenceCounts,
  FacetField,
  Id,
  Lineage,
  LongText,
  Name,
  OutcomeLevelField,
  PageInput,
  RoleInput,
  RoleOutput,
  StanceField,
} from './common.ts'
import { command, query } from './procedure.ts'

const Valence = z.enum(['enabling', 'constraining'])

export const Element = z.object({
  id: Id,
  role: RoleOutput,
  /** Resource or reasoning, for a mechanism. */
  facet: FacetField.nullable(),
  label: z.string(),
  description: z.string(),
  /** A context layer, such as individual, interpersonal, institutional, infrastructural. */
  layer: z.string().nullable(),
  valence: Valence.nullable(),
  /** How far along the way an outcome lies. */
  outcomeLevel: OutcomeLevelField.nullable(),
  /** Whether an outcome was meant to happen; null where nobody has said. */
  isIntended: z.boolean().nullable(),
  /** The stakeholder group it speaks of. */
  group: z.string().nullable(),
  setting: z.string().nullable(),
  configurationIds: z.array(Id),
  evidence: EvidenceCounts,
})
/** A statement at theory level: one context, intervention, mechanism or outcome. */
export type Element = z.infer<typeof Element>

const fields = {
  facet: FacetField.nullable().optional(),
  description: LongText.optional(),
  layer: Name.nullable().optional(),
  valence: Valence.nullable().optional(),
  outcomeLevel: OutcomeLevelField.nullable().optional(),
  isIntended: z.boolean().nullable().optional(),
  group: Name.nullable().optional(),
  setting: Name.nullable().optional(),
}

export const elements = {
  'elements.list': query({
    summary:
      'All elements, or a page of them, by role and label, with where they are used and what speaks for them.',
    input: z.strictObject(PageInput),
    output: z.array(Element),
  }),
  'elements.create': command({
    summary: 'Makes an element; codings that are given become its evidence in the same step.',
    input: z.strictObject({
      role: RoleInput,
      label: Name,
      ...fields,
      codingIds: z.array(Id).max(10_000).optional(),
      stance: StanceField.optional(),
    }),
    output: Element,
  }),
  'elements.update': command({
    summary: 'Changes an element.',
    input: z.strictObject({
      elementId: Id,
      role: RoleInput.optional(),
      label: Name.optional(),
      ...fields,
    }),
    output: Element,
  }),
  'elements.findSimilar': query({
    summary:
      'Pairs of elements that say nearly the same, the most alike first: among all, or with one of them.',
    input: z.strictObject({
      elementId: Id.optional(),
      /** The likeness they have at least; 1 is the same words in any order. */
      least: z.number().min(0.1).max(1).default(0.5),
      /** Only pairs of one role. */
      isSameRole: z.boolean().default(false),
      limit: z.int().min(1).max(1_000).default(100),
    }),
    output: z.array(
      z.object({
        elementIds: z.tuple([Id, Id]),
        labels: z.tuple([z.string(), z.string()]),
        likeness: z.number(),
      }),
    ),
  }),
  'elements.merge': command({
    summary:
      'Merges elements into one of them with their slots, evidence, memos and comments; where they come from is kept.',
    input: z.strictObject({
      elementIds: z.array(Id).min(1).max(200),
      into: Id,
      reason: LongText.default(''),
    }),
    output: Element,
  }),
  'elements.split': command({
    summary:
      'Makes new elements of one, with the slots and evidence assigned to them, each to one part or several; the rest stays with it, and where they come from is kept.',
    input: z.strictObject({
      elementId: Id,
      into: z.array(Name).min(1).max(20),
      assign: z
        .array(
          z
            .strictObject({
              slotId: Id.optional(),
              evidenceId: Id.optional(),
              /** Places in `into`, from 0. */
              parts: z.array(z.int().min(0)).min(1).max(20),
            })
            .refine(
              item => (item.slotId === undefined) !== (item.evidenceId === undefined),
              'name either slotId or evidenceId',
            ),
        )
        .max(10_000)
        .default([]),
      reason: LongText.default(''),
    }),
    output: z.array(Element),
  }),
  'elements.lineage': query({
    summary: 'What an element was split off or merged from, and what became of it.',
    input: z.strictObject({ elementId: Id }),
    output: z.object({ before: z.array(Lineage), after: z.array(Lineage) }),
  }),
  'elements.remove': command({
    summary: 'Removes an element from the library, from its configurations, and its evidence.',
    input: z.strictObject({ elementId: Id }),
    output: z.object({ removedSlots: z.number(), removedEvidence: z.number() }),
  }),
}
