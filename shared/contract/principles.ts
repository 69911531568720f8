import { z } from 'zod'
import { PRINCIPLE_ITEM_KINDS } from '../domain/realist.ts'
import { EvidenceCounts, FacetField, Id, LongText, Name, PageInput, RoleOutput } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Kind = z.enum(PRINCIPLE_ITEM_KINDS)

const Item = z.object({
  id: Id,
  kind: Kind,
  /** Empty where the element's words are to stand for it. */
  text: z.string(),
  elementId: Id.nullable(),
  /** Citations as they are written, such as “Bertotti et al. 2018”. */
  citation: z.string(),
})

export const Principle = z.object({
  id: Id,
  name: z.string(),
  /** The lesson for practice. */
  lesson: z.string(),
  /** Citations for all of it, as they are written. */
  citation: z.string(),
  configurationIds: z.array(Id),
  items: z.array(Item),
})
/** A guiding principle: a cluster of configurations with a lesson for practice. */
export type Principle = z.infer<typeof Principle>

const Cited = EvidenceCounts.extend({ sourceId: Id, title: z.string() })

const Entry = z.object({
  /** Null where it is an item that names no element. */
  elementId: Id.nullable(),
  /** Null where it follows from the configurations alone. */
  itemId: Id.nullable(),
  /** The role in which the element stands in the configurations. */
  role: RoleOutput.nullable(),
  facet: FacetField.nullable(),
  text: z.string(),
  /** The written citation of an item. */
  citation: z.string(),
  /** Sources with passages that support it. */
  sources: z.array(Cited),
  /** Sources that only refine or challenge it. */
  otherSources: z.array(Cited),
})
const Entries = z.array(Entry)

const Row = z.object({
  principleId: Id,
  name: z.string(),
  lesson: z.string(),
  citation: z.string(),
  configurations: z.array(z.object({ configurationId: Id, name: z.string() })),
  actions: Entries,
  enablingContexts: Entries,
  constrainingContexts: Entries,
  enablingMechanisms: Entries,
  constrainingMechanisms: Entries,
  /** Contexts and mechanisms of which nobody has said whether they enable or constrain. */
  unsorted: Entries,
  outcomes: Entries,
  /** Sources with passages that support its configurations or anything in the row. */
  sources: z.array(Cited),
  otherSources: z.array(Cited),
  /** What panels made of it in workshops, in the words of the team. */
  reflections: z.array(z.object({ workshopId: Id, workshop: z.string(), text: z.string() })),
})
/** A guiding principle as a row of the table of principles. */
export type PrincipleRow = z.infer<typeof Row>

const fields = {
  lesson: LongText.optional(),
  citation: LongText.optional(),
}
const itemFields = {
  text: LongText.optional(),
  elementId: Id.nullable().optional(),
  citation: LongText.optional(),
}

export const principles = {
  'principles.list': query({
    summary: 'All guiding principles in order, with their configurations and own items.',
    input: Nothing,
    output: z.array(Principle),
  }),
  'principles.create': command({
    summary: 'Makes a guiding principle: a cluster of configurations with a lesson for practice.',
    input: z.strictObject({
      name: Name,
      ...fields,
      configurationIds: z.array(Id).max(10_000).default([]),
    }),
    output: Principle,
  }),
  'principles.update': command({
    summary: 'Changes the name, lesson or citations of a guiding principle.',
    input: z.strictObject({ principleId: Id, name: Name.optional(), ...fields }),
    output: Principle,
  }),
  'principles.setConfigurations': command({
    summary: 'Sets which configurations a guiding principle rests on, in order.',
    input: z.strictObject({ principleId: Id, configurationIds: z.array(Id).max(10_000) }),
    output: Principle,
  }),
  'principles.addItem': command({
    summary:
      'Adds an action, an enabling or constraining context or mechanism to a guiding principle: in words, as an element, or both.',
    input: z.strictObject({
      principleId: Id,
      kind: Kind,
      ...itemFields,
      /** Place among its items, from 0; last where it is not given. */
      position: z.int().min(0).optional(),
    }),
    output: Principle,
  }),
  'principles.updateItem': command({
    summary: 'Changes an item of a guiding principle, or its place.',
    input: z.strictObject({
      itemId: Id,
      kind: Kind.optional(),
      ...itemFields,
      position: z.int().min(0).optional(),
    }),
    output: Principle,
  }),
  'principles.removeItem': command({
    summary: 'Removes an item from a guiding principle; an element it named stays.',
    input: z.strictObject({ itemId: Id }),
    output: Principle,
  }),
  'principles.move': command({
    summary: 'Moves a guiding principle to another place in their order, from 0.',
    input: z.strictObject({ principleId: Id, position: z.int().min(0) }),
    output: z.array(Principle),
  }),
  'principles.remove': command({
    summary: 'Removes a guiding principle with its items; its configurations stay.',
    input: z.strictObject({ principleId: Id }),
    output: z.object({ principleId: Id }),
  }),
  'principles.table': query({
    summary:
      'The table of guiding principles, or a page of its rows, as it follows from configurations in use and own items: actions, enabling and constraining contexts and mechanisms, outcomes, each with the sources that support it.',
    input: z.strictObject({
      /** Only with the configurations of this theory version; principles with none of them are left out. */
      theoryId: Id.optional(),
      ...PageInput,
    }),
    output: z.array(Row),
  }),
}
