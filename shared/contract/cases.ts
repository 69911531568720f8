import { z } from 'zod'
import { EvidenceCounts, FacetField, Id, LongText, Name, NAMES_ITS_ATTRIBUTE } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

export const Case = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  setting: z.string(),
  sourceIds: z.array(Id),
  participantIds: z.array(Id),
  /** The configurations that are of this case, by number. */
  configurationIds: z.array(Id),
})
/** A case: a site, setting or programme within which things are explained before cases are compared. */
export type Case = z.infer<typeof Case>

const Members = z.array(Id).max(10_000)
const fields = {
  description: LongText.optional(),
  setting: LongText.max(500).optional(),
}

const Part = z.object({ elementId: Id, label: z.string() })
const ContextOfOutcome = Part.extend({
  /** Configurations with the outcome that have this context, and configurations without it that have it too. */
  inWith: z.number(),
  inWithout: z.number(),
})

const DemiRegularity = z.object({
  elementId: Id,
  label: z.string(),
  facet: FacetField.nullable(),
  configurations: z.array(
    z.object({
      configurationId: Id,
      name: z.string(),
      caseId: Id.nullable(),
      caseName: z.string().nullable(),
      actor: z.string(),
      contexts: z.array(Part),
      interventions: z.array(Part),
      outcomes: z.array(Part),
      evidence: EvidenceCounts,
    }),
  ),
  /** Contexts that all of these configurations have. */
  sharedContexts: z.array(Part),
  /** Contexts that only some of them have. */
  differingContexts: z.array(Part.extend({ configurationIds: z.array(Id) })),
  /** Each outcome with the differing contexts beside it, those that go with nothing else first. */
  outcomes: z.array(
    Part.extend({ configurationIds: z.array(Id), contexts: z.array(ContextOfOutcome) }),
  ),
})
/** A mechanism that gives different outcomes, with the contexts in which it gives which. */
export type DemiRegularity = z.infer<typeof DemiRegularity>

export const cases = {
  'cases.list': query({
    summary: 'All cases (sites, settings, programmes) with their members and configurations.',
    input: Nothing,
    output: z.array(Case),
  }),
  'cases.create': command({
    summary: 'Makes a case, with the sources and participants that belong to it.',
    input: z.strictObject({
      name: Name,
      ...fields,
      sourceIds: Members.default([]),
      participantIds: Members.default([]),
    }),
    output: Case,
  }),
  'cases.update': command({
    summary: 'Changes the name, description, setting or place of a case.',
    input: z.strictObject({
      caseId: Id,
      name: Name.optional(),
      ...fields,
      /** Place among the cases, from 0. */
      position: z.int().min(0).optional(),
    }),
    output: Case,
  }),
  'cases.setMembers': command({
    summary:
      'Sets which sources and participants belong to a case; what is not given stays as it is.',
    input: z.strictObject({
      caseId: Id,
      sourceIds: Members.optional(),
      participantIds: Members.optional(),
    }),
    output: Case,
  }),
  'cases.remove': command({
    summary:
      'Removes a case; its sources and participants stay, its configurations are of no case.',
    input: z.strictObject({ caseId: Id }),
    output: z.object({ releasedConfigurations: z.number() }),
  }),
  'cases.matrix': query({
    summary:
      'Configurations against cases, stakeholder groups, participants, sources or what an attribute says: how many passages on each configuration, its elements and links say what. A passage counts once per stance.',
    input: z
      .strictObject({
        by: z.enum(['case', 'group', 'participant', 'source', 'attribute']),
        attributeId: Id.optional(),
        theoryId: Id.optional(),
      })
      .refine(...NAMES_ITS_ATTRIBUTE),
    output: z.object({
      /** All there are, heard on anything or not; last, where passages are of none, one that is null. */
      columns: z.array(z.object({ id: z.string().nullable(), name: z.string().nullable() })),
      rows: z.array(
        z.object({
          configurationId: Id,
          name: z.string(),
          caseId: Id.nullable(),
          /** Only those where anything was said. */
          cells: z.array(EvidenceCounts.extend({ columnIndex: z.number() })),
        }),
      ),
    }),
  }),
  'cases.demiRegularities': query({
    summary:
      'Where the same mechanism stands in configurations with different outcomes, and which contexts go with which; and outcomes that the same context and mechanism give each time.',
    input: z.strictObject({ theoryId: Id.optional() }),
    output: z.object({
      differing: z.array(DemiRegularity),
      steady: z.array(
        z.object({
          context: Part,
          mechanism: Part,
          /** Outcomes that all of these configurations have. */
          outcomes: z.array(Part),
          configurationIds: z.array(Id),
        }),
      ),
    }),
  }),
}
