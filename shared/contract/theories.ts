import { z } from 'zod'
import { AREA_KINDS, EDGE_KINDS, LAYOUTS } from '../diagram/scene.ts'
import { REMARK_CODES } from '../domain/theory-remarks.ts'
import { THEORY_KINDS } from '../domain/roles.ts'
import {
  EvidenceCounts,
  FacetField,
  Id,
  InnerLinkField,
  Instant,
  LongText,
  Name,
  PageInput,
  RoleOutput,
  StanceField,
  StrengthField,
} from './common.ts'
import { Configuration } from './configurations.ts'
import { DiagramView } from './diagrams.ts'
import { Element } from './elements.ts'
import { Link } from './links.ts'
import { command, Nothing, query } from './procedure.ts'

const Kind = z.enum(THEORY_KINDS)

export const Theory = z.object({
  id: Id,
  name: z.string(),
  kind: Kind,
  narrative: z.string(),
  configurationIds: z.array(Id),
  /** Counts versions from 1 in the order they were made. */
  number: z.number(),
  createdAt: Instant,
  /** When it was kept as it stood; null where it is live and follows what is done to its configurations. */
  frozenAt: Instant.nullable(),
})
/** A version of the programme theory: a chosen set of configurations with a narrative. */
export type Theory = z.infer<typeof Theory>

export const VersionEvidence = z.object({
  id: Id,
  codingId: Id,
  elementId: Id.nullable(),
  configurationId: Id.nullable(),
  stance: StanceField,
  link: InnerLinkField.nullable(),
  strength: StrengthField.nullable(),
})
/** A piece of evidence as a version has it: what is attached to what, without the words. */
export type VersionEvidence = z.infer<typeof VersionEvidence>

export const VersionPrinciple = z.object({
  id: Id,
  name: z.string(),
  lesson: z.string(),
  /** Those of its configurations that the version has. */
  configurationIds: z.array(Id),
})
/** A principle as a version has it. */
export type VersionPrinciple = z.infer<typeof VersionPrinciple>

export const TheoryContent = z.object({
  /** Null: all configurations in use now. */
  theory: Theory.nullable(),
  configurations: z.array(Configuration),
  /** The elements in its slots, with where they stand in this version and what speaks for them in it. */
  elements: z.array(Element),
  /** The links between its configurations. */
  links: z.array(Link),
  principles: z.array(VersionPrinciple),
  /** Empty unless it was asked for. */
  evidence: z.array(VersionEvidence),
  /** How much the whole version holds, where only a page of it was asked for too. */
  counts: z.object({
    configurations: z.number(),
    elements: z.number(),
    links: z.number(),
    principles: z.number(),
  }),
})
/** All that a version of the theory holds, in one shape whether it was kept or is live. */
export type TheoryContent = z.infer<typeof TheoryContent>

const ScenePoint = z.object({ x: z.number(), y: z.number() })
const SceneNodeOutput = z.object({
  id: Id,
  roles: z.array(RoleOutput),
  facets: z.array(FacetField),
  label: z.string(),
  lines: z.array(z.string()),
  isNew: z.boolean(),
  configurationIds: z.array(Id),
  principleIds: z.array(Id),
  layer: z.string().nullable(),
  group: z.string().nullable(),
  valence: z.enum(['enabling', 'constraining']).nullable(),
  evidence: EvidenceCounts,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
const SceneEdgeOutput = z.object({
  id: z.string(),
  kind: z.enum(EDGE_KINDS),
  from: Id,
  to: Id,
  linkIds: z.array(Id),
  isAlternative: z.boolean(),
  configurationIds: z.array(Id),
  isNew: z.boolean(),
  evidence: EvidenceCounts,
  points: z.array(ScenePoint),
  mark: ScenePoint.nullable(),
})

export const Diagram = z.object({
  title: z.string(),
  date: z.string(),
  width: z.number(),
  height: z.number(),
  layout: z.enum(LAYOUTS),
  columns: z.array(z.object({ role: RoleOutput, x: z.number(), width: z.number() })),
  areas: z.array(
    z.object({
      kind: z.enum(AREA_KINDS),
      label: z.string(),
      lines: z.array(z.string()),
      isShaded: z.boolean(),
      /** Where its label begins from its left border on, and how wide it is. */
      labelRoom: z.object({ left: z.number(), width: z.number() }).optional(),
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      groupId: Id.optional(),
    }),
  ),
  labels: z.array(
    z.object({
      id: Id,
      text: z.string(),
      lines: z.array(z.string()),
      anchorId: Id.nullable(),
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  hidden: z.array(
    z.object({ kind: z.enum(['element', 'link']), id: z.string(), name: z.string() }),
  ),
  nodes: z.array(SceneNodeOutput),
  edges: z.array(SceneEdgeOutput),
})
/** A placed programme-theory diagram; lengths are CSS pixels. */
export type Diagram = z.infer<typeof Diagram>

export const theories = {
  'theories.list': query({
    summary: 'All theory versions, oldest first.',
    input: Nothing,
    output: z.array(Theory),
  }),
  'theories.create': command({
    summary: 'Names a theory version and chooses its configurations.',
    input: z.strictObject({
      name: Name,
      kind: Kind.default('initial'),
      narrative: LongText.optional(),
      configurationIds: z.array(Id).max(10_000).default([]),
    }),
    output: Theory,
  }),
  'theories.update': command({
    summary: 'Changes a theory version that is live.',
    input: z.strictObject({
      theoryId: Id,
      name: Name.optional(),
      kind: Kind.optional(),
      narrative: LongText.optional(),
      configurationIds: z.array(Id).max(10_000).optional(),
    }),
    output: Theory,
  }),
  'theories.remove': command({
    summary:
      'Removes a theory version; its configurations stay. One that was kept goes only with isFrozenToo.',
    input: z.strictObject({ theoryId: Id, isFrozenToo: z.boolean().default(false) }),
    output: z.object({ theoryId: Id }),
  }),
  'theories.freeze': command({
    summary:
      'Keeps a theory version as it stands, for good: its configurations, elements, links, principles and which passages speak for them. Later changes do not touch it, and it can no longer be changed itself.',
    input: z.strictObject({ theoryId: Id }),
    output: Theory,
  }),
  'theories.copy': command({
    summary:
      'Starts the next live theory version from another: its narrative, those of its configurations that are still there, and what was done to its diagrams by hand.',
    input: z.strictObject({ theoryId: Id, name: Name, kind: Kind }),
    output: Theory,
  }),
  'theories.get': query({
    summary:
      'All that a theory version holds, kept or live, or else all configurations in use: in one shape; or a page of its configurations with the elements in their slots. Its evidence, by ids, where that is asked for.',
    input: z.strictObject({
      theoryId: Id.optional(),
      includeEvidence: z.boolean().optional(),
      ...PageInput,
    }),
    output: TheoryContent,
  }),
  'theories.checks': query({
    summary:
      'What a careful reader would ask about a theory version, or about all configurations in use: remarks with what they are about, never blocks.',
    input: z.strictObject({ theoryId: Id.optional() }),
    output: z.array(
      z.object({
        code: z.enum(REMARK_CODES),
        message: z.string(),
        configurationIds: z.array(Id),
        elementIds: z.array(Id),
      }),
    ),
  }),
  'theories.diagram': query({
    summary:
      'The diagram of a theory version, or of all configurations not rejected or merged, with places and with what was done to it by hand (diagrams.*). What the version before did not have is marked as new.',
    input: z.strictObject({ theoryId: Id.optional(), ...DiagramView }),
    output: Diagram,
  }),
}
