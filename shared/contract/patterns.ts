import { z } from 'zod'
import { EvidenceCounts, FacetField, Id, LongText, Name, RoleOutput } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

export const Pattern = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  /** What the two ends of its spectrum are called, such as “fragmental” and “holistic”. */
  worst: z.string(),
  best: z.string(),
  /** Where it is seen, such as general practice; empty where nobody has said. */
  setting: z.string(),
  /** From the worst to the best. */
  elements: z.array(
    z.object({
      elementId: Id,
      /** From 0, the worst, to 100, the best. */
      place: z.number(),
      note: z.string(),
      label: z.string(),
      role: RoleOutput,
      facet: FacetField.nullable(),
      evidence: EvidenceCounts,
    }),
  ),
})
/** An outcome pattern (archetype): outcomes on a spectrum from worst to best. */
export type Pattern = z.infer<typeof Pattern>

const Elements = z
  .array(
    z.strictObject({
      elementId: Id,
      place: z.int().min(0).max(100),
      note: LongText.default(''),
    }),
  )
  .max(1_000)

const fields = {
  description: LongText.optional(),
  worst: LongText.max(500).optional(),
  best: LongText.max(500).optional(),
  setting: LongText.max(500).optional(),
}

export const patterns = {
  'patterns.list': query({
    summary: 'Outcome patterns with their elements from worst to best, and what speaks for each.',
    input: Nothing,
    output: z.array(Pattern),
  }),
  'patterns.create': command({
    summary: 'Makes an outcome pattern (archetype): a spectrum from worst to best.',
    input: z.strictObject({ name: Name, ...fields, elements: Elements.default([]) }),
    output: Pattern,
  }),
  'patterns.update': command({
    summary: 'Changes what an outcome pattern and its ends are called, its description or setting.',
    input: z.strictObject({ patternId: Id, name: Name.optional(), ...fields }),
    output: Pattern,
  }),
  'patterns.setElements': command({
    summary: 'Sets which elements stand in an outcome pattern, each at a place from 0 to 100.',
    input: z.strictObject({ patternId: Id, elements: Elements }),
    output: Pattern,
  }),
  'patterns.remove': command({
    summary: 'Removes an outcome pattern; its elements stay.',
    input: z.strictObject({ patternId: Id }),
    output: z.object({ patternId: Id }),
  }),
}
