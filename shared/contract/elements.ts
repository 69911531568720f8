import { z } from 'zod'
import {
  EvidenceCounts,
  FacetField,
  Id,
  LongText,
  Name,
  RoleInput,
  RoleOutput,
  StanceField,
} from './common.ts'
import { command, Nothing, query } from './procedure.ts'

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
}

export const elements = {
  'elements.list': query({
    summary: 'All elements, by role and label, with where they are used and what speaks for them.',
    input: Nothing,
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
  'elements.remove': command({
    summary: 'Removes an element from the library, from its configurations, and its evidence.',
    input: z.strictObject({ elementId: Id }),
    output: z.object({ removedSlots: z.number(), removedEvidence: z.number() }),
  }),
}
