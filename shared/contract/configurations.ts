import { z } from 'zod'
import { ORIGINS } from '../domain/realist.ts'
import {
  Activation,
  EvidenceCounts,
  FacetField,
  Id,
  Instant,
  JoinerField,
  LongText,
  Name,
  PageInput,
  RoleInput,
  RoleOutput,
  StatusField,
  StyleField,
} from './common.ts'
import { Evidence } from './evidence.ts'
import { Link, Loop } from './links.ts'
import { command, query } from './procedure.ts'

export const Slot = z.object({
  id: Id,
  role: RoleOutput,
  facet: FacetField.nullable(),
  elementId: Id,
  label: z.string(),
  /** The element's own role; an outcome of one configuration may be a context of another. */
  elementRole: RoleOutput,
  /** How it goes with the one before it in the same role. */
  joiner: JoinerField,
  /** How far a mechanism is switched on, from 0 to 10; null where nobody has said. */
  activation: Activation.nullable(),
})
/** An element in a place of a configuration. */
export type Slot = z.infer<typeof Slot>

export const Configuration = z.object({
  id: Id,
  /** Counts configurations from 1 in the order they were made; never reused. */
  number: z.number(),
  title: z.string(),
  /** A short name by which the team speaks of it, such as “IPT3” or a metaphor; empty where it has none. */
  handle: z.string(),
  origin: z.enum(ORIGINS),
  /** Who responds, as in ICAMO; empty where nobody is named. */
  actor: z.string(),
  /** The researcher who looks after it. */
  ownerId: Id.nullable(),
  /** The case it is of; null where it holds across cases. */
  caseId: Id.nullable(),
  style: StyleField,
  status: StatusField,
  statusReason: z.string(),
  slots: z.array(Slot),
  /** The sentence shown: rewritten by a researcher, or composed from the elements. */
  statement: z.string(),
  isRewritten: z.boolean(),
  /** Elements in slots that a rewritten statement no longer mentions. */
  unmentioned: z.array(Id),
  /** The configuration it was merged into, where its status says so and that one is known. */
  mergedInto: Id.nullable(),
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
  /** What researchers say it does to others, and others to it. */
  links: z.array(Link),
})
/** A configuration with its evidence and its neighbours. */
export type ConfigurationDetail = z.infer<typeof ConfigurationDetail>

const SlotInput = z.strictObject({
  role: RoleInput,
  facet: FacetField.nullable().optional(),
  elementId: Id,
  /** Where it is not given, one that is there already keeps its own. */
  joiner: JoinerField.optional(),
  activation: Activation.nullable().optional(),
})

const fields = {
  handle: LongText.max(100).optional(),
  origin: z.enum(ORIGINS).optional(),
  actor: LongText.max(500).optional(),
  ownerId: Id.nullable().optional(),
  /** The case it is of; null where it holds across cases. */
  caseId: Id.nullable().optional(),
  style: StyleField.optional(),
}

const Passage = z.object({
  codingId: Id,
  sourceId: Id,
  sourceTitle: z.string(),
  group: z.string().nullable(),
  participantId: Id.nullable(),
  participant: z.string().nullable(),
  speaker: z.string().nullable(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  roles: z.array(RoleOutput),
})
/** A coded passage, ready to be opened. */
export type Passage = z.infer<typeof Passage>

const Finding = z.object({
  /** Participants, or sources where nobody is known to speak, in which this is so. */
  cases: z.number(),
  /** All passages that show it, whatever the limit. */
  count: z.number(),
  passages: z.array(Passage),
})

const Clause = z.union([
  Name,
  z.strictObject({
    label: Name,
    facet: FacetField.nullable().optional(),
    joiner: JoinerField.optional(),
  }),
])
const Clauses = z.array(Clause).max(50).default([])

export const configurations = {
  'configurations.list': query({
    summary: 'All configurations, or a page of them, in the order of their numbers.',
    input: z.strictObject(PageInput),
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
      ...fields,
    }),
    output: Configuration,
  }),
  'configurations.createInitial': command({
    summary:
      'Turns an If-Then-Because statement of an initial programme theory into a configuration to be tested; an element of the same role and words is used again.',
    input: z.strictObject({
      ifs: Clauses,
      interventions: Clauses,
      thens: Clauses,
      becauses: Clauses,
      /** Where it is not given: IPT and the next number. */
      handle: LongText.max(100).optional(),
      title: Name.optional(),
      actor: LongText.max(500).optional(),
      caseId: Id.nullable().optional(),
    }),
    output: Configuration,
  }),
  'configurations.update': command({
    summary:
      'Changes title, short name, origin, actor, owner, case, style, status with its reason, or statement (null: composed again).',
    input: z.strictObject({
      configurationId: Id,
      title: LongText.max(500).optional(),
      status: StatusField.optional(),
      statusReason: LongText.optional(),
      statement: LongText.nullable().optional(),
      ...fields,
    }),
    output: Configuration,
  }),
  'configurations.updateSlot': command({
    summary:
      'Changes how an element stands in its slot: facet, joiner to the one before it, activation of a mechanism.',
    input: z.strictObject({
      slotId: Id,
      facet: FacetField.nullable().optional(),
      joiner: JoinerField.optional(),
      activation: Activation.nullable().optional(),
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
  'configurations.trace': query({
    summary:
      'Where a configuration leads to, or comes from: through outcomes that stand as something else elsewhere and through links that were said, with the loops among them.',
    input: z.strictObject({
      configurationId: Id,
      direction: z.enum(['forwards', 'backwards']).default('forwards'),
      depth: z.int().min(1).max(1_000).default(20),
    }),
    output: z.object({
      reached: z.array(z.object({ configurationId: Id, distance: z.number() })),
      edges: z.array(
        z.object({
          fromId: Id,
          toId: Id,
          elementId: Id.nullable(),
          linkId: Id.nullable(),
          kind: z.enum(['becomes', 'triggers', 'reinforces', 'inhibits']),
        }),
      ),
      loops: z.array(Loop),
    }),
  }),
  'configurations.disconfirm': query({
    summary:
      'Where to look for what would disprove a configuration: its context in cases without its outcome, its outcome in cases without its mechanism, groups and participants never heard on it, each with passages.',
    input: z.strictObject({
      configurationId: Id,
      /** Passages listed for each finding at most. */
      limit: z.int().min(1).max(1_000).default(20),
    }),
    output: z.object({
      contextWithoutOutcome: Finding,
      outcomeWithoutMechanism: Finding,
      unheardGroups: z.array(
        z.object({ group: z.string(), count: z.number(), passages: z.array(Passage) }),
      ),
      unheardParticipants: z.array(
        z.object({
          participantId: Id,
          participant: z.string(),
          group: z.string().nullable(),
          count: z.number(),
          passages: z.array(Passage),
        }),
      ),
    }),
  }),
  'configurations.remove': command({
    summary: 'Removes a configuration from all theories; its elements stay.',
    input: z.strictObject({ configurationId: Id }),
    output: z.object({ removedEvidence: z.number() }),
  }),
}
