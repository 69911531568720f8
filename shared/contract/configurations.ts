import { z } from 'zod'
import {
  EvidenceCounts,
  FacetField,
  Id,
  Instant,
  LongText,
  Name,
  RoleInput,
  RoleOutput,
  StatusField,
} from './common.ts'
import { Evidence } from './evidence.ts'
import { command, Nothing, query } from './procedure.ts'

export const Slot = z.object({
  id: Id,
  role: RoleOutput,
  facet: FacetField.nullable(),
  elementId: Id,
  label: z.string(),
  /** The element's own role; an outcome of one configuration may be a context of another. */
  elementRole: RoleOutput,
})
/** An element in a place of a configuration. */
export type Slot = z.infer<typeof Slot>

export const Configuration = z.object({
  id: Id,
  /** Counts configurations from 1 in the order they were made; never reused. */
  number: z.number(),
  title: z.string(),
  status: StatusField,
  statusReason: z.string(),
  slots: z.array(Slot),
  /** The sentence shown: rewritten by a researcher, or composed from the elements. */
  statement: z.string(),
  isRewritten: z.boolean(),
  /** Roles a complete configuration needs (context, mechanism, outcome) that have no element yet. */
  missing: z.array(RoleOutput),
  isComplete: z.boolean(),
  /** Passages on the configuration itself and on its elements, each counted once per stance. */
  evidence: EvidenceCounts,
  createdAt: Instant,
})
/** A context-mechanism-outcome configuration. */
export type Configuration = z.infer<typeof Configuration>

export const ConfigurationLink = z.object({
  configurationId: Id,
  elementId: Id,
  label: z.string(),
})

export const ConfigurationDetail = Configuration.extend({
  /** The sentence composed from the elements, whether or not it was rewritten. */
  composed: z.string(),
  evidenceList: z.array(Evidence),
  /** Configurations one of whose outcomes is used here as context, intervention or mechanism. */
  chainsIn: z.array(ConfigurationLink),
  /** Configurations that use an outcome of this one. */
  chainsOut: z.array(ConfigurationLink),
  /** Configurations that share an outcome with this one. */
  rivals: z.array(ConfigurationLink),
})
/** A configuration with its evidence and its neighbours. */
export type ConfigurationDetail = z.infer<typeof ConfigurationDetail>

const SlotInput = z.strictObject({
  role: RoleInput,
  facet: FacetField.nullable().optional(),
  elementId: Id,
})

export const configurations = {
  'configurations.list': query({
    summary: 'All configurations in the order of their numbers.',
    input: Nothing,
    output: z.array(Configuration),
  }),
  'configurations.get': query({
    summary: 'One configuration with its evidence, chains and rivals.',
    input: z.strictObject({ configurationId: Id }),
    output: ConfigurationDetail,
  }),
  'configurations.create': command({
    summary: 'Makes a configuration; partial ones are welcome and say what is missing.',
    input: z.strictObject({
      title: Name.optional(),
      slots: z.array(SlotInput).max(100).default([]),
      statement: LongText.nullable().optional(),
      status: StatusField.optional(),
    }),
    output: Configuration,
  }),
  'configurations.update': command({
    summary: 'Changes title, status with its reason, or statement (null: composed again).',
    input: z.strictObject({
      configurationId: Id,
      title: LongText.max(500).optional(),
      status: StatusField.optional(),
      statusReason: LongText.optional(),
      statement: LongText.nullable().optional(),
    }),
    output: Configuration,
  }),
  'configurations.setSlots': command({
    summary: 'Sets all slots of a configuration, in order.',
    input: z.strictObject({ configurationId: Id, slots: z.array(SlotInput).max(100) }),
    output: Configuration,
  }),
  'configurations.addSlot': command({
    summary: 'Puts an element into a slot of a configuration, at the end of its role.',
    input: SlotInput.extend({ configurationId: Id }),
    output: Configuration,
  }),
  'configurations.addElement': command({
    summary: 'Makes an element and puts it into a slot of a configuration, in one step.',
    input: z.strictObject({
      configurationId: Id,
      role: RoleInput,
      facet: FacetField.nullable().optional(),
      label: Name,
    }),
    output: Configuration,
  }),
  'configurations.removeSlot': command({
    summary: 'Takes an element out of a configuration; the element stays in the library.',
    input: z.strictObject({ slotId: Id }),
    output: Configuration,
  }),
  'configurations.addPassage': command({
    summary:
      'Linked coding: makes an element from a coding, puts it into a slot and attaches the coding, in one step.',
    input: z.strictObject({
      configurationId: Id,
      codingId: Id,
      role: RoleInput,
      facet: FacetField.nullable().optional(),
      label: Name,
    }),
    output: Configuration,
  }),
  'configurations.remove': command({
    summary: 'Removes a configuration from all theories; its elements stay.',
    input: z.strictObject({ configurationId: Id }),
    output: z.object({ removedEvidence: z.number() }),
  }),
}
